import { type Channel } from '../message.js';

/** A message in words, on its way. */
export interface Outgoing {
  /** The same at every try: whoever gets it twice can tell. */
  id: string;
  channel: Channel;
  recipient: string;
  subject: string;
  /** The whole text of its channel. */
  text: string;
  /** A try before this one ended without anybody knowing how. */
  mayHaveBeenSent: boolean;
}

/** A way out of the building. */
export interface Transport {
  /** @returns what the provider calls it. @throws NotSent */
  send(message: Outgoing): Promise<string>;
}

/** Not accepted, as far as we know. */
export class NotSent extends Error {
  constructor(
    /** A code, never the provider's words: `HTTP 503`, `ETIMEDOUT`. */
    readonly problem: string,
    /** Sending the same again would be refused again. */
    readonly refused = false,
  ) {
    super(problem);
    this.name = 'NotSent';
  }
}

/** What went wrong with a connection, by the system's code for it. */
export function notSentBecause(error: unknown): NotSent {
  if (error instanceof NotSent) return error;
  const { code, name, cause } = error as { code?: unknown; name?: string; cause?: { code?: unknown } };
  const named = [cause?.code, code, name].find((each): each is string => typeof each === 'string');
  return new NotSent((named ?? 'unknown').replaceAll(/[^\w .:-]/g, '').slice(0, 80) || 'unknown');
}
