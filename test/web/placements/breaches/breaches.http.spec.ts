import { startKith, type Kith } from '../../../support/app.js';
import { Facts } from '../../../support/facts.js';
import { Visitor } from '../../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let director: Visitor;
let breach: string;
let child: string;

const boxes = (name: string, [day, month, year]: readonly (string | number)[], time?: string) => ({
  ...{ [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) },
  ...(time && { [`${name}-time`]: time }),
});
const ANSWERS = {
  ...{ who: 'me', decision: 'continue-while-moving', reasons: 'No bed anywhere' },
  ...{ 'what-0': 'Patternby House', ...boxes('askedAt-0', [2, 3, 2026], '21:00'), 'whyNot-0': 'No bed until Thursday' },
  ...{ 'what-4': 'Specimen House', ...boxes('askedAt-4', [2, 3, 2026], '22:00'), 'whyNot-4': 'No answer' },
  ...{ courtOrder: 'in-force', orderKind: 'deprivation-of-liberty-order', court: 'high-court', reference: 'FD26P1' },
  ...boxes('orderFrom', [2, 3, 2026], '20:00'),
  ...{ ofsted: 'told', ofstedToldBy: 'Sam Sample', ...boxes('ofstedToldAt', [3, 3, 2026], '9am') },
  ...{ exitPlan: 'Patternby House on Thursday', ...boxes('exitBy', [1, 1, 2099]) },
};

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  director = await Visitor.as(kith, 'director');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});
beforeEach(async () => {
  child = await facts.child({ given: 'Robin', family: 'Testly', bornOn: '2014-05-01' });
  const hostel = await facts.setting('hostel', { name: 'Specimen Hostel' });
  await facts.actualPlacement(child, hostel, ['2026-03-02T23:00:00Z'], 'other-arrangements');
  const [row] = await facts.rows<{ id: string }>('SELECT id FROM breach WHERE child_id = $1', [child]);
  breach = `/breaches/${row!.id}`;
});

it('the director decides; the page says what, why, under which order, and how it ends', async () => {
  const { at, words } = await director.fill(`${breach}/decision`, ANSWERS);
  expect(at).toBe(`${breach}?decided=1`);
  for (const said of [
    'The decision has been recorded. The breach stands until it ends',
    'The decision: stay while a lawful place is found',
    'Reasons No bed anywhere',
    'Order authorising a deprivation of liberty. The High Court, in its inherent jurisdiction. FD26P1. From 2 March 2026',
    'Told on 3 March 2026 at 9:00am by Sam Sample',
    'Patternby House asked 2 March 2026 at 9:00pm No bed until Thursday',
    'Specimen House asked 2 March 2026 at 10:00pm No answer',
    'By when 1 January 2099',
  ])
    expect(words).toContain(said);
  expect(words).toMatch(/Not lawful for [\d,]+ days \([\d,.]+ hours\)/);
});

it('a review follows it, with what does not change filled in, and the order on record chosen', async () => {
  await director.fill(`${breach}/decision`, ANSWERS);
  const [form, stale] = [await director.open(`${breach}/decision`), await director.open(`${breach}/decision`)];
  expect(form.words).toContain('The director reviews the breach');
  expect(form.html).toMatch(/value="Sam Sample"/);
  expect(form.html).toMatch(/name="courtOrderId"[^>]*checked/);
  const chosen = /name="courtOrderId"[^>]*value="([0-9a-f-]{36})"/.exec(form.html)![1]!;
  const again = { ...ANSWERS, decision: 'move-now', courtOrderId: chosen };
  const { words } = await director.send(form, `${breach}/decision`, again);
  expect(words).toMatch(/Review 1: move now.*The decision: stay while a lawful place is found/);
  expect(await facts.rows('SELECT FROM placement_evidence WHERE child_id = $1', [child])).toHaveLength(1);
  const late = await director.send(stale, `${breach}/decision`, { ...again, reasons: 'Twice' });
  expect([late.status, late.words]).toEqual([409, expect.stringContaining('Another decision was recorded meanwhile')]);
});

it('each answer left out is named where it is asked, and what was typed is kept', async () => {
  const typed = { who: 'me', 'what-3': 'A folded-away home', courtOrder: 'in-force', ofsted: 'told' };
  const { status, html } = await director.fill(`${breach}/decision`, typed);
  expect(status).toBe(422);
  for (const field of ['decision', 'reasons', 'askedAt-3', 'whyNot-3', 'orderKind', 'court', 'orderFrom', 'ofstedToldAt', 'ofstedToldBy', 'exitPlan', 'exitBy']) {
    expect(html).toContain(`href="#${field}"`);
    expect(html).toMatch(new RegExp(`\\bid="${field}"`));
  }
  expect(html).toContain('value="A folded-away home"');
  expect(html).toMatch(/<details class="govuk-details" open>/);
}); // prettier-ignore

it('a worker writes down what a director said by telephone, and the director answers for it', async () => {
  const worker = await Visitor.as(kith, 'out-of-hours');
  const form = await worker.open(`${breach}/decision`);
  expect(form.words).toContain('Who decided?');
  expect(form.words).not.toContain('I do, now');
  const { 'director-on-call': onCall } = kith.authority.users;
  const told = { decidedBy: onCall.id, ...boxes('decidedAt', [3, 3, 2026], '00:20'), channel: 'telephone' };
  const recorded = await worker.send(form, `${breach}/decision`, { ...ANSWERS, who: 'told', ...told });
  expect(recorded.words).toMatch(/Decided by Test director-on-call on 3 March 2026 at 12:20am by telephone, recorded by Test out-of-hours on .*; to be confirmed by/); // prettier-ignore
  expect((await director.open(breach)).words).not.toContain('Did you?');
  const named = await Visitor.as(kith, 'director-on-call');
  expect((await named.open('/')).html).toContain(`href="${breach}">Say whether you decided this for Robin Testly`);
  const page = await named.open(breach);
  const action = /action="(\/breaches\/[^"]+\/confirmation)"/.exec(page.html)![1]!;
  expect((await named.send(page, action, { confirmed: 'no' })).words).toMatch(/Disowned.*and disowned on/);
});

it('whoever reads may not decide', async () => {
  const officer = await Visitor.as(kith, 'data-officer');
  expect((await officer.open(breach)).words).not.toContain('Record the director’s decision');
  expect((await officer.open(`${breach}/decision`)).status).toBe(403);
});

it('the list shows one line a stay, and what is owed or overdue', async () => {
  const { words } = await director.open('/breaches');
  expect(words).toMatch(/Robin Testly [\d,]+ days \([\d,.]+ hours\) .*\(PL-01\) The director’s decision is owed since/);
  expect((await director.open('/breaches?show=overdue')).words).not.toContain('Robin Testly');
  expect((await director.open('/compliance')).words).toMatch(/\d+ stays where the law does not permit it: \d+ decisions? of a director owed/); // prettier-ignore
  await facts.restrict(child, kith.authority.users['placement-officer'].id);
  expect((await director.open('/breaches')).html).not.toContain(`href="${breach}"`);
  expect((await director.open(breach)).status).toBe(404);
});
