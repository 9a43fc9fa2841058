import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let officer: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  officer = await Visitor.as(kith, 'placement-officer');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const OAK = { name: 'Oak Court', settingType: 'supported-accommodation', country: 'england' };

describe('the settings', () => {
  it('are found by the beginning of the name, by kind and by area', async () => {
    await facts.setting('hotel', { name: 'Birch Hotel' });
    await facts.setting('hostel', { name: 'Birch Hostel' });
    const { words } = await officer.open('/care-settings?name=birch&type=hotel&area=');
    expect(words).toContain('1 setting');
    expect(words).toContain('Birch Hotel');
    expect(words).not.toContain('Birch Hostel');
    expect((await officer.open('/care-settings?name=zzz')).words).toContain('No setting is recorded like that.');
  });

  it('ask for an area as an ONS code, and keep what was typed', async () => {
    const { status, html } = await officer.open('/care-settings?name=birch&area=here');
    expect(status).toBe(422);
    expect(html).toContain('<a href="#area">Enter the ONS code of an area, like E10000014</a>');
    expect(html).toContain('value="birch"');
  });

  it('may be added to only by who may', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    expect((await worker.open('/care-settings')).words).not.toContain('Add a setting');
    expect((await worker.open('/care-settings/new')).status).toBe(403);
  });
});

describe('a setting', () => {
  it('is added, and says what is not recorded and what the law makes of it', async () => {
    const { status, title, words } = await officer.fill('/care-settings/new', OAK);
    expect([status, title]).toEqual([200, 'Oak Court – Kith']);
    expect(words).toContain('The setting is recorded.');
    expect(words).toContain('Whether it is registered is not recorded: unknown');
    expect(words).toContain('Otherwise, under 16 Not permitted: it is not on the list of regulation 27A');
    expect(words).toContain('Otherwise, at 16 and 17 Permitted by regulation 27C(1)(a) while it is registered');
    expect(words).toContain('As supported accommodation with Ofsted, from 28 October 2023');
  });

  it('is corrected: what is left empty is no longer recorded, and why is kept', async () => {
    const id = await facts.setting('supported-accommodation', { name: 'Ash Court' });
    const page = `/care-settings/${id}/correct`;
    const first = { name: 'Ash Court', premises: 'caravan', postcode: 'ZZ99 3CZ', reason: 'It was left out' };
    expect((await officer.fill(page, first)).words).toContain('The correction is recorded.');
    const form = await officer.open(page);
    expect(form.html).toMatch(/<option value="caravan" selected/);
    expect(form.html).toContain('value="ZZ99 3CZ"');
    const wrong = await officer.send(form, page, { name: '', premises: 'caravan' });
    expect([wrong.status, wrong.title]).toEqual([422, expect.stringMatching(/^Error: /)]);
    for (const field of ['name', 'reason']) expect(wrong.html).toContain(`<a href="#${field}">`);
    const { words } = await officer.fill(page, { name: 'Ash Court', premises: 'house', reason: 'A house' });
    expect(words).toContain('Premises House');
    expect(words).toContain('Postcode Not recorded');
    expect((await officer.send(form, page, first)).status).toBe(412);
    expect((await officer.open(`/care-settings/${id}/history`)).words).toMatch(/Form of the building.*Caravan.*House/);
    expect((await (await Visitor.as(kith, 'social-worker')).open(page)).status).toBe(403);
  });

  it.each([
    ['care-home', 'Permitted by regulation 27A(a)(i)'],
    ['foster-home', 'No approval of the carers is recorded for today'],
  ])('that is a %s: %s', async (kind, said) => {
    const id = await facts.setting(kind);
    expect((await officer.open(`/care-settings/${id}`)).words).toContain(said);
  });

  it('is shown again with what was typed when an answer is missing', async () => {
    const { status, title, html } = await officer.fill('/care-settings/new', { ...OAK, settingType: '', urn: 'sc1' });
    expect([status, title]).toEqual([422, 'Error: Add a setting – Kith']);
    expect(html).toContain('<a href="#settingType">Select the kind of setting</a>');
    expect(html).toContain('value="Oak Court"');
    expect(html).toContain('value="sc1"');
  });

  it('of another authority is not there', async () => {
    const elsewhere = await kith.addAuthority('Elsewhere');
    const stranger = await Visitor.as(kith, 'placement-officer', elsewhere);
    const id = await facts.setting('hotel');
    for (const path of ['', '/history', '/registrations/new', '/admission-restrictions/new', '/carer-approvals/new'])
      expect((await stranger.open(`/care-settings/${id}${path}`)).status).toBe(404);
  });
});

