import { command, EXIT, UsageError } from '../../src/cli/command.js';
import { readArguments, usageOf } from '../../src/cli/usage.js';

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
    expect(readArguments(monthly, args)).toEqual({ values, operand: '' });
  });

  it.each([
    [[], '--month is missing'],
    [['--month'], "Option '--month <value>' argument missing"],
    [['--mnth', '2026-10'], "Unknown option '--mnth'"],
    [['--month', '2026-10', 'more'], '“more” is not understood here'],
    [['--month', '2026-10', '--csv=yes'], "Option '--csv' does not take an argument"],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(monthly, args)).toThrow(UsageError);
    expect(() => readArguments(monthly, args)).toThrow(message);
  });

  it('are shown in the usage', () => {
    expect(usageOf(monthly).split('\n')[0]).toBe(
      'Usage: kith return monthly --month YYYY-MM [--out FILE] [--authority NAME] [--csv]',
    );
    expect(usageOf(monthly)).toContain('where to write it (-)');
  });
});

describe('an operand', () => {
  const bringIn = command({
    name: 'postcodes import',
    operand: 'FILE',
    options: { 'as-of': { type: 'string', value: 'DAY', says: 'from when' } },
    run: () => Promise.resolve(EXIT.done),
  });

  it.each([[['places.csv', '--as-of', '2026-08-01']], [['--as-of', '2026-08-01', 'places.csv']]])('%j', (args) => {
    expect(readArguments(bringIn, args)).toEqual({ values: { 'as-of': '2026-08-01' }, operand: 'places.csv' });
  });

  it.each([[[]], [['one.csv', 'two.csv']]])('is one and no more: %j', (args) => {
    expect(() => readArguments(bringIn, args)).toThrow('Give one FILE');
  });

  it('is shown in the usage', () => {
    expect(usageOf(bringIn).split('\n')[0]).toBe('Usage: kith postcodes import FILE [--as-of DAY]');
  });
});
