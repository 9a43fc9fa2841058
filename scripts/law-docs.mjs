// Writes docs/law.md from the rules: `node scripts/law-docs.mjs`. test/law/law-page.spec.ts fails when it is out of date.
import { writeFileSync } from 'node:fs';
import { buildIfStale } from './build.mjs';

await buildIfStale();
const { lawPage } = await import('../dist/src/law/law-page.js');
writeFileSync(new URL('../docs/law.md', import.meta.url), lawPage());
