import { type Config } from '../config.js';
import { type OpenDatabase } from './open-database.js';
import { type Shutdown } from './shutdown.js';

/** What a command's exit tells the shell. */
export const EXIT = {
  done: 0,
  /** A check found something, or an act was refused. */
  finding: 1,
  /** The command or the configuration is wrong. */
  usage: 2,
  /** The database cannot be reached, or was lost. */
  unreachable: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  type: 'string' | 'boolean';
  /** For the help: `YYYY-MM`, `FILE` … */
  value?: string;
  says: string;
  required?: true;
  /** May be given several times. */
  multiple?: true;
  default?: string;
}

export type OptionValues = Record<string, string | boolean | string[] | undefined>;

/** `--month` as `values.month`: a string where it is required or has a default, strings where it may be repeated. */
type ValuesOf<Options> = {
  [Name in keyof Options]: Options[Name] extends { type: 'boolean' }
    ? boolean
    : Options[Name] extends { multiple: true }
      ? string[]
      : Options[Name] extends { required: true } | { default: string }
        ? string
        : string | undefined;
};

/** What a command is given. */
export interface Invocation<Values = OptionValues> {
  values: Values;
  /** What was given for the command's operand; empty where it takes none. */
  operand: string;
  config: Config;
  /** Who does it, as the audit names them: `cli:` and the account of the operating system. */
  actor: string;
  /** Data, a line on standard output. */
  out: (line: string) => void;
  /** A message to the person, a line on standard error. */
  note: (line: string) => void;
  /** Opens the database; the embedded one is started when it is not running, and migrated. */
  database: () => Promise<OpenDatabase>;
  /** What is opened here is closed when the command ends or is interrupted. */
  shutdown: Shutdown;
}

export interface Command<Options = Record<string, Option>, Values = OptionValues> {
  /** After `kith`: `return monthly`. */
  name: string;
  /** What it takes without an option: `FILE`. */
  operand?: string;
  options: Options;
  run(invocation: Invocation<Values>): Promise<ExitCode>;
}

/** Types the values of a command by its options. */
export function command<const Options extends Record<string, Option>>(
  definition: Command<Options, ValuesOf<Options>>,
): Command {
  return definition;
}

/** The command line itself is wrong: exit 2, with the command's usage. */
export class UsageError extends Error {}
