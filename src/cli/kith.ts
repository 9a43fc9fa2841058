import { existsSync } from 'node:fs';
import os from 'node:os';
import { ConfigError, loadConfig } from '../config.js';
import { Problem } from '../kernel/problem.js';
import { EXIT, UsageError, type Command, type ExitCode, type Invocation, type OptionValues } from './command.js';
import { DatabaseLost, openDatabase } from './open-database.js';
import { Shutdown } from './shutdown.js';
import { readArguments, usageOf } from './usage.js';

interface Entry {
  says: string;
  load: () => Promise<{ default: Command }>;
}

/** Every command; its file is loaded only when it is the one. */
const COMMANDS: Record<string, Entry> = {
  start: { says: 'Start Kith', load: () => import('./start.js') },
  migrate: { says: 'Bring the database up to date', load: () => import('./migrate.js') },
  seed: { says: 'Add a synthetic authority; never in production', load: () => import('./seed.js') },
  'authority create': { says: 'Make a local authority, empty', load: () => import('./authority-create.js') },
  'user create': { says: 'Make a user with one or more roles', load: () => import('./user-create.js') },
  'token create': { says: 'Make a token for a program', load: () => import('./token-create.js') },
  'audit verify': { says: 'Recompute the audit; name the first broken row', load: () => import('./audit-verify.js') },
  'db check': { says: 'Look for what would let a promise be broken', load: () => import('./db-check.js') },
  'missing import': { says: 'Record past episodes from a CSV file', load: () => import('./missing-import.js') },
  'care-settings import': {
    says: 'Bring in a regulator’s list of providers',
    load: () => import('./care-settings-import.js'),
  },
  'postcodes import': { says: 'Bring in where postcodes are', load: () => import('./postcodes-import.js') },
  'compliance judge': { says: 'Judge every placement by every rule', load: () => import('./compliance-judge.js') },
  'placement check': { says: 'The law’s verdict on a placement', load: () => import('./placement-check.js') },
  'return monthly': { says: 'The monthly return, as CSV or JSON', load: () => import('./return-monthly.js') },
};

/** bin/kith.js answers this one by itself: it needs no database and no configuration. */
const ELSEWHERE = { '903 validate': { says: 'Check the files of an SSDA903 return' } };

/** Runs a command line (without `node kith`) and sets the exit code. */
export async function kith(args: string[]): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.onSignals();
  let code: ExitCode;
  try {
    code = await dispatch(args, shutdown);
  } catch (error) {
    code = shutdown.hasBegun ? EXIT.finding : explain(error);
  }
  await shutdown.end();
  if (shutdown.failure) code = explain(shutdown.failure);
  process.exitCode = code;
  setTimeout(() => process.exit(), 2000).unref(); // should something have stayed open
}

async function dispatch(args: string[], shutdown: Shutdown): Promise<ExitCode> {
  const name = [2, 1].map((words) => args.slice(0, words).join(' ')).find((words) => Object.hasOwn(COMMANDS, words));
  if (name === undefined) return help(wordsOf(args).join(' '));
  const entry = COMMANDS[name]!;
  const { default: command } = await entry.load();
  const rest = args.slice(name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) return say(`${entry.says}.\n\n${usageOf(command)}`);
  try {
    return await command.run(invocation(command.name, readArguments(command, rest), shutdown));
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n${usageOf(command)}`);
    if (error instanceof UsageError) return EXIT.usage;
    throw error;
  }
}

/** The command asked for, up to the first option. */
function wordsOf(args: string[]): string[] {
  const options = args.findIndex((arg) => arg.startsWith('-'));
  return options < 0 ? args : args.slice(0, options);
}

function invocation(name: string, given: { values: OptionValues; operand: string }, shutdown: Shutdown): Invocation {
  if (existsSync('.env')) process.loadEnvFile('.env'); // what the environment already says wins
  const config = loadConfig(process.env, { serves: name === 'start' });
  const out = (line: string) => console.log(line);
  const note = (line: string) => console.error(line);
  const database = () => openDatabase({ config, note, shutdown, migrateOwn: false });
  return { ...given, config, actor: `cli:${os.userInfo().username}`, out, note, database, shutdown };
}

function help(name: string): ExitCode {
  const lines = Object.entries({ ...COMMANDS, ...ELSEWHERE }).map(
    ([command, { says }]) => `  kith ${command.padEnd(16)} ${says}`,
  );
  const text = ['Usage: kith COMMAND [--help]', '', ...lines].join('\n');
  if (name === '' || name === 'help') return say(text);
  console.error(`There is no command "${name}".\n${text}`);
  return EXIT.usage;
}

function say(text: string): ExitCode {
  console.log(text);
  return EXIT.done;
}

/** Tells the person what went wrong, and the shell what kind of thing it was. */
function explain(error: unknown): ExitCode {
  if (error instanceof ConfigError) return complain(error.message, EXIT.usage);
  if (error instanceof DatabaseLost) return complain(error.message, EXIT.unreachable);
  if (error instanceof Problem)
    return complain(error.message, error.kind === 'unavailable' ? EXIT.unreachable : EXIT.finding);
  const { code, message, stack, path } = causeOf(error);
  if (path !== undefined) return complain(`The file cannot be used: ${message}`, EXIT.usage);
  if (code === 'EADDRINUSE')
    return complain('The port is taken by another program: set PORT to a free one', EXIT.usage);
  if (code !== undefined && UNREACHABLE.test(code))
    return complain(`The database cannot be reached: ${message}`, EXIT.unreachable);
  return complain(stack ?? message, EXIT.finding);
}

/** Connection failures of the system and of PostgreSQL (class 08, authorisation 28, shutting down 57P, unknown database). */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08|28|57P|3D000)/;

/** Connecting to several addresses fails with one error for each. What the system says of a file names its `path`. */
function causeOf(error: unknown): { code?: string; message: string; stack?: string; path?: string } {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first : { message: String(first) };
}

function complain(text: string, code: ExitCode): ExitCode {
  console.error(text);
  return code;
}
