/** How a message goes out. */
export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a message is about: a record named by its id, or the roster, a handover or the outbox itself. */
export const ABOUTS = ['absence', 'interview', 'breach', 'on-call', 'handover', 'outbox'] as const;
export type About = (typeof ABOUTS)[number];

export const TEMPLATE_NAMES = [
  'escalation-owed',
  'escalation-climbed',
  'escalation-told',
  'on-call-empty',
  'handover',
  'interview-due',
  'interview-late',
  'breach-decision',
  'breach-review',
  'test',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** Numbers and times: there is no room for a name. */
export interface MessageParameters {
  /** Whole hours since it began. */
  hours?: number;
  rung?: number;
  count?: number;
  since?: Date;
  dueAt?: Date;
  from?: Date;
  until?: Date;
}

/** A message to a colleague. */
export interface NewMessage {
  /** What it is the message of, `escalation-step:<id>:email`: a second one is not queued. */
  once: string;
  channel: Channel;
  /** An e-mail address or a telephone number, as `channel` has it. */
  recipient: string;
  /** The colleague, where it is one with an account. */
  toUserId?: string;
  template: TemplateName;
  about: About;
  /** Of the absence, the interview or the breach. */
  aboutId?: string;
  parameters?: MessageParameters;
}

/** Whether it reads like an address of that kind; the database has the same two patterns. */
export function isRecipient(channel: Channel, text: string): boolean {
  return (channel === 'email' ? /^[^\s@<>,;"]+@[^\s@<>,;"]+$/ : /^\+?\d[\d ()-]{6,19}$/).test(text);
}

/** What people say aloud of a record instead of a name: `M-3F0E2F7E`. */
export function referenceOf(about: About, aboutId: string | null): string {
  const letter = { absence: 'M', interview: 'I', breach: 'B', 'on-call': 'R', handover: 'H', outbox: 'O' }[about];
  return aboutId ? `${letter}-${aboutId.slice(0, 8).toUpperCase()}` : letter;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed try comes the next: a day in all. */
const PAUSES = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 7 * HOUR, 12 * HOUR];

/** When to try again after so many tries; null: it is given up. */
export function tryAgainAt(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

/** Not sent this long after it was queued: somebody has to ring. */
export const OVERDUE_MINUTES = 2;

export const MESSAGE_STATES = ['waiting', 'overdue', 'failed', 'sent', 'rung'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface MessageTimes {
  queuedAt: Date;
  sentAt: Date | null;
  failedAt: Date | null;
  rungAt: Date | null;
}

/** `overdue` is still being tried; `failed` is not. */
export function stateOf({ queuedAt, sentAt, failedAt, rungAt }: MessageTimes, now: Date): MessageState {
  if (sentAt) return 'sent';
  if (rungAt) return 'rung';
  if (failedAt) return 'failed';
  return now.getTime() - queuedAt.getTime() < OVERDUE_MINUTES * MINUTE ? 'waiting' : 'overdue';
}
