import { dayOf as plainDay, daysInMonth, partsOf, type PlainDate } from '../../kernel/plain-date.js';
import { type Row } from '../facts.js';
import { dayOf, holdsAt, type Instant } from '../london.js';
import { type Known } from './known.js';

export type Answer = 'yes' | 'no' | 'unknown';
export type Trafficked = 'T1' | 'T2' | 'no' | 'unknown';

/** What says whether a child is counted, and as whom, on a day. */
export interface StateFacts {
  periods: Row<'period_of_care'>[];
  statuses: Row<'legal_status'>[];
  answers: Row<'unaccompanied_answer'>[];
  screenings: Row<'trafficking_screening'>[];
  findings: Row<'trafficking_finding'>[];
  referrals: { at: Instant; decisions: Row<'nrm_decision'>[] }[];
}

export function stateFacts(known: Known): StateFacts {
  const decisions = known.all('nrm_decision').sort((a, b) => a.decided_at! - b.decided_at!);
  return {
    periods: known.all('period_of_care'),
    statuses: known.all('legal_status'),
    answers: known.all('unaccompanied_answer'),
    screenings: known.all('trafficking_screening'),
    findings: known.all('trafficking_finding'),
    referrals: known.all('nrm_referral').map(({ id, referred_at }) => ({
      at: referred_at!,
      decisions: decisions.filter((each) => each.nrm_referral_id === id),
    })),
  };
}

/** Counted at the end of a day: in care, and not for a short break. `at` is the day's last second. */
export function isLookedAfter({ periods, statuses }: StateFacts, at: Instant): boolean {
  if (!periods.some(({ during }) => holdsAt(during, at))) return false;
  return !statuses.some(({ code, during }) => (code === 'V3' || code === 'V4') && holdsAt(during, at));
}

export function unaccompaniedAt({ answers }: StateFacts, at: Instant): Answer {
  const row = answers.find(({ during }) => holdsAt(during, at));
  if (row === undefined) return 'unknown';
  const answer = row.answer as Answer;
  return answer === 'no' && isOutOfDate(row.answered_at!, at) ? 'unknown' : answer;
}

export function traffickedAt({ findings, referrals, screenings }: StateFacts, at: Instant): Trafficked {
  const levels = findings.filter(({ during }) => holdsAt(during, at)).map(({ level }) => level);
  const states = referrals.map((referral) => referralAt(referral, at));
  if (levels.includes('identified') || states.includes('T1')) return 'T1';
  if (levels.includes('suspected') || states.includes('T2')) return 'T2';
  let latest: Row<'trafficking_screening'> | undefined;
  for (const each of screenings)
    if (each.screened_at! <= at && (latest === undefined || each.screened_at! > latest.screened_at!)) latest = each;
  return latest?.outcome === 'no-concern' && !isOutOfDate(latest.screened_at!, at) ? 'no' : 'unknown';
}

function referralAt({ at: referredAt, decisions }: StateFacts['referrals'][number], at: Instant): Trafficked {
  if (referredAt > at) return 'no';
  let state: Trafficked = 'T2';
  let refused = '';
  for (const { decision, decided_at } of decisions) {
    if (decided_at! > at) break;
    if (decision === 'reasonable-grounds-positive' || decision === 'conclusive-grounds-positive') state = 'T1';
    if (decision === 'withdrawn') state = 'no';
    if (decision === 'reasonable-grounds-negative' || decision === 'conclusive-grounds-negative') {
      state = 'no';
      refused = decision;
    }
    if (decision === 'reconsideration-opened' && refused !== '')
      state = refused === 'reasonable-grounds-negative' ? 'T2' : 'T1';
  }
  return state;
}

/** More than six calendar months later, by London days; the 31st becomes the last day of a shorter month. */
function isOutOfDate(answeredAt: Instant, at: Instant): boolean {
  return dayOf(at) > sixMonthsAfter(dayOf(answeredAt));
}

function sixMonthsAfter(on: PlainDate): PlainDate {
  const { year, month, day } = partsOf(on);
  const later = month + 6;
  const [y, m] = later > 12 ? [year + 1, later - 12] : [year, later];
  return plainDay(y, m, Math.min(day, daysInMonth(y, m)))!;
}
