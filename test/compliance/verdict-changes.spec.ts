import { changesAt, changesOfPast, type FoundAnswer, type RecordedSpan } from '../../src/compliance/verdict-changes.js';

const at = new Date('2026-06-10T00:00:00Z');
const before = new Date('2026-06-01T00:00:00Z');
const found = (over: Partial<FoundAnswer> = {}): FoundAnswer => ({
  ...{
    placementId: 'p',
    childId: 'c',
    rule: 'PP-01',
    version: '1',
    verdict: 'breached',
    cause: 'late',
    reason: 'Late',
  },
  ...over,
});
const span = (over: Partial<RecordedSpan> = {}): RecordedSpan => ({
  ...{
    id: 's',
    placementId: 'p',
    rule: 'PP-01',
    version: '1',
    verdict: 'breached',
    cause: 'late',
    from: before,
    until: null,
  },
  ...over,
});
const nothing = { closed: [], superseded: [], opened: [] };

describe('what a judging changes', () => {
  it.each([
    ['the same answer', [span()], [found()], nothing],
    ['not engaged, as before', [], [found({ verdict: 'not-engaged', cause: null })], nothing],
    ['not engaged any more', [span()], [found({ verdict: 'not-engaged', cause: null })], { ...nothing, closed: ['s'] }],
    ['judged later already', [span({ from: new Date('2026-06-11Z') })], [found({ verdict: 'met' })], nothing],
    ['another rule', [span({ rule: 'PP-02' })], [], nothing],
  ])('%s', (_, standing, answers, changes) => {
    expect(changesAt(at, standing, answers)).toEqual(changes);
  });

  it.each([
    ['verdict', { verdict: 'met', cause: null }],
    ['cause', { cause: 'other' }],
    ['version of the law', { version: '2' }],
  ] as const)('another %s closes the span at the instant and opens one there', (_, change) => {
    const answer = found(change);
    expect(changesAt(at, [span()], [answer])).toEqual({
      ...{ closed: ['s'], superseded: [], opened: [{ ...answer, from: at, until: null }] },
    });
  });

  it('what began at the very instant never held', () => {
    expect(changesAt(at, [span({ from: at })], [found({ verdict: 'met', cause: null })])).toMatchObject({
      ...{ closed: [], superseded: ['s'] },
    });
  });

  it('of a past known exactly, what is recorded and wanted stays, and nothing else does', () => {
    const wanted = [
      { ...found(), from: before, until: null },
      { ...found({ rule: 'PL-01' }), from: before, until: at },
    ];
    const recorded = [span(), span({ id: 'open', rule: 'PL-01' }), span({ id: 'gone', rule: 'SA-01' })];
    expect(changesOfPast(recorded, wanted)).toEqual({ closed: [], superseded: ['open', 'gone'], opened: [wanted[1]] });
  });
});
