import { isBefore, plainDate, type PlainDate } from '../../kernel/plain-date.js';

/** Why children go: what drove the child away, and what drew the child there. */
export interface Factor {
  code: string;
  text: string;
  from: PlainDate;
  /** Exclusive; null while it is offered. */
  until: PlainDate | null;
}

const always = { from: plainDate('2014-01-01'), until: null };

/**
 * No list is set by statute. These follow the grounds named in the statutory guidance of January 2014 and in common use;
 * unverified as a list, so a code is ended by a date here and never taken out: old interviews keep theirs.
 */
export const PUSH_FACTORS: readonly Factor[] = [
  { code: 'placement-unhappy', text: 'Unhappy where they live', ...always },
  { code: 'conflict-carers', text: 'Argument with carers or staff', ...always },
  { code: 'conflict-children', text: 'Conflict with other children there, or bullying', ...always },
  { code: 'placement-move', text: 'A move, or a move planned', ...always },
  { code: 'far-from-home', text: 'Far from home or from people who matter', ...always },
  { code: 'contact', text: 'Contact with family stopped, limited or upsetting', ...always },
  { code: 'harm-at-home', text: 'Harm or fear where they live', ...always },
  { code: 'school', text: 'Trouble at school or no school place', ...always },
  { code: 'mental-health', text: 'How they feel: distress, self-harm, mental health', ...always },
  { code: 'not-listened-to', text: 'Not listened to', ...always },
  { code: 'immigration', text: 'Fear about immigration status or age', ...always },
];

export const PULL_FACTORS: readonly Factor[] = [
  { code: 'family', text: 'To be with family', ...always },
  { code: 'friends', text: 'To be with friends', ...always },
  { code: 'relationship', text: 'A boyfriend or girlfriend', ...always },
  { code: 'community', text: 'People of their own language, faith or country', ...always },
  { code: 'adults-of-concern', text: 'Adults who cause concern', ...always },
  { code: 'sexual-exploitation', text: 'Signs of sexual exploitation', ...always },
  { code: 'criminal-exploitation', text: 'Signs of criminal exploitation, such as county lines', ...always },
  { code: 'labour', text: 'Work, or a debt to be worked off', ...always },
  { code: 'substances', text: 'Alcohol or drugs', ...always },
  { code: 'online', text: 'Somebody met online', ...always },
  { code: 'independence', text: 'Freedom, fun, a party', ...always },
];

/** Those that may be chosen for an interview held on a day. */
export function factorsOn(list: readonly Factor[], on: PlainDate): Factor[] {
  return list.filter(({ from, until }) => !isBefore(on, from) && (until === null || isBefore(on, until)));
}

/** Codes that are on no list on that day. */
export function unknownFactors(list: readonly Factor[], codes: readonly string[], on: PlainDate): string[] {
  const known = new Set(factorsOn(list, on).map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
}

export function factorWords(list: readonly Factor[], codes: readonly string[]): string[] {
  return codes.map((code) => list.find((factor) => factor.code === code)?.text ?? code);
}
