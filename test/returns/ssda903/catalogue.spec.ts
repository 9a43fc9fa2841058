import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../src/returns/ssda903/catalogue.js';

it('docs/903-rules.md is current: run node scripts/write-903-rules.mjs', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/903-rules.md'), 'utf8');
  expect(page).toBe(catalogue());
});
