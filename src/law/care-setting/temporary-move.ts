import { hasAttained } from '../attained-age.js';
import { addDays, addMonths, plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

/** By what the move says of itself: how many days it may last, and how many such moves a year may have. */
const LIMITS: Record<string, { days: number | null; inAYear: number | null }> = {
  hospital: { days: 42, inAYear: null },
  holiday: { days: null, inAYear: null },
  'carer-on-holiday': { days: 21, inAYear: 2 },
  other: { days: 7, inAYear: null },
};

const KIND = atOnce('Record why the child is away: hospital, holiday, the carer’s holiday, or another reason');
const PLACEMENT = atOnce('The child returns, or the move is recorded as a placement of its own');

export const temporaryMove: LegalRule<PlacementFacts> = {
  id: 'PL-09',
  duty: 'A temporary move lasts no longer than its kind allows; the place the child is really in is judged',
  law: 'Children looked-after return (SSDA903), placement codes T0 to T4, rules 375 to 379',
  source: 'https://www.gov.uk/guidance/children-looked-after-return',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['alerts', 'reports'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The first collection year of rules 375 to 379'],
  reads: ['on', 'at', 'bornOn', 'evidence'],
  evidence: ['temporary-move'],

  apply(facts) {
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    const moves = facts.evidence.filter(
      ({ kind, outcome, at }) => kind === 'temporary-move' && outcome === 'done' && at <= facts.at,
    );
    const move = moves.findLast(({ until }) => until === null || facts.on < until);
    if (move === undefined) return notEngaged('No temporary move is recorded');
    const limit = LIMITS[move.detail ?? ''];
    if (limit === undefined) return unknown('kind-of-move-not-known', 'Why the child is away is not recorded', [KIND]);
    const ofTheYear = moves.filter(({ detail, on }) => detail === move.detail && on > addMonths(facts.on, -12));
    if (limit.inAYear !== null && ofTheYear.length > limit.inAYear)
      return breached('too-many-temporary-moves', `${ofTheYear.length} such moves in twelve months, of ${limit.inAYear} allowed`, [PLACEMENT]); // prettier-ignore
    if (limit.days !== null && facts.on > addDays(move.on, limit.days))
      return breached('temporary-move-too-long', `It has lasted longer than ${limit.days} days`, [PLACEMENT]);
    return met(limit.days === null ? 'Away for a holiday' : `No longer than ${limit.days} days so far`);
  },
};
