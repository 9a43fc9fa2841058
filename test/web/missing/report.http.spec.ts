import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { type Answers, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'out-of-hours');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const QUICK: Answers = {
  ...{ whereabouts: 'not-known', lastSeenDay: 'hour', lastSeenWhere: 'home' },
  ...{ danger: 'none-known', police: 'telling-now' },
};
const aChild = (given: string) => facts.child({ given, family: 'Quickly', bornOn: '2012-01-01' });

/** Two who live together. */
async function twoAtHome(name: string): Promise<[string, string]> {
  const home = await facts.setting('childrens-home', { name });
  const two: [string, string] = [await aChild('Ash'), await aChild('Birch')];
  for (const child of two) await facts.actualPlacement(child, home, ['2024-01-01']);
  return two;
}

describe('five answers, chosen', () => {
  it('are a report, with everything else filled in', async () => {
    const { at, words } = await worker.reportMissing(await aChild('Ash'), QUICK);
    expect(at).toMatch(/reported=1$/);
    expect(words).toMatch(/Where Where the child lives By whom The carer or staff there/);
    expect(words).toMatch(/Last seen Between .* and /);
    expect(words).toMatch(/Reported .* by Test out-of-hours/);
    expect(words).toMatch(/What happens next .*Finish telling the police/);
  });

  it.each([
    ['just now, by me', { lastSeenDay: 'now', lastSeenWhere: 'me' }, /By whom Test out-of-hours/],
    ['at school', { lastSeenWhere: 'school' }, /Where At school or college By whom Staff there/],
    [
      'with clothing and company',
      { clothing: 'A red coat', company: 'A boy of 17' },
      /Wearing A red coat Who with A boy of 17/,
    ],
    ['somebody else’s report', { reportedBy: 'The carer, by telephone' }, /Reported .* by The carer, by telephone/],
  ])('%s', async (_how, over, says) => {
    expect((await worker.reportMissing(await aChild('Ash'), { ...QUICK, ...over })).words).toMatch(says);
  });

  it('are kept while they are checked, and changed from there', async () => {
    const child = await aChild('Ash');
    const form = `/children/${child}/missing/report`;
    const check = await worker.fill(form, { ...QUICK, police: 'not-told', policeNotToldReason: 'At her aunt’s' });
    expect(check.words).toMatch(/Police told No: At her aunt’s/);
    expect((await worker.open(`/children/${child}/missing`)).words).toContain('No absence is recorded');
    expect((await worker.open(form)).html).toContain('value="At her aunt’s"');
    await worker.fill(form, QUICK);
    const stale = await worker.send(check, `${form}/check`);
    expect([stale.status, stale.words.includes('changed in another window')]).toEqual([409, true]);
    expect((await worker.send(stale, `${form}/check`)).at).toMatch(/reported=1$/);
    expect((await worker.open(form)).words).toContain('already recorded as missing');
    expect((await worker.open('/')).html).not.toContain(`href="${form}"`);
  });

  it('are asked for before they can be checked', async () => {
    const form = `/children/${await aChild('Ash')}/missing/report`;
    expect((await worker.open(`${form}/check`)).at).toBe(form);
  });
});

describe('what is known', () => {
  it('is shown and not asked; an address that is not for everybody stays where it is', async () => {
    const [child] = await twoAtHome('Known House');
    const said = { child_id: child, during: '[2026-01-01,)', confirmed_at: '2026-01-01', confirmed_by: 'The carer' };
    await facts.insert('profile_item', { ...said, subject: 'phone', words: '07700 900123', protected: false });
    await facts.insert('profile_item', { ...said, subject: 'phone', words: '07700 900456', protected: true });
    const shown = await worker.open(`/children/${child}/missing/report`);
    expect(shown.words).toMatch(
      /Known already Lives Known House Telephone 07700 900123 Medication Not recorded .*Exploitation Not known/,
    );
    await facts.restrict(child, kith.authority.users.director.id, [], 'address');
    const hidden = await worker.open(`/children/${child}/missing/report`);
    expect(hidden.html).not.toContain('Known House');
    expect(hidden.words).toContain('Lives Recorded, and not for you to see');
    expect(hidden.words).not.toContain('Birch Quickly');
  });
});

describe('another child missing too', () => {
  it('has a report of their own, and says so of nobody else', async () => {
    const [ash, birch] = await twoAtHome('Together House');
    const also = { also: birch, [`danger-${birch}`]: 'some', [`dangerDetails-${birch}`]: 'Cannot swim' };
    const done = await worker.reportMissing(ash, { ...QUICK, ...also, clothing: 'A red coat' });
    expect(done.words).toMatch(/2 children reported .*Ash Quickly .*Birch Quickly/);
    const pages = [...done.html.matchAll(/href="(\/missing\/[0-9a-f-]{36})"/g)].map(([, href]) => href!);
    const [ofAsh, ofBirch] = [await worker.open(pages[0]!), await worker.open(pages.at(-1)!)];
    expect(ofAsh.words).toContain('A red coat');
    expect(ofAsh.words).not.toMatch(/Birch|swim/);
    expect(ofBirch.words).toContain('Cannot swim');
    expect(ofBirch.words).not.toMatch(/Ash|red coat/);
  });

  it('is asked about their own danger', async () => {
    const [ash, birch] = await twoAtHome('Danger House');
    const { status, html } = await worker.reportMissing(ash, { ...QUICK, also: birch });
    expect(status).toBe(422);
    expect(html).toContain(`href="#danger-${birch}"`);
  });

  it('and reported meanwhile is refused with a link, and nothing is lost', async () => {
    const [ash, birch] = await twoAtHome('Meanwhile House');
    const form = `/children/${ash}/missing/report`;
    const answers = { ...QUICK, also: birch, [`danger-${birch}`]: 'unknown', clothing: 'A red coat' };
    const check = await worker.fill(form, answers);
    const first = (await worker.reportMissing(birch, QUICK)).at.replace(/\?.*/, '');
    const refused = await worker.send(check, `${form}/check`);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(`href="${first}"`);
    expect((await worker.open(form)).words).toContain('Birch Quickly: already reported');
    expect((await worker.open(form)).html).toContain('A red coat');
    expect((await worker.reportMissing(ash, { ...QUICK, clothing: 'A red coat' })).at).toMatch(/reported=1$/);
  });
});

it('what the child wore may follow after', async () => {
  const absence = (await worker.reportMissing(await aChild('Ash'), QUICK)).at.replace(/\?.*/, '');
  const form = `${absence}/description`;
  expect((await worker.fill(form, {})).html).toContain('href="#clothing"');
  expect((await worker.fill(form, { clothing: 'A green hat' })).words).toContain('Wearing A green hat');
});

it('a key of one letter does nothing until somebody asks for it', async () => {
  const child = await aChild('Ash');
  expect((await worker.open(`/children/${child}`)).html).not.toContain('data-key-m');
  await worker.fill('/preferences', { shortcuts: 'on' });
  expect((await worker.open(`/children/${child}`)).html).toContain(`data-key-m="/children/${child}/missing/report"`);
  const other = await Visitor.as(kith, 'social-worker');
  expect((await other.open(`/children/${child}`)).html).not.toContain('data-key-m');
  expect((await worker.fill('/preferences', { shortcuts: 'off' })).html).not.toContain('data-key-m');
});