describe('a registration', () => {
  it('that ends says what that does to the children there, at once', async () => {
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'], name: 'Elm House' });
    const child = await facts.child({ bornOn: '2014-05-01' });
    await facts.actualPlacement(child, home, ['2026-01-01'], 'childrens-home');
    const page = `/care-settings/${home}`;
    const cancelled = await officer.fill(`${page}/registrations/new`, {
      ...{ status: 'cancelled', category: 'childrens-home' },
      ...boxes('from', [1, 3, 2026], '5pm'),
    });
    expect(cancelled.words).toContain('1 placement was judged again: 1 breach opened, none closed.');
    expect(cancelled.words).toContain('Cancelled, Children’s home');
    expect(cancelled.words).toContain('1 March 2026 at 5:00pm');
    const [link] = /registrations\/[0-9a-f-]{36}/.exec(cancelled.html)!;
    const corrected = await officer.fill(`${page}/${link}`, {
      ...{ status: 'registered', category: 'childrens-home', reason: 'The wrong line of the register' },
      ...boxes('from', [1, 3, 2026], '5pm'),
    });
    expect(corrected.words).toContain('1 placement was judged again: no breach opened, 1 breach closed.');
    const { words } = await officer.open(`${page}/history`);
    expect(words).toContain('Status: was Cancelled → , now Registered');
    expect(words).toContain('The wrong line of the register');
    expect(words).toContain('Test placement-officer');
  });

  it.each([
    ['no status', { ...boxes('from', [1, 3, 2026]) }, 'status'],
    ['no beginning', { status: 'registered' }, 'from'],
    ['no such day', { status: 'registered', ...boxes('from', [31, 2, 2026]) }, 'from'],
    [
      'an end before it',
      { status: 'registered', ...boxes('from', [1, 3, 2026]), ...boxes('until', [1, 2, 2026]) },
      'until',
    ],
    ['ages in words', { status: 'registered', ...boxes('from', [1, 3, 2026]), minAge: 'eight' }, 'minAge'],
  ])('with %s is refused at its field', async (_sentence, answers, field) => {
    const home = await facts.setting('childrens-home');
    const { status, html } = await officer.fill(`/care-settings/${home}/registrations/new`, answers);
    expect(status).toBe(422);
    expect(html).toContain(`<a href="#${field}">`);
    expect(html).toMatch(new RegExp(`id="${field}"`));
  });

  it('corrected meanwhile by somebody else is not corrected over', async () => {
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    const page = await officer.open(`/care-settings/${home}`);
    const action = `/care-settings/${home}/${/registrations\/[0-9a-f-]{36}/.exec(page.html)![0]}`;
    const [mine, theirs] = [await officer.open(action), await officer.open(action)];
    const answers = { status: 'registered', reason: 'so', ...boxes('from', [1, 1, 2021]) };
    expect((await officer.send(theirs, action, answers)).status).toBe(200);
    expect((await officer.send(mine, action, { ...answers, reason: 'otherwise' })).status).toBe(412);
  });
});

describe('a restriction on admissions', () => {
  it('stands until it is lifted', async () => {
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    const page = `/care-settings/${home}`;
    const answers = boxes('from', [1, 3, 2026], '17:00');
    const restricted = await officer.fill(`${page}/admission-restrictions/new`, answers);
    expect(restricted.words).toContain('No new admissions: a child who lives there may stay');
    const [link] = /admission-restrictions\/[0-9a-f-]{36}/.exec(restricted.html)!;
    const lifted = { ...answers, ...boxes('until', [1, 4, 2026]), reason: 'The notice was withdrawn' };
    const { words } = await officer.fill(`${page}/${link}`, lifted);
    expect(words).not.toContain('No new admissions: a child who lives there may stay');
    expect(words).toContain('No new admissions 1 March 2026 at 5:00pm 1 April 2026');
  });
});

describe('an approval of a carer', () => {
  it('of a connected person is for one child, named by number', async () => {
    const home = await facts.setting('connected-person-home');
    const child = await facts.child();
    await facts.audited(`UPDATE child SET local_number = 'LA-77' WHERE id = $1`, [child]);
    const action = `/care-settings/${home}/carer-approvals/new`;
    const answers = {
      ...{ kind: 'reg-24-temporary', childId: 'LA-78' },
      ...{ ...boxes('from', [1, 3, 2026]), ...boxes('until', [1, 6, 2026]) },
    };
    const nobody = await officer.fill(action, answers);
    expect(nobody.html).toContain('<a href="#childId">No child has that number</a>');
    const approved = await officer.fill(action, { ...answers, childId: 'LA-77' });
    expect(approved.words).toContain('The approval is recorded.');
    expect(approved.html).toContain(`href="/children/${child}"`);
  });

  it('in full is for any child', async () => {
    const home = await facts.setting('foster-home');
    const answers = { kind: 'approved', terms: 'Two children', ...boxes('from', [1, 3, 2020]) };
    const { words } = await officer.fill(`/care-settings/${home}/carer-approvals/new`, answers);
    expect(words).toContain('Approved as a foster carer Now Two children');
  });
});
