import { daysInTwelveMonths, type Lived, residenceAt } from '../../src/placements/residence.js';

const at = (iso: string) => new Date(`${iso}T00:00:00Z`);
const lived = (settingId: string, from: string, until: string | null): Lived => ({
  ...{ settingId, route: null, from: at(from), until: until === null ? null : at(until) },
});

describe('how a stay in Oak House from 1 June follows on what came before', () => {
  it.each<[string, Lived[], string, string | null, string | null]>([
    ['nothing', [], '2026-06-01', null, null],
    ['a placement elsewhere', [lived('elm', '2026-03-01', '2026-06-01')], '2026-06-01', null, 'elm'],
    ['the same house until that instant: one residence', [lived('oak', '2026-03-01', '2026-06-01')], '2026-03-01', null, null],
    ['and again before', [lived('oak', '2026-03-01', '2026-06-01'), lived('oak', '2026-01-01', '2026-03-01')], '2026-01-01', null, null],
    ['the same house until the day before: another admission', [lived('oak', '2026-03-01', '2026-05-31')], '2026-06-01', '2026-05-31', null],
    ['the same house twice before: the later leaving counts', [lived('oak', '2026-03-01', '2026-05-31'), lived('oak', '2026-01-01', '2026-02-01')], '2026-06-01', '2026-05-31', null],
    ['elsewhere twice: the one that began last', [lived('elm', '2026-01-01', '2026-03-01'), lived('ash', '2026-03-01', '2026-06-01')], '2026-06-01', null, 'ash'],
    ['elsewhere only later', [lived('elm', '2026-07-01', null)], '2026-06-01', null, null],
    ['itself, as it is recorded', [lived('oak', '2026-06-01', null)], '2026-06-01', null, null],
  ])('%s', (_, before, admitted, left, movedFrom) => {
    expect(residenceAt('oak', at('2026-06-01'), before)).toEqual({
      admittedAt: at(admitted),
      leftBeforeAt: left === null ? null : at(left),
      movedFrom: movedFrom === null ? null : expect.objectContaining({ settingId: movedFrom }),
    });
  }); // prettier-ignore
});

describe('the days of short breaks in twelve months', () => {
  it.each<[string, Lived[], [longest: number, total: number]]>([
    ['none', [], [0, 0]],
    ['two', [lived('oak', '2026-05-01', '2026-05-03'), lived('oak', '2026-04-01', '2026-04-05')], [4, 6]],
    ['one that goes on counts to now', [lived('oak', '2026-06-08', null)], [2, 2]],
    ['one that began before the twelve months counts from their beginning', [lived('oak', '2025-06-01', '2025-06-13')], [3, 3]],
    ['one that ended as they began', [lived('oak', '2025-06-01', '2025-06-10')], [0, 0]],
    ['one that begins now', [lived('oak', '2026-06-10', null)], [0, 0]],
  ])('%s', (_, breaks, [longestDays, totalDays]) => {
    expect(daysInTwelveMonths(at('2026-06-10'), breaks)).toEqual({ longestDays, totalDays });
  }); // prettier-ignore

  it('a begun day is a day; twelve months before 29 February is 28 February', () => {
    const hour = { ...lived('oak', '2024-02-29', null), until: new Date('2024-02-29T01:00:00Z') };
    expect(daysInTwelveMonths(at('2024-03-01'), [hour])).toEqual({ longestDays: 1, totalDays: 1 });
    expect(daysInTwelveMonths(at('2024-02-29'), [lived('oak', '2023-02-27', '2023-03-01')]).totalDays).toBe(1);
  });
});
