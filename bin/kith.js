#!/usr/bin/env node
// Plain JavaScript, so that `kith` runs after `npm run build` with nothing but node.
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli/kith.js', import.meta.url);
if (existsSync(built)) {
  const { kith } = await import(built.href);
  await kith(process.argv.slice(2));
} else {
  console.error('Kith is not built yet: npm run build');
  process.exitCode = 2;
}
