import { readFileSync } from 'node:fs';
import { lawPage } from '../../src/law/law-page.js';

describe('docs/law.md', () => {
  it('is what the rules say now: run node scripts/law-docs.mjs', () => {
    expect(readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8')).toBe(lawPage());
  });

  it('names every exception that is switched off', () => {
    expect(lawPage()).toContain('named but switched off: Regulation 27B');
  });
});
