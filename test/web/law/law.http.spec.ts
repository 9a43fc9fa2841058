import { CARE_SETTING_RULES } from '../../../src/law/registry.js';
import { SETTING_TYPE_TABLE } from '../../../src/law/care-setting/setting-types.js';
import { startKith, type Kith } from '../../support/app.js';
import { boxes, Visitor } from '../../support/visitor.js';

let kith: Kith;

beforeAll(async () => {
  kith = await startKith();
});
afterAll(() => kith.stop());

describe('the law', () => {
  it('is read by anybody signed in: every rule with its citation, every kind of setting', async () => {
    const finance = await Visitor.as(kith, 'finance');
    const { status, html, words } = await finance.open('/law');
    expect(status).toBe(200);
    for (const { id, duty, law, source } of CARE_SETTING_RULES) {
      expect(words).toContain(`${id} ${duty} ${law}`);
      expect(html).toContain(`href="${source}"`);
    }
    for (const { label } of SETTING_TYPE_TABLE) expect(words).toContain(label);
    expect(words).toContain('In force from 9 September 2021');
    expect(words).toContain('Exception: Regulation 27B Switched off');
  });

  it('is not read by nobody', async () => {
    const response = await fetch(`${kith.url}/law`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?to=%2Flaw']);
  });
});

describe('signing off what was not verified', () => {
  const from = boxes('from', [1, 3, 2026]);
  const SOURCE = 'Legal services, 3 November 2025';

  it('is for a director or nominated officer; others read what holds', async () => {
    const manager = await Visitor.as(kith, 'team-manager');
    const { words, html } = await manager.open('/law');
    expect(words).toMatch(/16 weeks \(PP-08\) Unverified/);
    expect(html).not.toContain('href="/law/values/');
    for (const path of ['/law/values/reg-24-weeks', '/law/adjoining-areas'])
      expect((await manager.open(path)).status).toBe(403);
  });

  it('a number: asks what it rests on and from when, and keeps every sign-off', async () => {
    const director = await Visitor.as(kith, 'director');
    const path = '/law/values/reg-24-weeks';
    const refused = await director.fill(path, { value: 'many' });
    expect(refused.status).toBe(422);
    for (const field of ['value', 'source', 'from']) expect(refused.html).toContain(`href="#${field}"`);
    const signed = await director.fill(path, { value: '16', source: SOURCE, ...from });
    expect(signed.words).toContain('The value is signed off');
    expect(signed.words).toMatch(
      /16 weeks \(PP-08\) Signed off From 1 March 2026, signed off by Test director on .*: Legal/,
    );
    const officer = await Visitor.as(kith, 'nominated-officer');
    await officer.fill(path, { value: '20', source: 'An amendment', ...boxes('from', [1, 4, 2026]) });
    const { words } = await director.open(path);
    expect(words).toMatch(
      /Signed off before 20 weeks from 1 April 2026 .* by Test nominated-officer: An amendment 16 weeks from 1 March 2026/,
    );
    await officer.fill(path, { value: '24', source: 'An amendment to come', ...boxes('from', [1, 4, 2032]) });
    const law = await director.open('/law');
    expect(law.words).toMatch(
      /20 weeks \(PP-08\) Signed off From 1 April 2026, .* 24 weeks to come. From 1 April 2032/,
    );
  });

  it('the areas that adjoin: a code a line, and what follows it is not kept', async () => {
    const officer = await Visitor.as(kith, 'nominated-officer');
    const path = '/law/adjoining-areas';
    const refused = await officer.fill(path, { areas: 'Warwickshire' });
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('href="#areas"')]);
    expect(refused.html).toContain('>Warwickshire</textarea>');
    const areas = 'E10000031 Warwickshire\r\n\r\nE08000029, Solihull';
    const signed = await officer.fill(path, { areas, source: SOURCE, ...from });
    expect(signed.words).toMatch(/Areas that adjoin .* E10000031, Solihull \(PP-04\) Signed off/);
    const again = await officer.open(path);
    expect(again.html).toContain('>E10000031\nE08000029 Solihull</textarea>');
    expect(again.words).toMatch(/Signed off before E10000031, Solihull, from 1 March 2026/);
  });
});

describe('the statements', () => {
  it.each([
    ['/accessibility-statement', 'It has not been audited by anybody independent'],
    ['/privacy', 'Every record you open, change, search for or are refused'],
  ])('%s is read without signing in', async (path, said) => {
    const response = await fetch(kith.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(said);
  });
});
