import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor, type Seen } from '../../support/visitor.js';
import { absence, london } from '../../returns/monthly/returns.js';

let kith: Kith;
let facts: Facts;
let officer: Visitor;

/** March 2026: five children, of whom three are identified as trafficked, two unaccompanied, one neither. */
beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  officer = await Visitor.as(kith, 'data-officer');
  const [trafficked, both, hidden, alone, unknown] = await Promise.all(
    ['Amber', 'Blue', 'Cobalt', 'Dun', 'Ecru'].map((given) => inCare(given)),
  );
  for (const child of [trafficked, both, hidden]) await identified(child!);
  for (const child of [both, alone]) await facts.unaccompanied(child!, 'yes', [london('2026-01-01 00:00')]);
  for (const child of [trafficked, hidden]) await facts.unaccompanied(child!, 'no', [london('2026-01-01 00:00')]);
  for (const child of [both, hidden, unknown])
    await absence(facts, child!, ['missing', '2026-03-10 20:00', '2026-03-12 08:00']);
  await absence(facts, both!, ['missing', '2026-03-20 20:00', '2026-03-20 23:00']);
  await facts.restrict(hidden!, kith.authority.users.director.id);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

async function inCare(given: string): Promise<string> {
  const child = await facts.child({ given, family: 'Testly', bornOn: '2010-03-15' });
  await facts.inCare(child, [london('2026-01-01 00:00')]);
  return child;
}

function identified(child: string): Promise<string> {
  const during = `[${london('2026-01-01 00:00')},)`;
  return facts.insert('trafficking_finding', { child_id: child, level: 'identified', basis: 'police', during });
}

const MARCH = '/returns/monthly/2026-03';
/** Where the links of a cell lead: the line's code, then its columns in the order CLA, U, T1, T2, T, UT … */
function linksOf({ html }: Seen, measure: string, population: string): { href: string; text: string }[] {
  const links = [...html.matchAll(/<a href="([^"]*\/rows\?[^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => ({
    href: href!.replaceAll('&amp;', '&'),
    text: text!,
  }));
  return links.filter(({ href }) => {
    const query = new URL(href, kith.url).searchParams;
    return query.get('measure') === measure && query.get('population') === population;
  });
}

describe('the months', () => {
  it('are listed from the first in care to this one, the latest first', async () => {
    const { words, html } = await officer.open('/returns');
    const months = [...html.matchAll(/href="\/returns\/monthly\/(\d{4}-\d{2})"/g)].map(([, month]) => month);
    expect(months[0]).toBe(new Date().toISOString().slice(0, 7));
    expect(months.at(-1)).toBe('2026-01');
    expect(words).toContain('The month is not over');
  });

  it('before anything was recorded is unknown, not nought', async () => {
    const { words, html } = await officer.open('/returns/monthly/2025-11');
    expect(words).toContain('Nothing is recorded for November 2025');
    expect(words).not.toContain('Recorded for every child');
    expect(html).not.toContain('kith-figures__value');
  });

  it('are shown to nobody who may not read returns', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    for (const path of ['/returns', MARCH, `${MARCH}.csv`, `${MARCH}.json`, `${MARCH}/rows?measure=N01&population=CLA`])
      expect((await worker.open(path)).status).toBe(403);
  });
});

