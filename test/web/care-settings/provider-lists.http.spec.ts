import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { type FormPart, hiddenFields, Visitor } from '../../support/visitor.js';

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

const PAGE = '/care-settings/lists/new';
const HEADER = 'URN,Provision type,Registration status,Registration date,Name\n';

async function send(file: FormPart, answers: Record<string, string> = {}) {
  const hidden = hiddenFields((await officer.open(PAGE)).html, PAGE);
  const day = { 'asOf-day': '12', 'asOf-month': '6', 'asOf-year': '2026' };
  return officer.sendFiles(PAGE, [...Object.entries({ ...hidden, regulator: 'ofsted', ...day, ...answers }), file]);
}

describe('bringing in a regulator’s list', () => {
  it('shows what it would change, then records it and says what that did', async () => {
    const home = `${HEADER}SC700001,Children's home,Active,2020-01-01,Ash House\n`;
    const preview = await send(['file', home, 'list.csv']);
    expect(preview.words).toContain('Ofsted’s list of 12 June 2026');
    expect(preview.words).toContain('Nothing of it is recorded yet.');
    expect(preview.words).toContain('New: 1');
    const [path] = /\/care-settings\/lists\/[0-9a-f-]{36}/.exec(preview.html)!;
    const recorded = await officer.send(preview, path, {});
    expect(recorded.words).toContain('0 breaches opened, 0 closed. Nobody lives where a registration changed.');
    const suspended = await send(['file', home.replace('Active,2020-01-01', 'Suspended,2026-06-10'), 'list.csv']);
    expect(suspended.words).toContain('Changed: now suspended');
    expect((await officer.open('/care-settings/lists')).words).toContain('Not recorded');
  });

  it.each([
    [
      'a row at fault, with its number',
      `${HEADER}SC700002,Caravan club,Active,,\n`,
      'Row What is wrong 2 “Caravan club” is no type of provision we know',
    ],
    ['columns that are missing', 'Name,Town\nAsh,Ely\n', 'There is no column for the reference number'],
  ])('says what to mend: %s', async (_sentence, text, words) => {
    const seen = await send(['file', text, 'list.csv']);
    expect(seen.words).toContain(words);
    expect(seen.words).toContain('nothing can be recorded of it');
    expect(seen.words).not.toContain('Record the list');
  });

  it.each([
    ['no file', ['file', '', ''] as FormPart, {}, 'Choose the list: a CSV file or a workbook (.xlsx)'],
    [
      'no day',
      ['file', `${HEADER}SC1,Care home,Active,,\n`, 'l.csv'] as FormPart,
      { 'asOf-day': '' },
      'Enter the day the list is of',
    ],
    [
      'a day to come',
      ['file', `${HEADER}SC1,Care home,Active,,\n`, 'l.csv'] as FormPart,
      { 'asOf-year': '2126' },
      'The list cannot be of a day to come',
    ],
  ])('asks again for %s', async (_sentence, file, answers, words) => {
    const seen = await send(file, answers);
    expect(seen.status).toBe(422);
    expect(seen.title).toMatch(/^Error: /);
    expect(seen.words).toContain(words);
  });

  it('is not for those who only read', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    expect((await worker.open(PAGE)).status).toBe(403);
    expect((await worker.open('/care-settings/lists')).status).toBe(200);
  });
});
