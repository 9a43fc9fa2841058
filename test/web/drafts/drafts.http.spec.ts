import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let child: string;
let form: string;
let draft: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

beforeEach(async () => {
  child = await facts.child({ given: 'Draft', family: 'Testly', bornOn: '2012-01-01' });
  form = `/children/${child}/missing/report`;
  draft = `/drafts/report-missing:${child}`;
});

const csrf = async () => hiddenFields((await worker.open('/')).html, '/sign-out')._csrf!;

/** As the scripts of a page keep it. */
async function autosave(answers: Record<string, string>, revision = '0') {
  return worker.post(draft, { _csrf: await csrf(), _revision: revision, ...answers });
}

it('what scripts kept is in the form on any device of the user, and on the home page, until it is sent', async () => {
  const saved = await autosave({ lastSeenPlace: 'By the canal' });
  expect([saved.status, saved.html]).toEqual([200, '{"revision":1}']);
  const elsewhere = await Visitor.as(kith, 'social-worker');
  expect((await elsewhere.open('/')).words).toContain('Missing report: Draft Testly');
  const shown = await elsewhere.open(form);
  expect(shown.html).toContain('value="By the canal"');
  expect(shown.html).toContain('data-draft-revision="1"');
  expect(shown.words).toContain('Not sent yet');
  const other = await Visitor.as(kith, 'team-manager');
  expect((await other.open(form)).html).not.toContain('By the canal');
  expect((await other.open('/')).words).not.toContain('Missing report');
});

it('what was refused is kept too, and thrown away by its user alone', async () => {
  await worker.fill(form, { lastSeenPlace: 'By the canal' });
  const home = await worker.open('/');
  expect(home.html).toContain(form);
  const other = await Visitor.as(kith, 'director');
  const secret = hiddenFields((await other.open('/')).html, '/sign-out')._csrf!;
  await other.post(`${draft}/discard`, { _csrf: secret });
  expect((await worker.open(form)).html).toContain('value="By the canal"');
  expect((await worker.send(home, `${draft}/discard`)).html).not.toContain(form);
  expect((await worker.open(form)).html).not.toContain('By the canal');
});

it.each([
  ['of a form there is not', () => `/drafts/wishes:${child}`, '0', 404],
  ['of a form about nobody', () => '/drafts/report-missing:0', '0', 404],
  ['without the revision seen', () => draft, '', 400],
  ['typed before another was kept', () => draft, '7', 409],
])('nothing is kept %s', async (_what, address, revision, status) => {
  const refused = await worker.post(address(), { _csrf: await csrf(), _revision: revision, lastSeenPlace: 'x' });
  expect(refused.status).toBe(status);
});

it('of a child whose record the user may not see nothing is kept, and nothing is told', async () => {
  await autosave({ lastSeenPlace: 'By the canal' });
  await facts.insert('restriction', {
    ...{ child_id: child, scope: 'child', reason: 'test', during: '[2020-01-01,)' },
    owner_id: kith.authority.users.director.id,
  });
  expect((await worker.open('/')).html).not.toContain(form);
  expect((await autosave({ lastSeenPlace: 'x' }, '1')).status).toBe(404);
});
