import { returnWillSay } from '../../src/missing/return-will-say.js';

describe('what the annual return will say when the placement ends and the child is away (rule 575)', () => {
  const at = (iso: string) => new Date(iso);
  const gone = (from: string, until: string | null = null) =>
    [{ kind: 'missing', from: at(from), until: until && at(until) }] as Parameters<typeof returnWillSay>[0];
  it.each([
    ['gone while placed there', '2026-06-01T20:00:00Z', true],
    ['gone on the day it began', '2026-05-01T00:30:00Z', true],
    ['gone the day before', '2026-04-30T12:00:00Z', false],
    ['gone on the day it ends', '2026-06-05T20:00:00Z', true],
    ['gone the day after', '2026-06-06T20:00:00Z', false],
  ])('%s', (_sentence, from, breaks) =>
    expect(returnWillSay(gone(from), at('2026-05-01T10:00:00Z'), at('2026-06-05T10:00:00Z'))?.breaks575).toBe(breaks),
  );
  it('nothing once the child is back', () =>
    expect(returnWillSay(gone('2026-06-01T20:00:00Z', '2026-06-02T20:00:00Z'), at('2026-05-01T10:00:00Z'), at('2026-06-05T10:00:00Z'))).toBeNull()); // prettier-ignore
});