describe('a month', () => {
  it('says first how many trafficked and unaccompanied children were missing, of how many, and what is not known', async () => {
    const { status, title, words } = await officer.open(MARCH);
    expect([status, title]).toEqual([200, 'Monthly return, March 2026 – Kith']);
    expect(words).toContain('2 of 3 children identified or suspected as trafficked were missing in March 2026 (67%)');
    expect(words).toContain('Not recorded: whether 2 children are trafficked; 1 of them was missing');
    expect(words).toContain('1 of 2 unaccompanied children were missing in March 2026 (50%)');
    expect(words).toContain('Not recorded: whether 1 child is unaccompanied; 1 of them was missing');
    expect(words).toContain('1 missing child is in both groups: the two numbers must not be added up');
  });

  it('each number opens to its children, and they add up to it', async () => {
    const month = await officer.open(MARCH);
    expect(month.words).toMatch(/M03 Missing incidents that began in the month \d+ by \d+/);
    const [value, , notRecorded] = linksOf(month, 'M03', 'U');
    expect([value, notRecorded]).toEqual([
      expect.objectContaining({ text: '2' }),
      expect.objectContaining({ text: '1' }),
    ]);
    const incidents = await officer.open(value!.href);
    expect(incidents.words).toContain('M03 Missing incidents that began in the month Unaccompanied: 2 incidents');
    expect(incidents.words).toContain('Blue Testly Yes Identified 2 Together 2');
    expect((await officer.open(notRecorded!.href)).words).toContain('Ecru Testly Not known Not known 1 Together 1');
  });

  it('says how many of the children counted the reader may not open, and names none of them', async () => {
    const [value] = linksOf(await officer.open(MARCH), 'M01a', 'T');
    const { words } = await officer.open(value!.href);
    expect(words).toContain('Trafficked, identified or suspected: 2 children');
    expect(words).toContain('One more child is counted whose record you may not open.');
    expect(words).toContain('1 child you may open');
    expect(words).not.toContain('Cobalt');
  });

  it('is shown as it was known, and every number of it opens as it was known then', async () => {
    const [then] = await facts.rows<{ at: Date }>('SELECT clock_timestamp() AS at');
    await inCare('Fawn');
    const now = await officer.open(MARCH);
    expect(linksOf(now, 'N02', 'CLA')[0]!.text).toBe('6');
    const before = await officer.open(`${MARCH}?asKnownAt=${then!.at.toISOString()}`);
    expect(before.words).toContain('what was recorded later is left out');
    const [five] = linksOf(before, 'N02', 'CLA');
    expect(five!.text).toBe('5');
    expect((await officer.open(five!.href)).words).not.toContain('Fawn');
  });

  it('is asked for at another time by its boxes, and refuses one that has not come', async () => {
    const boxes = (year: number) => `asKnownAt-day=1&asKnownAt-month=6&asKnownAt-year=${year}&asKnownAt-time=5pm`;
    const asked = await officer.open(`${MARCH}?${boxes(2026)}`);
    expect([asked.status, asked.at]).toEqual([200, `${MARCH}?asKnownAt=2026-06-01T16%3A00%3A00.000Z`]);
    const refused = await officer.open(`${MARCH}?${boxes(2096)}`);
    expect([refused.status, refused.title]).toEqual([422, 'Error: Monthly return, March 2026 – Kith']);
    expect(refused.html).toContain('<a href="#asKnownAt">Choose a time that has passed');
    expect(refused.html).toContain('value="2096"');
  });

  it('is saved as CSV and as JSON, as known at the time shown, and the audit says so', async () => {
    const month = await officer.open(MARCH);
    for (const [kind, type] of [
      ['csv', 'text/csv'],
      ['json', 'application/json'],
    ]) {
      const href = new RegExp(`href="(${MARCH}\\.${kind}[^"]*)"`).exec(month.html)![1]!.replaceAll('&amp;', '&');
      expect(href).toMatch(/asKnownAt=.*\d{6}Z$/);
      const { status, headers, html } = await officer.open(href);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain(type);
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="mtu_la_202603_r0_known_${knownIn(href)}.${kind}"`,
      );
      expect(html).toContain('M01a');
      const sql = 'SELECT actor, outcome FROM audit_event WHERE action = $1 ORDER BY seq DESC LIMIT 1';
      const [row] = await facts.rows(sql, [`return.monthly.${kind}`]);
      expect(row).toEqual({ actor: `user:${kith.authority.users['data-officer'].id}`, outcome: 'done' });
    }
  });

  it.each([
    ['a month there is not', '/returns/monthly/2026-13', 400],
    ['a month to come', '/returns/monthly/2096-01', 422],
    ['a measure there is not', `${MARCH}/rows?measure=N99&population=CLA`, 422],
    ['what stands alone, out of something', `${MARCH}/rows?measure=N24&population=CLA&number=denominator`, 422],
    ['an instant without an offset', `${MARCH}?asKnownAt=2026-04-01T00:00:00`, 400],
  ])('is not %s', async (_sentence, path, status) => expect((await officer.open(path)).status).toBe(status));
});

/** The instant an address asks for, as the name of a file has it. */
function knownIn(href: string): string {
  const asKnownAt = new URL(href, 'http://kith').searchParams.get('asKnownAt')!;
  return asKnownAt.replaceAll(/[-:]|\.\d+/g, '');
}
