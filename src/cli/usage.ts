import { parseArgs } from 'node:util';
import { UsageError, type Command, type Option, type OptionValues } from './command.js';

/** @throws UsageError for an option that is unknown, missing, or lacks its value, and for an operand missing or too many */
export function readArguments(
  { options, operand }: Command,
  args: string[],
): { values: OptionValues; operand: string } {
  const accepted = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  const { values: given, positionals } = parse(accepted, args);
  if (operand === undefined && positionals.length > 0)
    throw new UsageError(`“${positionals[0]}” is not understood here`);
  if (operand !== undefined && positionals.length !== 1) throw new UsageError(`Give one ${operand}`);
  const values: OptionValues = {};
  for (const [name, option] of Object.entries(options)) {
    values[name] = (given[name] as OptionValues[string]) ?? absent(option);
    if (option.required && given[name] === undefined) throw new UsageError(`--${name} is missing`);
  }
  return { values, operand: positionals[0] ?? '' };
}

function absent({ type, multiple, default: standard }: Option): OptionValues[string] {
  if (multiple) return [];
  return type === 'boolean' ? false : standard;
}

function parse(options: Record<string, { type: Option['type']; multiple: boolean }>, args: string[]) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

/** `kith return monthly --month YYYY-MM [--out FILE]`, and below it what each option says. */
export function usageOf({ name, operand, options }: Command): string {
  const entries = Object.entries(options);
  const short = entries.map(([flag, option]) => bracketed(`--${withValue(flag, option)}`, option));
  const long = entries.map(
    ([flag, option]) => `  --${withValue(flag, option).padEnd(24)} ${option.says}${fallback(option)}`,
  );
  return [['Usage: kith', name, ...(operand ? [operand] : []), ...short].join(' '), ...long].join('\n');
}

function withValue(flag: string, { type, value }: Option): string {
  return type === 'boolean' ? flag : `${flag} ${value ?? 'VALUE'}`;
}

function bracketed(text: string, { required, multiple }: Option): string {
  const all = multiple ? `${text} …` : text;
  return required ? all : `[${all}]`;
}

function fallback({ default: standard }: Option): string {
  return standard === undefined ? '' : ` (${standard})`;
}
