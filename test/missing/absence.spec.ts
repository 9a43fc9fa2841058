import { durationInWords, incidentStart, interviewDueAt, standing, type Segment } from '../../src/missing/absence.js';

const at = (iso: string) => new Date(iso);
const segment = (kind: Segment['kind'], from: string, until: string | null): Segment => ({
  kind,
  from: at(from),
  until: until === null ? null : at(until),
});

describe('an absence', () => {
  const awayThenMissing = [
    segment('away', '2026-03-01T20:00:00Z', '2026-03-01T22:00:00Z'),
    segment('missing', '2026-03-01T22:00:00Z', '2026-03-02T04:00:00Z'),
    segment('away', '2026-03-02T04:00:00Z', null),
  ];

  it('is what its open segment is', () => {
    expect(standing(awayThenMissing)).toBe('away');
    expect(standing([segment('missing', '2026-03-01T20:00:00Z', '2026-03-01T21:00:00Z')])).toBeNull();
  });

  it('with a missing segment is one missing incident, dated at the first', () => {
    expect(incidentStart(awayThenMissing)).toEqual({ kind: 'missing', at: at('2026-03-01T22:00:00Z') });
    expect(incidentStart(awayThenMissing.slice(0, 1))).toEqual({ kind: 'away-only', at: at('2026-03-01T20:00:00Z') });
  });

  it.each([
    ['an ordinary return', '2026-03-02T05:00:00Z', '2026-03-05T05:00:00.000Z'],
    ['a return before the clocks go forward: still 72 hours', '2026-03-28T12:00:00Z', '2026-03-31T12:00:00.000Z'],
    ['a return before the clocks go back: still 72 hours', '2026-10-24T11:00:00Z', '2026-10-27T11:00:00.000Z'],
  ])('the interview after %s', (_sentence, returnedAt, due) =>
    expect(interviewDueAt(awayThenMissing, at(returnedAt))?.toISOString()).toBe(due),
  );

  it('owes no interview when nobody ever lost sight of the child', () =>
    expect(interviewDueAt(awayThenMissing.slice(0, 1), at('2026-03-02T05:00:00Z'))).toBeNull());
});

describe('a duration, as a person says it', () => {
  const from = at('2026-03-01T00:00:00Z');
  it.each([
    ['2026-03-01T00:00:59Z', '0 minutes'],
    ['2026-03-01T00:01:00Z', '1 minute'],
    ['2026-03-01T00:59:59Z', '59 minutes'],
    ['2026-03-01T01:00:00Z', '1 hour'],
    ['2026-03-02T02:30:00Z', '26 hours'],
    ['2026-03-03T23:59:59Z', '71 hours'],
    ['2026-03-04T00:00:00Z', '3 days'],
    ['2026-04-01T00:00:00Z', '31 days'],
  ])('until %s: %s', (to, words) => expect(durationInWords(from, at(to))).toBe(words));
});
