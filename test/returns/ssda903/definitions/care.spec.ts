import { toIso } from '../../../../src/kernel/plain-date.js';
import {
  hasOnlyRespite,
  history,
  isLookedAfterAllYear,
  isLookedAfterAtYearEnd,
  periodsOfCare,
} from '../../../../src/returns/ssda903/definitions/care.js';
import { aChild, type TestChild } from '../a-child.js';

const LONG = { DECOM: '2020-05-01', RNE: 'S', LS: 'C2' };

describe('looked after all of 2025-26', () => {
  it.each([
    ['one open episode', aChild().episode(LONG), true],
    ['since 1 April', aChild().episode({ ...LONG, DECOM: '2025-04-01' }), true],
    ['since 2 April', aChild().episode({ ...LONG, DECOM: '2025-04-02' }), false],
    ['left on 1 April of the next year', aChild().episode({ ...LONG, DEC: '2026-04-01', REC: 'E4A' }), true],
    ['left on 31 March', aChild().episode({ ...LONG, DEC: '2026-03-31', REC: 'E4A' }), false],
    ['ended on 31 March with X1', aChild().episode({ ...LONG, DEC: '2026-03-31', REC: 'X1' }), true],
    [
      'moved in May, left on 31 March',
      aChild()
        .episode({ ...LONG, DEC: '2025-05-01', REC: 'X1' })
        .episode({ DECOM: '2025-05-01', RNE: 'P', LS: 'C2', DEC: '2026-03-31', REC: 'E4A' }),
      false,
    ],
    [
      'left and came back the same day',
      aChild()
        .episode({ ...LONG, DEC: '2025-05-01', REC: 'E4A' })
        .episode({ DECOM: '2025-05-01', RNE: 'P', LS: 'C2' }),
      false,
    ],
    [
      'started anew in the year',
      aChild()
        .episode({ ...LONG, DEC: '2025-05-01', REC: 'X1' })
        .episode({ DECOM: '2025-05-01', RNE: 'S', LS: 'C2' }),
      false,
    ],
    ['short breaks by agreement', aChild().episode({ ...LONG, LS: 'V4' }), false],
    ['nothing known', aChild(), false],
  ] as [string, TestChild, boolean][])('%s', (_what, told, is) => {
    expect(isLookedAfterAllYear(told.inYear(2025).child)).toBe(is);
  });
});

describe('looked after on 31 March', () => {
  it.each([
    ['an open episode', aChild().episode(LONG), true],
    ['an ended one', aChild().episode({ ...LONG, DEC: '2025-05-01' }), false],
    ['an open agreement of short breaks', aChild().episode({ ...LONG, LS: 'V4' }), false],
  ] as [string, TestChild, boolean][])('%s', (_what, told, is) => {
    expect(isLookedAfterAtYearEnd(told.inYear(2025).child)).toBe(is);
  });
});

it('a child with no episodes has not only short breaks', () => {
  expect(hasOnlyRespite(aChild().inYear(2025).child)).toBe(false);
  expect(hasOnlyRespite(aChild().episode({ LS: 'V3' }).inYear(2025).child)).toBe(true);
  expect(hasOnlyRespite(aChild().episode({ LS: 'V3' }).episode({ LS: 'C2' }).inYear(2025).child)).toBe(false);
});

it('a period of care ends where a day is missing', () => {
  const { child } = aChild()
    .episode({ DECOM: '2025-06-02' })
    .episode({ DECOM: '2025-04-01', DEC: '2025-05-01' })
    .episode({ DECOM: '2025-05-01', DEC: '2025-06-01' })
    .inYear(2025);
  const periods = periodsOfCare(child).map(({ start, end }) => [toIso(start), end && toIso(end)]);
  expect(periods).toEqual([
    ['2025-04-01', '2025-06-01'],
    ['2025-06-02', null],
  ]);
});

it('the history has an episode of two returns once, as the newer has it', () => {
  const { child } = aChild()
    .episode({ ...LONG, DEC: '2025-06-01' })
    .lastYear((last) => last.episode({ DECOM: '2019-01-01', RNE: 'S', DEC: '2019-02-01' }).episode(LONG))
    .inYear(2025);
  expect(history(child).map(({ DECOM, DEC }) => [toIso(DECOM), DEC && toIso(DEC)])).toEqual([
    ['2019-01-01', '2019-02-01'],
    ['2020-05-01', '2025-06-01'],
  ]);
});
