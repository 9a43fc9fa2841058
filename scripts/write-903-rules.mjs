// Writes docs/903-rules.md from the registry of rules. A test fails when the page is not current.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' });
const { catalogue } = await import('../dist/src/returns/ssda903/catalogue.js');
writeFileSync(path.join(root, 'docs/903-rules.md'), catalogue());
