import pg from 'pg';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let manager: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  [worker, manager] = await Promise.all([Visitor.as(kith, 'social-worker'), Visitor.as(kith, 'team-manager')]);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the overview of a child', () => {
  it('says what is not recorded as not known, never as no', async () => {
    const id = await facts.child({ given: 'Nemo', family: 'Testly' });
    const { status, title, words } = await worker.open(`/children/${id}`);
    expect([status, title]).toEqual([200, 'Nemo Testly – Kith']);
    for (const said of [
      'Age Not known',
      'No placement is recorded',
      'Never recorded as missing',
      'Nobody is allocated',
      'No period of care is recorded',
      'Not recorded: the age is not known',
      'Not known Why Nobody has asked',
      'Not known Rests on Never screened',
    ])
      expect(words).toContain(said);
  });

  it('says first that where the child lives is not lawful, and by which rule', async () => {
    const id = await facts.child({ given: 'Hotel', family: 'Testly', bornOn: '2014-05-01' });
    const hotel = await facts.setting('hotel', { name: 'Specimen Hotel' });
    await facts.inCare(id, ['2024-01-01']);
    await facts.actualPlacement(id, hotel, ['2024-01-01'], 'other-arrangements');
    const { words } = await worker.open(`/children/${id}`);
    expect(words).toMatch(/Not lawful for [\d,]+ days \(PL-01\)/);
    expect(words).toContain('The director’s decision is owed');
    expect(words).toContain('Specimen Hotel');
  });

  it('gives every date of birth, and which counts for what', async () => {
    const id = await facts.child({ bornOn: ['2009-01-01', '2009-12-31'] });
    await facts.insert('date_of_birth_assertion', {
      ...{ child_id: id, earliest: '2010-06-01', latest: '2010-06-01', source: 'claimed' },
      asserted_at: '2024-01-01T00:00:00Z',
    });
    const { words } = await worker.open(`/children/${id}`);
    expect(words).toContain('1 June 2010 Said by the child or family, 1 January 2024 What it changed For safety');
    expect(words).toContain('Between 1 January 2009 and 31 December 2009 Passport or other document, 1 January 2015 What it changed For returns'); // prettier-ignore
  });

  it('hides a restricted address, and offers to open it in an emergency', async () => {
    const id = await facts.child({ bornOn: '2014-05-01' });
    const home = await facts.setting('childrens-home', { name: 'Secret Lodge', registered: ['2020-01-01'] });
    await facts.actualPlacement(id, home, ['2024-01-01'], 'childrens-home');
    await facts.restrict(id, kith.authority.users['team-manager'].id, [kith.authority.users['team-manager'].id], 'address'); // prettier-ignore
    for (const page of [`/children/${id}`, `/children/${id}/placements`]) {
      const { html, words } = await worker.open(page);
      expect(html).not.toContain('Secret Lodge');
      expect(words).toContain('Address restricted to named people');
      expect((await manager.open(page)).words).toContain('Secret Lodge');
    }
    await worker.fill(`/children/${id}/emergency?scope=address`, { reason: 'The police are at the wrong door' });
    const { words } = await worker.open(`/children/${id}`);
    expect(words).toContain('You opened this restricted record in an emergency');
    expect(words).toContain('Secret Lodge');
  });

  it('is made of at most 12 statements besides the frame', async () => {
    const id = await facts.child({ bornOn: '2014-05-01' });
    const [frame, overview] = [await statements(() => worker.open('/search')), await statements(() => worker.open(`/children/${id}`))]; // prettier-ignore
    expect(frame).toBeGreaterThan(3);
    expect(overview - frame).toBeGreaterThan(3);
    expect(overview - frame).toBeLessThanOrEqual(12);
  });

  it('is lighter than 60 KB with every fact a child can have many of', async () => {
    const id = await facts.child({ bornOn: '2014-05-01' });
    for (let year = 2016; year < 2026; year++) {
      await facts.bornOn(id, `2014-05-0${year - 2015 > 9 ? 9 : year - 2015}`, `${year}-01-01T00:00:00Z`);
      await facts.unaccompanied(id, 'no', [`${year}-01-01`, `${year + 1}-01-01`]);
    }
    const { html } = await worker.open(`/children/${id}`);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });
});

