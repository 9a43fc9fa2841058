#!/usr/bin/env node
// `kith …`: finds the command and hands it the rest. Commands are loaded one by one, so that none pays for another.
const [, , group, verb, ...rest] = process.argv;

/** @type {import('../dist/src/cli/903-validate.command.js').Terminal} */
const terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
};

if (group === '903' && verb === 'validate') {
  const { validate903 } = await import('../dist/src/cli/903-validate.command.js');
  process.exitCode = await validate903(rest, terminal);
} else {
  terminal.error('Usage: kith 903 validate …\n');
  process.exitCode = 2;
}
