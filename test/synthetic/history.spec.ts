import { londonTime } from '../../src/kernel/london-time.js';
import { plainDate, toIso } from '../../src/kernel/plain-date.js';
import { historyUntil } from '../../src/synthetic/history.js';
import { dayOf, midnight, timeOn } from '../../src/synthetic/london.js';

const at = (day: string, hour: number, minute = 0) => londonTime(plainDate(day), hour, minute).getTime();

describe('the three years up to', () => {
  it.each([
    ['a second before October is frozen', at('2026-11-06', 17) - 1000, '2023-10', '2026-09'],
    ['the freeze of October, 17:00 on the 5th working day of November', at('2026-11-06', 17), '2023-11', '2026-10'],
    ['the last day of November', at('2026-11-30', 23, 59), '2023-11', '2026-10'],
    ['the new year, before December is frozen', at('2026-01-05', 12), '2022-12', '2025-11'],
  ])('%s', (_sentence, endsAt, first, last) => {
    const { months, startsAt } = historyUntil(endsAt);
    expect([months[0]!.month, months.at(-1)!.month, months.length]).toEqual([first, last, 36]);
    expect(startsAt).toBe(at(`${first}-01`, 0));
  });

  it('freezes over Christmas on a day that is worked', () => {
    const december = historyUntil(at('2026-02-20', 12)).months.find(({ month }) => month === '2025-12')!;
    expect(new Date(december.frozenAt).toISOString()).toBe('2026-01-08T17:00:00.000Z'); // 1 January is a holiday
  });

  it('is refused where no bank holidays are known', () => {
    expect(() => historyUntil(at('2035-01-20', 12))).toThrow('bank holidays');
  });
});

describe('London days, reckoned fast', () => {
  it.each(['2024-03-31', '2024-10-27', '2025-06-15', '2025-12-31'])('agree with the clocks on %s', (iso) => {
    const day = plainDate(iso);
    for (const [hour, minute] of [
      [0, 0],
      [3, 30],
      [12, 0],
      [23, 59],
    ] as const)
      // prettier-ignore
      expect(timeOn(day, hour, minute)).toBe(londonTime(day, hour, minute).getTime());
    expect(toIso(dayOf(midnight(day)))).toBe(iso);
    expect(toIso(dayOf(midnight(day) - 1))).not.toBe(iso);
  });
});