async function statements(work: () => Promise<unknown>): Promise<number> {
  const client = pg.Client.prototype as { query: unknown };
  const query = client.query as (...all: unknown[]) => unknown;
  let count = 0;
  client.query = function (this: pg.Client, ...args: unknown[]) {
    count++;
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = query;
  }
  return count;
}

describe('what somebody may not see', () => {
  it('a restricted child is nowhere, and no different from none at all', async () => {
    const name = 'Zebedee';
    const id = await facts.child({ given: name, family: 'Hidden', bornOn: '2014-05-01' });
    await facts.inCare(id, ['2024-01-01']);
    const home = await facts.setting('hotel', { name: 'Hidden Hotel' });
    await facts.actualPlacement(id, home, ['2024-01-01'], 'other-arrangements');
    const mine = kith.authority.users['team-manager'].id;
    await facts.restrict(id, mine, [mine]);
    await manager.reportMissing(id, MISSING);
    expect((await manager.open('/missing')).words).toContain(name);
    for (const page of ['/', '/children', '/children?page=2', '/missing', '/missing?all=1', '/children?mine=1'])
      expect((await worker.open(page)).html).not.toContain(name);
    expect((await worker.fill('/search', { name })).words).toContain('0 children found');
    for (const page of [
      '',
      '/placements',
      '/missing',
      '/trafficking',
      '/history',
      '/placements/journey/dates',
      '/missing/report',
    ]) {
      const [hidden, absent] = [
        await worker.open(`/children/${id}${page}`),
        await worker.open(`/children/${NOBODY}${page}`),
      ];
      expect([hidden.status, withoutReference(hidden.words)]).toEqual([404, withoutReference(absent.words)]);
    }
  });

  it('a role that does not open children’s records is told so, and is not signed out', async () => {
    const finance = await Visitor.as(kith, 'finance');
    const { status, words } = await finance.open('/children');
    expect([status, words]).toEqual([403, expect.stringMatching(/You may not do that Your role does not include it/)]);
    expect((await finance.open('/')).status).toBe(200);
  });

  it('without the page’s secret nothing is recorded', async () => {
    const id = await facts.child();
    const { status } = await worker.post(`/children/${id}/unaccompanied`, { answer: 'yes', _form: 'x' });
    expect(status).toBe(403);
    expect((await worker.open(`/children/${id}`)).words).toContain('Nobody has asked');
  });

  it('an address that cannot be a child’s is no child’s', async () => {
    expect((await worker.open('/children/Aisha-Byrne')).status).toBe(404);
  });
});

const MISSING = {
  ...{ whereabouts: 'not-known', lastSeenDay: 'yesterday', lastSeenEarliest: '10:15', lastSeenPlace: 'The park' },
  ...{ lastSeenWhere: 'other', lastSeenBy: 'A friend', danger: 'none-known', police: 'telling-now' },
};

function withoutReference(words: string): string {
  return words.replace(/quote reference .*/, '').replace(/printed by .*? at \S+/, '');
}

describe('the history of a child', () => {
  it('says in words what changed, who recorded it, and why', async () => {
    const id = await facts.child({ bornOn: '2014-05-01' });
    await worker.fill(`/children/${id}/care`, { code: 'V2' });
    await worker.fill(`/children/${id}/legal-status`, { code: 'C2' });
    const { words } = await worker.open(`/children/${id}/history`);
    expect(words).toMatch(/Test social-worker Legal status recorded Legal status: Full care order From: /);
    expect(words).toMatch(/Legal status changed Until: was Goes on → , now /);
  });

  it('is paged', async () => {
    const id = await facts.child();
    for (let i = 0; i < 30; i++)
      await facts.bornOn(id, '2012-02-02', `2020-01-01T00:00:${String(i).padStart(2, '0')}Z`);
    const first = await worker.open(`/children/${id}/history`);
    const second = await worker.open(`/children/${id}/history?page=2`);
    const rows = ({ html }: { html: string }) => html.split('<tbody')[1]!.split('<tr').length - 1;
    expect([rows(first), rows(second)]).toEqual([25, 6]);
    expect(second.words).toContain('Name and number recorded');
  });
});
