import { londonDay } from '../../../../src/kernel/london-time.js';
import { addDays, partsOf } from '../../../../src/kernel/plain-date.js';
import { DueSteps } from '../../../../src/jobs/due-steps.js';
import { startKith, type Kith } from '../../../support/app.js';
import { aChild } from '../../../support/children.js';
import { Facts } from '../../../support/facts.js';
import { type Answers, boxes, hiddenFields, type Seen, Visitor } from '../../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let manager: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
  manager = await Visitor.as(kith, 'team-manager');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const soon = (name: string, days: number, time: string): Answers => {
  const { year, month, day } = partsOf(addDays(londonDay(new Date()), days));
  return boxes(name, [day, month, year], time);
};

/** The page of an absence that began seven hours ago. */
async function absence(): Promise<{ page: string; steps: string[] }> {
  const client = await kith.as('social-worker');
  const { body } = await client.post(`/api/v1/children/${await aChild(client)}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: new Date(Date.now() - 7 * 3_600_000).toISOString() },
    ...{ lastSeenPlace: 'School', lastSeenBy: 'Teacher', danger: 'none-known', police: 'telling-now' },
  });
  await kith.app.get(DueSteps).runDue();
  const page = `/missing/${body.id}`;
  const { html } = await worker.open(page);
  return { page, steps: [...html.matchAll(/"(\/rungs\/[\w-]+)\/calls"/g)].map(([, step]) => step!) };
}

describe('the page of an absence', () => {
  it('says what is owed and by whom, what comes next, and who answered', async () => {
    const { page, steps } = await absence();
    const before = await manager.open(page);
    expect(before.words).toMatch(/What is owed Risk assessed, police and family told .* Owed by: Test team-manager/);
    expect(before.words).toMatch(
      /Next: Strategy discussion or missing-from-care meeting: due .* by the service manager/,
    );
    const after = await manager.fill(`${steps[0]}/acknowledgement`, {});
    expect(after.at).toBe(`${page}?acknowledged=1`);
    expect(after.words).toMatch(/1 step answered .* Acknowledged by Test team-manager on/);
  });

  it('offers no acknowledgement to somebody who may not, and refuses one who does not answer for it', async () => {
    const { page, steps } = await absence();
    const officer = await Visitor.as(kith, 'data-officer');
    expect((await officer.open(page)).html).not.toContain('/acknowledgement');
    // neither to whoever records missing children, and would be refused: they ring somebody who may
    const { html } = await worker.open(page);
    expect(html).not.toContain('/acknowledgement');
    expect(html).toContain(`href="${steps[0]}/calls"`);
    expect((await manager.open(page)).html).toContain(`href="${steps[0]}/acknowledgement"`);
    expect((await officer.open(`${steps[0]}/acknowledgement`)).status).toBe(403);
    const refused = await worker.fill(`${steps[0]}/acknowledgement`, {});
    expect([refused.status, refused.words]).toEqual([403, expect.stringContaining('or whoever is on call for one')]);
  });

  it('keeps the log of the telephone', async () => {
    const { page, steps } = await absence();
    const form = `${steps[1]}/calls`;
    const empty = await worker.fill(form, {});
    expect([empty.status, empty.title]).toEqual([422, 'Error: Record a telephone call: Aisha Byrne – Kith']);
    for (const field of ['userId', 'outcome']) expect(empty.html).toContain(`href="#${field}"`);
    const userId = kith.authority.users['team-manager'].id;
    const rang = await worker.fill(form, { userId, outcome: 'spoke' });
    expect(rang.at).toBe(`${page}?rang=1`);
    expect(rang.words).toContain('Test social-worker rang Test team-manager: spoke, not acknowledged');
    const answered = await worker.fill(form, { userId, outcome: 'acknowledged' });
    expect(answered.words).toContain('by telephone, recorded by Test social-worker');
  });

  it('tells in its timeline what was owed, who was asked, rung and answered, and which messages went out', async () => {
    const { page, steps } = await absence();
    const userId = kith.authority.users['team-manager'].id;
    await worker.fill(`${steps[1]}/calls`, { userId, outcome: 'no-answer' });
    await manager.fill(`${steps[0]}/acknowledgement`, {});
    const timeline = (await worker.open(page)).words.replace(/^.*?What happened/, '');
    for (const told of [
      /Owed: Risk assessed, police and family told .*? By the /,
      /Acknowledged: Risk assessed, police and family told .*? By Test team-manager/,
      /Telephone call: Manager’s review recorded by Test social-worker .*? Rang Test team-manager: no answer/,
      /Message: a step is owed .*? E-mail to Test /,
    ])
      expect(timeline).toMatch(told);
  });
});

it('the roster shows who is on call and when nobody is; a shift is added and taken off', async () => {
  const duty = kith.authority.users['duty-manager'].id;
  expect((await worker.open('/on-call')).words).toMatch(/Nobody is on the roster\.$/);
  const empty = await manager.fill('/on-call', {});
  expect([empty.status, empty.words]).toEqual([422, expect.stringContaining('Select who is on call')]);
  const shift = { role: 'duty-manager', userId: duty, telephone: '01632 960010' };
  const added = await manager.fill('/on-call', { ...shift, ...soon('from', 1, '9am'), ...soon('until', 2, '9am') });
  expect(added.words).toMatch(/Duty manager Test duty-manager 01632 960010 Nobody/);
  const [end] = /\/on-call\/[\w-]+\/ending/.exec(added.html)!;
  expect((await manager.send(added, end)).words).toContain('The shift is taken off the roster');
});

it('an administrator reaches the roster from the menu, and is led to nothing they may not open', async () => {
  const administrator = await Visitor.as(kith, 'administrator');
  const { html } = await administrator.open('/on-call');
  expect(html).toMatch(/aria-current="page"[^>]*>\s*<strong[^>]*>On call/);
  expect(html).not.toContain('href="/missing');
});

it('the menu says where a page of the roster belongs', async () => {
  expect((await worker.open('/on-call')).html).toMatch(/aria-current="true"[^>]*>\s*<strong[^>]*>Missing/);
});

it('clocks are handed over to a named person, who accepts them', async () => {
  await absence();
  const page = await manager.open('/handovers');
  const absenceIds = [...page.html.matchAll(/name="absenceIds"[^>]*value="([\w-]+)"/g)].map(([, id]) => id!);
  const nobody = await manager.send(page, '/handovers', { absenceIds });
  expect([nobody.status, nobody.html]).toEqual([422, expect.stringContaining('href="#userId"')]);
  const userId = kith.authority.users['duty-manager'].id;
  expect((await manager.send(page, '/handovers', { absenceIds, userId })).words).toContain('Not accepted yet');
  const duty = await Visitor.as(kith, 'duty-manager');
  const theirs = await duty.open('/handovers');
  const [accept] = /\/handovers\/[\w-]+\/acceptance/.exec(theirs.html)!;
  expect((await duty.send(theirs, accept)).words).toMatch(/Test team-manager to Test duty-manager, .* Accepted/);
  const timeline = (await worker.open(`/missing/${absenceIds.at(-1)}`)).words;
  expect(timeline).toMatch(
    /Hand-over accepted .* By Test duty-manager.* Handed over .* By Test team-manager to Test duty-manager/,
  );
});

it('who hands over is told before whose record is restricted, and who could not open it', async () => {
  const { page } = await absence();
  const [{ child_id: child }] = (await facts.rows('SELECT child_id FROM absence WHERE id = $1', [page.slice(9)])) as [{ child_id: string }]; // prettier-ignore
  const { users } = kith.authority;
  await facts.restrict(child, users['team-manager'].id, [users['team-manager'].id, users['service-manager'].id]);
  const { words, html } = await manager.open('/handovers');
  expect(words).toMatch(/Restricted to named people and whoever is on call\. Gone for 7 hours/);
  expect(words).toMatch(/A restricted record goes only to somebody named for it/);
  const choices = [...html.matchAll(/<option value="[\w-]+"[^>]*>([^<]+)</g)].map(([, text]) => text!.trim());
  expect(choices[0]).toBe('Test service-manager');
  expect(choices.slice(1).every((text) => text.endsWith('(cannot open 1 of these records)'))).toBe(true);
});

describe('the ladder', () => {
  /** What a form would send as it is shown. */
  function shown({ html }: Seen): Answers {
    const inputs = [...html.matchAll(/<input[^>]*class="govuk-input[^>]*name="([\w-]+)"[^>]*value="(\d*)"/g)];
    const selects = [...html.matchAll(/<select[^>]*name="([\w-]+)"[^]*?<\/select>/g)].map(
      ([text, name]) => [text, name!, /value="([\w-]*)" selected/.exec(text)?.[1] ?? ''] as const,
    );
    return Object.fromEntries([...inputs, ...selects].map(([, name, value]) => [name, value]));
  }

  it('is read by everybody, and changed from a date by an administrator', async () => {
    const read = await worker.open('/escalation-ladder');
    expect(read.words).toMatch(
      /Manager’s review .* After 6 hours Team manager Duty manager, then Service manager 1 hour/,
    );
    expect((await worker.open('/escalation-ladder/change')).status).toBe(403);
    const administrator = await Visitor.as(kith, 'administrator');
    const path = '/escalation-ladder/change';
    const form = await administrator.open(path);
    const answers = { ...hiddenFields(form.html, path), ...shown(form), ...soon('from', 1, '9am') };
    const wrong = await administrator.post(path, { ...answers, 'review-hours': 'six', reason: '' });
    expect(wrong.status).toBe(422);
    for (const field of ['review-hours', 'reason']) expect(wrong.html).toContain(`href="#${field}"`);
    expect(wrong.html).toContain('value="six"');
    const set = await administrator.post(path, { ...answers, 'review-hours': '8', reason: 'Agreed with the police' });
    expect(set.words).toContain('set by Test administrator: Agreed with the police');
    expect(set.words).toContain('After 6 hours'); // until then
  });
});
