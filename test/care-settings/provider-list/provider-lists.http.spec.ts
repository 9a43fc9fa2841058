import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ProviderListsService } from '../../../src/care-settings/provider-list/provider-lists.service.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type Actor } from '../../../src/kernel/actor.js';
import { plainDate } from '../../../src/kernel/plain-date.js';
import { asOwner, startKith, type ApiClient, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

let kith: Kith;
let facts: Facts;
let officer: ApiClient;
let lists: ProviderListsService;
let units: UnitOfWork;
let folder: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  officer = await kith.as('placement-officer');
  lists = kith.app.get(ProviderListsService, { strict: false });
  units = kith.app.get(UnitOfWork);
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-lists-'));
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
  rmSync(folder, { recursive: true });
});

function actor(): Actor {
  const label = 'cli:test';
  return { authorityId: kith.authority.id, userId: null, label, name: label, roles: [], permissions: new Set() };
}

const HEADER = 'URN,Provision type,Registration status,Registration date,Name,Provider,Postcode,Places,Min age,Max age';

async function keep(rows: string[], asOf: string, regulator: 'ofsted' | 'cqc' = 'ofsted') {
  const file = path.join(folder, `${Math.random()}.csv`);
  writeFileSync(file, [HEADER, ...rows].join('\r\n'));
  const received = await lists.read(file, 'list.csv');
  return units.run(actor(), { action: 'provider-list.keep' }, async () => {
    const id = await lists.keep(actor(), received, regulator, plainDate(asOf));
    return lists.find(id);
  });
}

const record = (id: string) => units.run(actor(), { action: 'provider-list.record' }, () => lists.record(actor(), id));

const bringIn = async (rows: string[], asOf: string) => {
  const list = await keep(rows, asOf);
  return { shown: list.shown, did: await record(list.id) };
};

async function settingOf(urn: string): Promise<any> {
  const [row] = await facts.rows<{ id: string }>('SELECT id FROM care_setting WHERE urn = $1', [urn]);
  return row ? (await officer.get(`/api/v1/care-settings/${row.id}`)).body : null;
}

