import { toIso } from '../../../kernel/plain-date.js';
import { durationInWords } from '../../../missing/absence.js';
import { type ProfileStanding, type Unanswered } from '../../../missing/profile/profile-standing.js';
import { definitionOf } from '../../../missing/profile/profile.js';
import { day } from '../../filters/dates.js';

/** “Profile last confirmed 4 months ago”, by its oldest part; that there is none is said as well. */
export function profileAgeInWords({ lastConfirmedAt }: ProfileStanding, now: Date): string {
  return lastConfirmedAt
    ? `Profile last confirmed ${agoInWords(lastConfirmedAt, now)}`
    : 'No missing profile is recorded';
}

/** Minutes, hours and days as elsewhere; from the second month in months, whole ones. */
export function agoInWords(then: Date, now: Date): string {
  const days = Math.floor((now.getTime() - then.getTime()) / 86_400_000);
  if (days < 61) return `${durationInWords(then, now)} ago`;
  return `${Math.floor(days / 30.44)} months ago`;
}

/** What is owed of it, and by when; null when nothing is. */
export function owedInWords({ is, dueOn, handOverDue, unanswered }: ProfileStanding): string | null {
  if (is === 'current' || is === 'not-engaged') return null;
  const what = [
    ...(unanswered.length ? ['finished'] : []),
    ...(handOverDue ? ['handed over'] : []),
    ...(!unanswered.length && !handOverDue ? ['confirmed'] : []),
  ].join(' and ');
  const by = dueOn === null ? '' : ` by ${day(toIso(dueOn))}`;
  return is === 'overdue' ? `It was to be ${what}${by}` : `To be ${what}${by}`;
}

export function unansweredName(what: Unanswered): string {
  return what === 'photo' ? 'Photograph' : definitionOf(what).name;
}
