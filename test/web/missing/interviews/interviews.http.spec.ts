import { startKith, type Kith } from '../../../support/app.js';
import { Facts } from '../../../support/facts.js';
import { boxes, Visitor } from '../../../support/visitor.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
/** London's clock so many hours ago, in the boxes of a form. */
const typedAgo = (name: string, hours: number) => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
  const [, day, month, year, time] = /^(\d+)\/(\d+)\/(\d+), (.+)$/.exec(parts.format(new Date(Date.now() - hours * HOUR)))!; // prettier-ignore
  return boxes(name, [Number(day), Number(month), Number(year)], time);
};

const HELD = {
  ...{ interviewerName: 'Jo Example', organisation: 'Safe Voices', independent: 'yes' },
  ...{ independenceReason: 'A charity', harm: 'no', parentsViews: 'not-obtained', parentsViewsDetails: 'Not reached' },
};

describe('the pages of a return interview', () => {
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

  /** Missing and back, so many hours ago. */
  const back = async (home = 20, given = 'Wren') => {
    const child = await facts.child({ given, family: 'Testly', bornOn: '2012-05-01' });
    const api = await kith.as('social-worker');
    const { body } = await api.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: ago(home + 10), lastSeenPlace: 'By the canal' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    await api.post(`/api/v1/absences/${body.id}/returned`, {
      returnedAt: ago(home),
      to: 'same-placement',
      safe: 'yes',
    });
    return { child, absence: body.id as string, at: `/missing/${body.id}/interview` };
  };

  it('from the offer to the write-up, with an action and a share; late said as late on every page', async () => {
    const { at, child, absence } = await back(90);
    expect((await worker.open(`/missing/${absence}`)).words).toMatch(
      /Return interview .*Late: not offered, 18 hours late/,
    );
    expect((await worker.open(`/children/${child}`)).words).toContain('Return interview: late: not offered');
    expect((await worker.open('/missing/interviews?state=late')).words).toContain('Wren Testly');
    const offer = { ...typedAgo('offeredAt', 60), offeredTo: 'Wren, by telephone', answer: 'accepted' };
    const offered = await worker.fill(`${at}/offer`, { ...offer, offeredBy: 'Test social-worker' });
    expect(offered.words).toContain('Late: accepted and not arranged');
    await worker.fill(`${at}/arrangement`, { ...typedAgo('arrangedFor', 2), interviewerName: 'Jo Example' });
    const empty = await worker.fill(`${at}/write-up`, { heldAt: '' });
    expect(empty.status).toBe(422);
    for (const field of ['heldAt', 'independent', 'independenceReason', 'harm', 'parentsViews', 'parentsViewsDetails'])
      expect(empty.html).toContain(`href="#${field}"`);
    const rows = { 'places-0-name': 'The pier', 'people-0-name': 'Kit', 'people-0-details': 'An older boy' };
    const held = await worker.fill(`${at}/write-up`, { ...HELD, ...rows, ...typedAgo('heldAt', 1), ownWords: 'I missed my brother', pushFactors: ['contact'] }); // prettier-ignore
    expect(held.words).toMatch(
      /Held 1[67] hours late .*I missed my brother .*Contact with family .*The pier .*Kit: An older boy/,
    );
    const owner = kith.authority.users['social-worker'].id;
    const added = await worker.fill(`${at}/actions`, { what: 'Ask for contact', ownerId: owner, ...boxes('dueOn', [1, 12, 2099]) }); // prettier-ignore
    expect(added.words).toContain('Ask for contact');
    const shared = await worker.fill(`${at}/shares`, {
      sharedWith: 'Her IRO',
      ...typedAgo('sharedAt', 0),
      what: 'Why',
    });
    expect(shared.words).toContain('Her IRO');
    const corrected = await worker.fill(`${at}/correction`, { ...HELD, ...typedAgo('heldAt', 1), ownWords: 'I missed him', reason: 'She read it' }); // prettier-ignore
    expect(corrected.words).toContain('I missed him');
    expect((await worker.open(`${at}/history`)).words).toMatch(
      /Interview changed .*was I missed my brother .*I missed him/,
    );
  });

  it('what to do next stands first and green: the offer, its answer, the day, the write-up', async () => {
    const { at } = await back(10);
    const next = async () => / class="govuk-button"[^>]*>([^<]+)</.exec((await worker.open(at)).html)?.[1];
    expect(await next()).toBe('Record the offer');
    const offered = { ...typedAgo('offeredAt', 5), offeredBy: 'Test social-worker', offeredTo: 'Wren' };
    const { html } = await worker.fill(`${at}/offer`, offered);
    expect(await next()).toBe('Record the answer');
    const [answer] = /\/missing\/[\w-]+\/interview\/offers\/[\w-]+\/answer/.exec(html)!;
    await worker.fill(answer, { ...typedAgo('answeredAt', 4), answer: 'accepted' });
    expect(await next()).toBe('Arrange the interview');
    await worker.fill(`${at}/arrangement`, { ...typedAgo('arrangedFor', 2), interviewerName: 'Jo Example' });
    expect(await next()).toBe('Write up the interview');
  });

  it('an address says nothing that the page does not know', async () => {
    const { at } = await back(10);
    expect((await worker.open(`${at}?recorded=closing`)).words).toContain(
      'Success What became of it has been recorded',
    );
    expect((await worker.open(`${at}?recorded=constructor`)).words).not.toContain('Success');
  });

  // Two answers too long were both “This must be 200 characters or fewer”
  it('an answer too long is named', async () => {
    const { at } = await back(10);
    const long = 'a'.repeat(201);
    const { words } = await worker.fill(`${at}/offer`, { offeredBy: long, offeredTo: long });
    expect(words).toContain('Who offered it must be 200 characters or fewer');
    expect(words).toContain('To whom it was offered must be 200 characters or fewer');
  });

  it('a row without a name is shown where it stands, and nothing typed is lost', async () => {
    const { at } = await back();
    const answers = {
      ...HELD,
      ...typedAgo('heldAt', 1),
      'places-0-name': 'The pier',
      'places-1-details': 'Slept there',
    };
    const again = await worker.fill(`${at}/write-up`, answers);
    expect(again.status).toBe(422);
    expect(again.html).toContain('href="#places-1-name"');
    expect(again.html).toContain('value="Slept there"');
    expect((await worker.open(`${at}/write-up`)).html).toContain('value="Slept there"');
    const page = await worker.open(`${at}/write-up`);
    const more = { ...HELD, 'places-0-name': 'One', 'places-1-name': 'Two' };
    const kept = await worker.post(`${at}/draft`, {
      _csrf: /name="_csrf" value="([^"]*)"/.exec(page.html)![1]!,
      ...more,
    });
    expect(kept.html).toContain('id="places-3-name"');
    expect((await worker.open('/')).words).toContain('Return interview');
  });

  it('somebody of the child’s team called independent is refused in words, at the question (MIS-09)', async () => {
    const { at, child } = await back();
    const mine = { worker_id: kith.authority.users['social-worker'].id, team_id: await facts.insert('team', { name: 'Blue' }) }; // prettier-ignore
    await facts.insert('allocation', { child_id: child, ...mine, during: '[2025-01-01,)' });
    const refused = await worker.fill(`${at}/write-up`, { ...HELD, ...typedAgo('heldAt', 1), interviewerId: mine.worker_id }); // prettier-ignore
    expect(refused.words).toContain('is the child’s worker, and so is not independent');
    expect(refused.html).toContain('href="#independent"');
    expect((await worker.open('/')).words).toMatch(/Your return interviews \(1\).*Wren Testly/);
  });

  it('figures open to their rows, and the list is saved as a file', async () => {
    const { words, html } = await worker.open('/missing/interviews/rates');
    expect(words).toContain('What became of those due');
    const [link] = /\/missing\/interviews\?state=all[^"]*/.exec(html)!;
    expect((await worker.open(link.replaceAll('&amp;', '&'))).words).toContain('Wren Testly');
    const csv = await (await Visitor.as(kith, 'team-manager')).open('/missing/interviews/list.csv?state=all');
    expect((await worker.open('/missing/interviews/list.csv')).status).toBe(403);
    expect(csv.html.split('\r\n')[0]).toMatch(/^absence,child,kind,/);
    expect(csv.html).toContain('Wren Testly,missing,');
  });

  it('from outside: one episode, written and handed in, then gone', async () => {
    const { at, child } = await back(20, 'Robin');
    await facts.actualPlacement(child, await facts.setting('hotel', { name: 'Specimen Hotel' }), ['2024-02-01']);
    const manager = await Visitor.as(kith, 'team-manager');
    const interviewerId = kith.authority.users['return-interviewer'].id;
    const assigned = await manager.fill(`${at}/assignment`, { interviewerId, ...typedAgo('until', -48) });
    expect(assigned.words).toContain('Test return-interviewer');
    const outside = await Visitor.as(kith, 'return-interviewer');
    const home = await outside.open('/');
    const [path] = /\/assigned-interviews\/[0-9a-f-]+/.exec(home.html)!;
    expect((await outside.open(path)).words).toMatch(/ring the child’s authority or the police on 999/);
    const shift = { role: 'duty-manager', user_id: kith.authority.users['duty-manager'].id, telephone: '01632 960010' };
    await facts.insert('on_call', { ...shift, during: '[2024-01-01,2099-01-01)' });
    const form = await outside.open(path);
    expect(form.words).toContain('ring the duty manager of the child’s authority now (Test duty-manager, 01632 960010');
    expect(form.words).toMatch(/Return interview with Robin .*By the canal .*Specimen Hotel/);
    expect(form.html).not.toMatch(/Testly|\/children|Search|Kith<\/a>.*Missing/);
    const { interviewerName: _, organisation: __, ...held } = HELD;
    const answers = { ...held, ...typedAgo('heldAt', 1), ownWords: 'It was fine' };
    const wrong = await outside.fill(path, { ...answers, harm: '' });
    expect(wrong.status).toBe(422);
    expect((await outside.open(path)).html).toContain('It was fine');
    const done = await outside.send(await outside.open(path), path, answers);
    expect(done.words).toContain('handed in');
    expect((await outside.open(path)).status).toBe(404);
    expect((await worker.open(at)).words).toContain('It was fine');
  });
});
