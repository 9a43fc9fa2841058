/** One field of what was sent, and what to do about it, in the words the page shows. */
export interface FieldError {
  field: string;
  message: string;
}

/** What a refusal for want of law says besides its words. */
export interface UnlawfulDetails {
  rule: string;
  ruleVersion: string;
  citation: string;
  /** The day judged, `YYYY-MM-DD`. */
  on: string;
  /** Whole years on that day, by the youngest live assertion; null when no date of birth is recorded. */
  ageOn: number | null;
  setting: string;
}

/**
 * `malformed`: it cannot be read · `invalid`: an answer is missing or wrong · `unlawful`: a duty forbids it ·
 * `unauthenticated`: nobody is signed in · `forbidden`: signed in, and may not · `not-found`: absent or hidden, alike ·
 * `conflict`: somebody else was first · `version-required`, `stale`: the version seen was not said, or is no longer the
 * current one · `too-many-tries` · `unavailable`: try again.
 */
export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'unlawful'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'version-required'
  | 'stale'
  | 'too-large'
  | 'too-many-tries'
  | 'unavailable';

export interface ProblemDetails extends Partial<UnlawfulDetails> {
  errors?: FieldError[];
  /** Where the thing that was first is to be found. */
  existing?: string;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** All rules engaged, for a page that shows them again. */
  verdict?: unknown;
  /** Of a placement that would end while its child is away: what the annual return will say. */
  returnWillSay?: unknown;
}

/**
 * A refusal the caller can act on. `http/` turns its kind into a status and RFC 9457 JSON, `web/` into a page; anything
 * else thrown is a bug. The words never hold a child's details.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly details: ProblemDetails = {},
  ) {
    super(message);
    this.name = 'Problem';
  }
}

export function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { errors: [{ field, message }] });
}

/** The one answer for what does not exist and for what the actor may not see. */
export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}`);
}

export function conflict(message: string, details: ProblemDetails = {}): Problem {
  return new Problem('conflict', message, details);
}