describe('a regulator’s list', () => {
  it('adds what is new, says what it would change first, and the same again changes nothing', async () => {
    const rows = [
      "SC900001,Children's home,Active,01/04/2020,Ash House,Sample Care Ltd,ZZ99 3AA,4,8,17",
      'SC900002,Supported accommodation – private residence,Active,2023-11-01,,Sample Care Ltd,,3,16,17',
      'SC900003,Independent Fostering Agency,Active,2019-01-01,Agency,,,,,',
    ];
    const list = await keep(rows, '2026-06-01');
    expect(list.shown).toMatchObject({ faults: [], agencies: 1, same: 0, changes: [{ is: 'new' }, { is: 'new' }] });
    expect(await settingOf('SC900001')).toBeNull();
    expect(await record(list.id)).toMatchObject({ added: 2, changed: 0, lapsed: 0 });
    expect(await settingOf('SC900001')).toMatchObject({
      name: 'Ash House',
      providerName: 'Sample Care Ltd',
      country: 'england',
      regulator: 'ofsted',
      registrations: [
        { status: 'registered', from: '2020-03-31T23:00:00.000Z', until: null, minAge: 8, maxAge: 17, places: 4 },
      ],
    });
    expect(await settingOf('SC900002')).toMatchObject({
      name: 'Supported accommodation SC900002',
      registrations: [{ category: 'supported-accommodation', subcategory: 'private-residence' }],
    });
    const providers = (await officer.get('/api/v1/providers?name=sample')).body;
    expect(providers).toMatchObject({ total: 1, items: [{ name: 'Sample Care Ltd', settings: 2 }] });
    await expect(record(list.id)).rejects.toMatchObject({ kind: 'conflict' });
    const again = await keep(rows, '2026-06-01');
    expect(again.shown).toMatchObject({ same: 2, changes: [] });
  });

  it('with one row at fault records nothing, and says which', async () => {
    const list = await keep(
      ["SC900011,Children's home,Active,,,,,,,", "SC900012,Children's home,Thriving,,,,,,,"],
      '2026-06-01',
    );
    expect(list.shown.faults).toEqual([{ row: 3, column: 'status', message: '“Thriving” is no status we know' }]);
    await expect(record(list.id)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await settingOf('SC900011')).toBeNull();
  });

  it('that suspends a home judges its placements again from the day it gives, and tells who must know', async () => {
    await bringIn(["SC900021,Children's home,Active,2020-01-01,Elm,,,4,8,17"], '2026-05-01');
    const home = await settingOf('SC900021');
    const child = await facts.child({ bornOn: '2014-05-01' });
    await facts.inCare(child, ['2026-05-01T00:00:00Z']);
    await facts.actualPlacement(child, home.id, ['2026-05-02T10:00:00Z'], 'childrens-home');
    const { shown, did } = await bringIn(["SC900021,Children's home,Suspended,2026-06-10,Elm,,,4,8,17"], '2026-06-12');
    expect(shown.changes.find(({ urn }) => urn === 'SC900021')).toMatchObject({
      is: 'changed',
      differences: ['status'],
      placements: 1,
    });
    expect(did).toMatchObject({ changed: 1, breachesOpened: 1, children: 1 });
    const rows = await facts.rows('SELECT rule, lower(during) AS "from" FROM breach WHERE child_id = $1', [child]);
    expect(rows).toEqual([{ rule: 'PL-02', from: new Date('2026-06-09T23:00:00Z') }]);
    const notices = await facts.rows('SELECT kind, to_role FROM notice WHERE child_id = $1', [child]);
    expect(notices).toContainEqual({ kind: 'registration-changed', to_role: 'placement-officer' });
  });

  it('from which a home is gone records it as not registered; a category it does not give is left alone', async () => {
    await bringIn(
      [
        "SC900031,Children's home,Active,2020-01-01,,,,,,",
        'SC900032,Residential family centre,Active,2020-01-01,,,,,,',
      ],
      '2026-07-01',
    );
    const rows = await facts.rows<{ urn: string }>(
      `SELECT urn FROM care_setting WHERE urn LIKE 'SC9000%' AND setting_type = 'childrens-home'`,
    );
    const others = rows.map(({ urn }) => urn).filter((urn) => urn !== 'SC900031');
    const { did } = await bringIn(
      others.map((urn) => `${urn},Children's home,${urn === 'SC900021' ? 'Suspended' : 'Active'},,,,,,,`),
      '2026-07-15',
    );
    expect(did).toMatchObject({ lapsed: 1 });
    const [now, before] = (await settingOf('SC900031')).registrations;
    expect([now.status, now.from, before.status]).toEqual(['not-registered', '2026-07-14T23:00:00.000Z', 'registered']);
    expect((await settingOf('SC900032')).registrations).toMatchObject([{ status: 'registered' }]);
  });

  it('that was compared with an older register is not recorded', async () => {
    const [first, second] = [
      await keep(['CQ1,Care home,Active,2020-01-01,,,,,,'], '2026-06-01', 'cqc'),
      await keep(['CQ1,Care home,Active,2020-01-01,Named,,,,,'], '2026-06-01', 'cqc'),
    ];
    await record(first.id);
    await expect(record(second.id)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('sent twice is one list', async () => {
    const send = () => keep(['CQ2,Care home,Active,2020-01-01,,,,,,'], '2026-06-01', 'cqc');
    expect((await send()).id).toBe((await send()).id);
  });

  it('two at once: one is recorded, the other is compared anew', async () => {
    const rows = (status: string) => [`CQ7,Care home,${status},2020-01-01,,,,,,`];
    await record((await keep(rows('Active'), '2026-06-01', 'cqc')).id);
    const both = [
      await keep(rows('Suspended'), '2026-06-10', 'cqc'),
      await keep(rows('Cancelled'), '2026-06-10', 'cqc'),
    ];
    const done = await Promise.allSettled(both.map(({ id }) => record(id)));
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = done.find((each) => each.status === 'rejected')!;
    expect(refused.reason).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('bring the list in again'),
    });
    const [now] = (await settingOf('CQ7')).registrations;
    expect(now.status).toBe(done[0]!.status === 'fulfilled' ? 'suspended' : 'cancelled');
  });

  it('the same one twice at once is recorded once', async () => {
    const { id } = await keep(['CQ8,Care home,Active,2020-01-01,,,,,,'], '2026-06-01', 'cqc');
    const done = await Promise.allSettled([record(id), record(id), record(id)]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await facts.rows(`SELECT 1 FROM care_setting WHERE urn = 'CQ8'`)).toHaveLength(1);
  });

  it('with a suspension that began earlier than is recorded corrects it, once', async () => {
    const rows = (from: string) => [`CQ9,Care home,Suspended,${from},,,,,,`];
    await record((await keep(['CQ9,Care home,Active,2020-01-01,,,,,,'], '2026-06-01', 'cqc')).id);
    await record((await keep(rows('2026-06-06'), '2026-06-10', 'cqc')).id);
    const { id, shown } = await keep(rows('2026-06-01'), '2026-06-12', 'cqc');
    expect(shown.changes.find(({ urn }) => urn === 'CQ9')).toMatchObject({ differences: ['start of the status'] });
    await record(id);
    const [suspended, before] = (await settingOf('CQ9')).registrations;
    expect([suspended.from, before.until]).toEqual(['2026-05-31T23:00:00.000Z', '2026-05-31T23:00:00.000Z']);
    const again = await keep(rows('2026-06-01'), '2026-06-12', 'cqc');
    expect(again.shown.changes.filter(({ urn }) => urn === 'CQ9')).toEqual([]);
  });

  it('with a postcode of a district there is not says which row, where a table of the whole country is here', async () => {
    const rows = ["SC900041,Children's home,Active,,,,QQ1 1AA,,,", "SC900042,Children's home,Active,,,,AB1 9ZZ,,,"];
    expect((await keep(rows, '2026-06-01')).shown.faults).toEqual([]);
    const { ownerUrl } = kith.database;
    const region = { as_of: '2026-05-01', source: 'test', sha256: Buffer.alloc(32), postcodes: 1_700_000 };
    await asOwner(ownerUrl, async (owner) => {
      const { rows: made } = await owner.query<{ id: number }>(
        `INSERT INTO postcode_edition (as_of, source, sha256, postcodes, imported_by) VALUES ($1, $2, $3, $4, 'test') RETURNING id`,
        Object.values(region),
      );
      await owner.query(`INSERT INTO postcode_place (edition, postcode) VALUES ($1, 'AB11AA')`, [made[0]!.id]);
    });
    const message = 'There is no postcode that begins like “QQ1 1AA”: check it';
    expect((await keep(rows, '2026-06-01')).shown.faults).toEqual([{ row: 2, column: 'postcode', message }]);
    const setting = { name: 'Fir', settingType: 'childrens-home', country: 'england', postcode: 'QQ1 1AA' };
    const byHand = await officer.post('/api/v1/care-settings', setting);
    expect([byHand.status, byHand.body.errors]).toEqual([422, [{ field: 'postcode', message }]]);
  });

  it('of a day to come is refused', async () => {
    await expect(keep(["SC1,Children's home,Active,,,,,,,"], '2126-01-01')).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('a provider', () => {
  it('that is renamed is renamed in its settings', async () => {
    const added = await officer.post('/api/v1/providers', { name: 'Old Name Ltd', kind: 'private' });
    expect(added.status).toBe(201);
    const setting = await officer.post('/api/v1/care-settings', {
      ...{ name: 'Fir', settingType: 'childrens-home', country: 'england' },
      ...{ providerName: 'old name ltd', premises: 'house' },
    });
    const { body } = await officer.get(`/api/v1/care-settings/${setting.body.id}`);
    expect(body).toMatchObject({ providerId: added.body.id, premises: 'house' });
    const renamed = await officer.patch(
      `/api/v1/providers/${added.body.id}`,
      { name: 'New Name Ltd', reason: 'As registered' },
      1,
    );
    expect(renamed.status).toBe(200);
    expect((await officer.get(`/api/v1/care-settings/${setting.body.id}`)).body.providerName).toBe('New Name Ltd');
    const twice = await officer.post('/api/v1/providers', { name: 'NEW NAME LTD' });
    expect(twice.status).toBe(409);
  });
});
