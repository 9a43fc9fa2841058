import { command, EXIT, UsageError } from '../../src/cli/command.js';
import { readOptions, usageOf } from '../../src/cli/usage.js';

const monthly = command({
  name: 'return monthly',
  options: {
    month: { type: 'string', value: 'YYYY-MM', says: 'the month', required: true },
    out: { type: 'string', value: 'FILE', says: 'where to write it', default: '-' },
    authority: { type: 'string', value: 'NAME', says: 'whose' },
    csv: { type: 'boolean', says: 'as CSV' },
  },
  run: () => Promise.resolve(EXIT.done),
});

describe('the options of a command', () => {
  it.each([
    [['--month', '2026-10'], { month: '2026-10', out: '-', authority: undefined, csv: false }],
    [
      ['--csv', '--month=2026-10', '--out', 'x.csv'],
      { month: '2026-10', out: 'x.csv', authority: undefined, csv: true },
    ],
  ])('%j', (args, values) => {
    expect(readOptions(monthly, args)).toEqual(values);
  });

  it.each([
    [[], '--month is missing'],
    [['--month'], "Option '--month <value>' argument missing"],
    [['--mnth', '2026-10'], "Unknown option '--mnth'"],
    [['--month', '2026-10', 'more'], "Unexpected argument 'more'"],
    [['--month', '2026-10', '--csv=yes'], "Option '--csv' does not take an argument"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(monthly, args)).toThrow(UsageError);
    expect(() => readOptions(monthly, args)).toThrow(message);
  });

  it('are shown in the usage', () => {
    expect(usageOf(monthly).split('\n')[0]).toBe(
      'Usage: kith return monthly --month YYYY-MM [--out FILE] [--authority NAME] [--csv]',
    );
    expect(usageOf(monthly)).toContain('where to write it (-)');
  });
});
