import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

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

/** In a hostel since May, thought to be born on that day. */
async function inAHostel(bornOn: string): Promise<{ child: string; assertion: string }> {
  const child = await facts.child({ given: 'Robin' });
  const assertion = await facts.bornOn(child, bornOn);
  await facts.inCare(child, ['2026-05-01T09:00:00Z']);
  const hostel = await facts.setting('hostel', { name: 'Night Stop' });
  await facts.actualPlacement(child, hostel, ['2026-05-01T09:00:00Z'], 'other-arrangements');
  return { child, assertion };
}

/** An age assessment that ends another date. */
function decided(child: string, year: number, supersedes: string) {
  return worker.fill(`/children/${child}/dates-of-birth`, {
    ...{ 'earliest-day': '1', 'earliest-month': '3', 'earliest-year': String(year) },
    ...{ source: 'authority-age-assessment', supersedes },
  });
}

describe('a date of birth that is decided', () => {
  it('makes 17 into 15: a breach opens, true from the first day, known from now; the date before stays readable', async () => {
    const { child, assertion } = await inAHostel('2009-03-01');
    const seen = await decided(child, 2011, assertion);
    expect(seen.at).toMatch(/\/dates-of-birth\/[0-9a-f-]{36}\?recorded=1$/);
    expect(seen.words).toContain(
      'before, 17 (born 1 March 2009 at the latest); after, 15 (born 1 March 2011 at the latest)',
    );
    expect(seen.words).toContain('Night Stop Not lawful SA-01 Not lawful PL-01 1 May 2026');
    expect(seen.words).toMatch(/Opened: not lawful from 1 May 2026 at 10:00am until 1 March 2027/);
    expect(seen.words).toContain('Foreseen: not lawful from 1 March 2027');
    expect(seen.words).toContain('Withdrawn: it had been thought not lawful from 1 May 2026');
    expect(seen.words).toMatch(/True from 1 May 2026 at 10:00am; known from \d+ \w+ \d{4}/);
    const [known] = /\/children\/[^"]*\/verdicts\?asKnownAt=[^"]*/.exec(seen.html)!;
    const before = await worker.open(known.replaceAll('&amp;', '&'));
    expect(before.status).toBe(200);
    expect(before.words).toContain('As it was known on');
    expect((await worker.open(`/children/${child}`)).html).toContain(seen.at.replace('?recorded=1', ''));
  });

  it('makes 15 into 18: from the decision on only, and the breach until then stays', async () => {
    const { child, assertion } = await inAHostel('2011-03-01');
    const seen = await decided(child, 2008, assertion);
    expect(seen.words).toContain(
      'before, 15 (born 1 March 2011 at the latest); after, 18 (born 1 March 2008 at the latest)',
    );
    expect(seen.words).toMatch(/Night Stop Not lawful PL-01 Not tested/);
    expect(seen.words).toMatch(/Changed: not lawful from 1 May 2026 at 10:00am until .*; before, from 1 May 2026/);
    const [breach] = await facts.rows<{ end_reason: string; withdrawn: boolean }>(
      'SELECT end_reason, withdrawn FROM breach WHERE child_id = $1',
      [child],
    );
    expect(breach).toEqual({ end_reason: 'age-decided', withdrawn: false });
  });

  it('that changes nothing says so; the address of a child hidden from the reader is not told', async () => {
    const child = await facts.child({ bornOn: '2012-01-01' });
    const seen = await worker.fill(`/children/${child}/dates-of-birth`, {
      ...{ 'earliest-day': '2', 'earliest-month': '1', 'earliest-year': '2012', source: 'claimed' },
    });
    expect(seen.words).toContain('No placement of the child is judged otherwise because of it.');
    const { child: hidden, assertion } = await inAHostel('2009-03-01');
    await facts.restrict(hidden, kith.authority.users.director.id, [], 'address');
    const told = await decided(hidden, 2011, assertion);
    expect(told.words).toContain('Address restricted to named people');
    expect(told.words).not.toContain('Night Stop');
  });
});
