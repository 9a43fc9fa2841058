import { outcomeAt, type OutcomeFacts, rate, ratesOf } from '../../../src/missing/interviews/outcome.js';
import { monthOf, monthsUpTo, noCounts, ratesByMonth, spanOf } from '../../../src/missing/interviews/rates.js';

const DUE = new Date('2026-06-05T06:00:00Z');
const at = (iso: string) => new Date(`2026-06-${iso}:00Z`);
const before = at('05T06:00');
const after = at('05T06:01');

const nothing: OutcomeFacts = {
  dueAt: DUE,
  heldAt: null,
  closedAs: null,
  closedAt: null,
  offeredAt: null,
  answer: null,
};

describe('an interview due by 6 in the morning of 5 June', () => {
  it.each([
    ['nothing recorded, at the 72nd hour', before, {}, 'awaited'],
    ['nothing recorded, a minute after', after, {}, 'not-offered'],
    ['offered, no answer, late', after, { offeredAt: at('03T09:00') }, 'awaited'],
    ['accepted, late', after, { offeredAt: at('03T09:00'), answer: 'accepted' }, 'awaited'],
    ['declined', before, { offeredAt: at('03T09:00'), answer: 'declined' }, 'declined'],
    ['held at the 72nd hour', after, { heldAt: at('05T06:00') }, 'held-in-time'],
    ['held a minute after', after, { heldAt: at('05T06:01') }, 'held-late'],
    ['held late after it was declined', after, { heldAt: at('07T06:01'), answer: 'declined' }, 'held-late'],
    ['held after it was closed', after, { heldAt: at('04T06:01'), closedAs: 'unreachable', closedAt: at('03T09:00') }, 'held-in-time'],
    ['not to be found', before, { closedAs: 'unreachable', closedAt: at('04T09:00') }, 'unreachable'],
    ['missing again first', before, { closedAs: 'missing-again', closedAt: at('04T09:00') }, 'unreachable'],
    ['does not apply', before, { closedAs: 'not-applicable', closedAt: at('04T09:00') }, 'not-applicable'],
    ['not to be offered any more', before, { closedAs: 'not-offered', closedAt: at('04T09:00') }, 'not-offered'],
    ['offered again after it was closed', after, { closedAs: 'unreachable', closedAt: at('04T09:00'), offeredAt: at('04T09:01') }, 'awaited'],
    ['closed at the minute of the offer', after, { closedAs: 'unreachable', closedAt: at('04T09:00'), offeredAt: at('04T09:00') }, 'unreachable'],
    ['declined, then closed', after, { closedAs: 'not-applicable', closedAt: at('04T09:00'), offeredAt: at('03T09:00'), answer: 'declined' }, 'not-applicable'],
  ] as const)('%s', (_sentence, now, facts, outcome) => {
    expect(outcomeAt(now, { ...nothing, ...facts })).toBe(outcome);
  }); // prettier-ignore
});

describe('the figures of a month', () => {
  const row = (outcome: 'held-in-time' | 'declined', due: number, accepted: number) => ({ month: '2026-06', kind: 'missing' as const, outcome, due, offered: due, accepted }); // prettier-ignore

  it('outcomes add up to those due; away-only apart; months of which nothing is recorded are noughts', () => {
    const [june, may] = ratesByMonth(['2026-06', '2026-05'], [
      row('held-in-time', 3, 3),
      row('declined', 1, 0),
      { ...row('declined', 5, 0), kind: 'away-only' },
    ]); // prettier-ignore
    expect(june!.missing).toMatchObject({ due: 4, 'held-in-time': 3, declined: 1, accepted: 3, offered: 4 });
    expect(june!.awayOnly.due).toBe(5);
    expect(may!.missing).toEqual(noCounts());
    expect(ratesOf(june!.missing)).toMatchObject({ inTimeOfDue: 75, inTimeOfAccepted: 100, offeredOfDue: 100 });
  });

  it('a share of nothing is no share', () => {
    expect([rate(0, 0), rate(0, 4), rate(2, 3)]).toEqual([null, 0, 67]);
  });

  it('months are London’s, over the turn of the year and both clock changes', () => {
    expect(monthOf(new Date('2026-05-31T23:30:00Z'))).toBe('2026-06');
    expect(monthsUpTo('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
    const { from, until } = spanOf('2026-10');
    expect([from.toISOString(), until.toISOString()]).toEqual(['2026-09-30T23:00:00.000Z', '2026-11-01T00:00:00.000Z']);
  });
});
