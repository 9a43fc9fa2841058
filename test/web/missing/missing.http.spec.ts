import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, hiddenFields, Visitor } from '../../support/visitor.js';
import { addDays, partsOf, toIso } from '../../../src/kernel/plain-date.js';
import { day } from '../../../src/web/filters/dates.js';
import { londonDay } from '../../../src/kernel/london-time.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const REPORT = {
  ...{ whereabouts: 'not-known', lastSeenDay: 'yesterday', lastSeenEarliest: '9.40pm', lastSeenPlace: 'The park' },
  ...{ lastSeenWhere: 'other' },
  ...{ lastSeenBy: 'A friend', danger: 'none-known', police: 'telling-now' },
};

function yesterday(name: string, time: string) {
  const { year, month, day } = partsOf(addDays(londonDay(new Date()), -1));
  return boxes(name, [day, month, year], time);
}

describe('reporting a child missing', () => {
  it('starts the clock at the earlier time, and shows it on every page of the child and above all pages', async () => {
    const id = await facts.child({ given: 'Lark', family: 'Testly', bornOn: '2012-01-01' });
    const reported = await worker.reportMissing(id, { ...REPORT, lastSeenLatest: '10:30pm' });
    expect(reported.at).toMatch(/^\/missing\/.*reported=1$/);
    expect(reported.words).toMatch(/Lark Testly Missing for \d+ hours?/);
    expect(reported.words).toMatch(/Between .* at 9:40pm and .* at 10:30pm/);
    for (const page of ['', '/placements', '/missing', '/history', '/trafficking'])
      expect((await worker.open(`/children/${id}${page}`)).words).toMatch(/Missing for \d+ hours? , since/);
    expect((await worker.open('/search')).html).toMatch(/1 child is<\/span> missing or not back</);
    expect((await worker.open('/')).words).toContain('Lark Testly Missing');
  });

  it('names each answer that is missing, and keeps the others', async () => {
    const id = await facts.child({ bornOn: '2012-01-01' });
    const empty = await worker.reportMissing(id, {});
    expect([empty.status, empty.title]).toEqual([422, 'Error: Report Testgiven Testfamily missing – Kith']);
    for (const field of ['whereabouts', 'lastSeenDay', 'lastSeenWhere', 'danger', 'police'])
      expect(empty.html).toContain(`href="#${field}"`);
    const half = await worker.reportMissing(id, { ...REPORT, danger: 'some', lastSeenBy: '' });
    expect(half.html).toContain('href="#dangerDetails"');
    expect(half.html).toContain('value="The park"');
    expect(half.html).toMatch(/value="some" checked/);
    expect((await worker.open(`/children/${id}/missing`)).words).toContain('No absence is recorded');
  });

  it('means by today the day that the form said, also after midnight', async () => {
    const id = await facts.child({ bornOn: '2012-01-01' });
    const before = addDays(londonDay(new Date()), -1);
    const asked = `${toIso(before)}T23:00:00.000Z`;
    const answers = { ...REPORT, lastSeenDay: 'today', _asked: asked };
    const again = await worker.reportMissing(id, { ...answers, danger: '' });
    expect(hiddenFields(again.html, `/children/${id}/missing/report`)).toMatchObject({ _asked: asked });
    const { words } = await worker.reportMissing(id, answers);
    expect(words).toContain(`Last seen ${day(before)} at 9:40pm`);
  });

  it('says that the day is missing when only the time was given', async () => {
    const id = await facts.child({ bornOn: '2012-01-01' });
    const { lastSeenDay: _, ...dayless } = REPORT;
    const { html } = await worker.reportMissing(id, dayless);
    expect(html).toContain('href="#lastSeenDay"');
    expect(html).not.toContain('href="#lastSeenEarliest"');
  });

  it('is refused a second time with a link to the first, though the same form sent twice is one report', async () => {
    const id = await facts.child({ bornOn: '2012-01-01' });
    const path = `/children/${id}/missing/report`;
    const elsewhere = await worker.open(path);
    const page = await worker.fill(path, REPORT);
    const send = () => worker.send(page, `${path}/check`);
    const [one, two] = [await send(), await send()];
    expect(two.at).toBe(one.at);
    expect((await worker.open(path)).html).not.toContain('<form method="post" action="/children');
    const again = await worker.send(await worker.send(elsewhere, path, REPORT), `${path}/check`);
    expect(again.status).toBe(409);
    expect(again.html).toContain(`href="${one.at.replace(/\?.*/, '')}"`);
    expect(again.html).not.toContain('/api/v1/');
    const linked = (await worker.open(`/children/${id}/missing`)).html.match(/href="\/missing\/[0-9a-f-]{36}"/g);
    expect(new Set(linked).size).toBe(1);
  });

  it('needs the page’s secret, and the permission', async () => {
    const id = await facts.child({ bornOn: '2012-01-01' });
    const path = `/children/${id}/missing/report`;
    const { _csrf: secret, ...others } = hiddenFields((await worker.open(path)).html, path);
    expect(secret).toMatch(/\w{20}/);
    expect((await worker.post(path, { ...others, ...REPORT })).status).toBe(403);
    const officer = await Visitor.as(kith, 'data-officer');
    expect((await officer.open(path)).status).toBe(403);
    expect((await officer.open(`/children/${id}`)).words).not.toContain('Report missing');
  });
});

describe('found, and back', () => {
  const missing = async (): Promise<string> => {
    const id = await facts.child({ given: 'Wren', bornOn: '2012-01-01' });
    return (await worker.reportMissing(id, REPORT)).at.replace(/\?.*/, '');
  };

  it('found is not back: the absence goes on as away until the child returns, and then the interview is due', async () => {
    const absence = await missing();
    const found = await worker.fill(`${absence}/located`, {
      ...yesterday('locatedAt', '11pm'),
      ...{ locatedBy: 'The police', seen: 'yes', safe: 'yes' },
    });
    expect(found.words).toContain('Found, not yet back');
    expect(found.words).toMatch(/Found, not back, gone for \d+/);
    const back = await worker.fill(`${absence}/returned`, {
      ...yesterday('returnedAt', '11.30pm'),
      to: 'same-placement',
    });
    expect(back.words).toMatch(/A return interview is due by .* at 11:30pm/);
    expect((await worker.fill(`${absence}/located`, { ...yesterday('locatedAt', '11pm'), locatedBy: 'x', seen: 'no', safe: 'yes' })).status).toBe(409); // prettier-ignore
  });

  it('a return before the child was last seen is refused, in words, and nothing typed is lost', async () => {
    const absence = await missing();
    const early = { ...yesterday('returnedAt', '9pm'), to: 'same-placement', safe: 'yes' };
    const { status, words, html } = await worker.fill(`${absence}/returned`, early);
    expect(status).toBe(422);
    expect(words).toContain('The child must return after being last seen and found');
    expect(html).toContain('value="9pm"');
  });

  it('an absence of a restricted child is no absence', async () => {
    const absence = await missing();
    const [{ child_id }] = (await facts.rows('SELECT child_id FROM absence WHERE id = $1', [absence.slice('/missing/'.length)])) as [{ child_id: string }]; // prettier-ignore
    const director = kith.authority.users.director.id;
    await facts.restrict(child_id, director, [director]);
    for (const page of ['', '/located', '/returned']) expect((await worker.open(`${absence}${page}`)).status).toBe(404);
  });
});
