import { CARE_SETTING_RULES } from '../../../src/law/registry.js';
import { SETTING_TYPE_TABLE } from '../../../src/law/care-setting/setting-types.js';
import { startKith, type Kith } from '../../support/app.js';
import { Visitor } from '../../support/visitor.js';

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
