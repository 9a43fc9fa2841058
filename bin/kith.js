#!/usr/bin/env node
// Plain JavaScript, so that `kith` runs after `npm run build` with nothing but node.
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli/kith.js', import.meta.url);
const [group, verb, ...rest] = process.argv.slice(2);
if (!existsSync(built)) {
  console.error('Kith is not built yet: npm run build');
  process.exitCode = 2;
} else if (group === '903' && verb === 'validate') {
  // it needs no database and no configuration, and pays for none
  const { validate903 } = await import('../dist/src/cli/903-validate.command.js');
  process.exitCode = await validate903(rest, {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  });
} else {
  const { kith } = await import(built.href);
  await kith(process.argv.slice(2));
}
