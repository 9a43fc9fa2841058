import { earliness } from '../../src/missing/early-absence.js';

describe('how soon after our duty began the child was gone', () => {
  const at = (iso: string | null) => (iso === null ? null : new Date(iso));
  it.each([
    ['before there was any care', null, null, ['before-care']],
    ['before it began', '2026-06-02T00:00:00Z', null, ['before-care']],
    ['in the first hour, not yet placed', '2026-06-01T19:30:00Z', null, ['before-first-placement', 'within-24-hours']],
    ['from the first placement on the first day', '2026-06-01T08:00:00Z', '2026-06-01T12:00:00Z', ['within-24-hours']],
    ['a minute before 24 hours', '2026-05-31T20:01:00Z', '2026-05-31T21:00:00Z', ['within-24-hours']],
    ['at 24 hours', '2026-05-31T20:00:00Z', '2026-05-31T21:00:00Z', ['within-72-hours']],
    ['at 72 hours', '2026-05-29T20:00:00Z', '2026-05-29T21:00:00Z', []],
    ['after three days in care, never placed', '2026-05-01T20:00:00Z', null, ['before-first-placement']],
  ])('%s', (_sentence, inCareFrom, placedFrom, expected) =>
    expect(
      earliness({ absentFrom: at('2026-06-01T20:00:00Z')!, inCareFrom: at(inCareFrom), placedFrom: at(placedFrom) }),
    ).toEqual(expected),
  );
});
