import { createHash } from 'node:crypto';
import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { pdfText } from '../support/pdf-text.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await kith.as('social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const LAST_SEEN = '2026-11-20T20:00:00Z';
const OFFICER = {
  ...{ audience: 'police', recipientName: 'PC Alex Sample', recipientOrganisation: 'Testshire Police' },
  recipientContact: 'missing@police.example',
};

async function missing(child: string): Promise<string> {
  const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: LAST_SEEN, lastSeenPlace: 'The bus stop', lastSeenBy: 'A friend' },
    ...{ danger: 'some', dangerDetails: 'Has no inhaler', police: 'telling-now' },
  });
  return body.id as string;
}

/** Placed at Kestrel House, with a profile, and missing. */
async function placedAndMissing(given = 'Ánh', family = 'Nguyễn Thị'): Promise<{ child: string; absence: string }> {
  const child = await facts.child({ given, family, bornOn: '2011-05-01' });
  const home = await facts.setting('childrens-home', { registered: ['2015-01-01'], name: 'Kestrel House' });
  await facts.inCare(child, ['2026-01-01']);
  await facts.actualPlacement(child, home, ['2026-01-01'], 'childrens-home');
  for (const item of [
    { subject: 'hair', words: 'Black, to the shoulders' },
    { subject: 'address-to-search', words: '12 Search Street' },
    { subject: 'phone', words: '07700 900123', protected: true },
    { subject: 'phone', words: '07700 900456' },
    { subject: 'bank', words: 'Card of Testbank', protected: true },
  ])
    expect((await worker.post(`/api/v1/children/${child}/missing-profile/items`, item)).status).toBe(201);
  return { child, absence: await missing(child) };
}

async function release(absence: string, body: object = OFFICER, client = worker) {
  return client.post(`/api/v1/absences/${absence}/police-pack/releases`, body);
}

async function pdfOf(client: ApiClient, id: string): Promise<Buffer> {
  const response = await fetch(`${kith.url}/api/v1/pack-releases/${id}/pdf`, {
    headers: { authorization: `Bearer ${client.token}` },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="missing-pack-${id.slice(0, 8)}.pdf"`);
  return Buffer.from(await response.arrayBuffer());
}

describe('the police copy', () => {
  it('says who and what, the addresses marked not for disclosure, and what nobody knows; all of it can be copied out', async () => {
    const { absence } = await placedAndMissing();
    const { status, body } = await release(absence);
    expect(status).toBe(201);
    const pdf = await pdfOf(worker, body.id as string);
    const text = pdfText(pdf);
    for (const words of [
      ...['Missing child: Ánh Nguyễn Thị', 'OFFICIAL-SENSITIVE', 'Police copy', 'Page 1 of 1'],
      ...['Given by Test social-worker to PC Alex Sample, Testshire Police (missing@police.example)'],
      ...['Not for disclosure', 'Kestrel House', '12 Search Street', '07700 900123', '07700 900456', 'Testbank'],
      ...['The bus stop', 'Has no inhaler', 'Black, to the shoulders', 'Eyes', 'Not known', 'No photograph'],
    ])
      expect(text).toContain(words);
    const parts = ['/Marked true', '/Lang (en-GB)', '/StructTreeRoot', '/S /H1', 'pdfuaid:part>1'];
    expect(parts.filter((part) => !pdf.includes(part))).toEqual([]);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(body.sha256);
  });

  it('says what the child wore and who they may be with, as told with the report or after; company is for the police alone', async () => {
    const { absence } = await placedAndMissing();
    const linesOf = async (audience: string) => {
      const { body } = await worker.get(`/api/v1/absences/${absence}/police-pack?audience=${audience}`);
      const { lines } = body.sections.find(({ title }: { title: string }) => title === 'What happened');
      return lines.map(({ label, values }: any) => `${label}: ${values[0].words}`);
    };
    expect(await linesOf('police')).toEqual(expect.arrayContaining(['Wearing: Not known', 'May be with: Not known']));
    const said = { clothing: 'Grey hooded top, white trainers', company: 'A boy of about 17 called Kay' };
    expect((await worker.post(`/api/v1/absences/${absence}/description`, said)).status).toBe(200);
    expect(await linesOf('police')).toEqual(
      expect.arrayContaining([`Wearing: ${said.clothing}`, `May be with: ${said.company}`]),
    );
    const other = await linesOf('other');
    expect(other).toContain(`Wearing: ${said.clothing}`);
    expect(other.join()).not.toMatch(/May be with|Kay/);
    expect(pdfText(await pdfOf(worker, (await release(absence)).body.id as string))).toContain(said.clothing);
  });

  it('is the same, byte for byte, whatever is recorded after it', async () => {
    const { child, absence } = await placedAndMissing();
    const { body } = await release(absence);
    const before = await pdfOf(worker, body.id as string);
    await worker.post(`/api/v1/children/${child}/missing-profile/items`, { subject: 'hair', words: 'Dyed red' });
    expect((await pdfOf(worker, body.id as string)).equals(before)).toBe(true);
    expect(pdfText(await pdfOf(worker, (await release(absence)).body.id as string))).toContain('Dyed red');
  });

  it.each(['recipientName', 'recipientOrganisation', 'recipientContact'])(
    'goes to nobody without %s',
    async (field) => {
      const { absence } = await placedAndMissing();
      expect((await release(absence, { ...OFFICER, [field]: ' – ' })).status).toBe(422);
      const { status, body } = await release(absence, { ...OFFICER, [field]: '' });
      expect([status, body.errors[0].field]).toEqual([422, field]);
      expect((await worker.get(`/api/v1/absences/${absence}/police-pack/releases`)).body.total).toBe(0);
    },
  );

  it('is not made by who may not see the address, nor read; the record that it was given is', async () => {
    const { child, absence } = await placedAndMissing();
    const { body } = await release(absence);
    await facts.restrict(child, kith.authority.users.director.id, [kith.authority.users['team-manager'].id], 'address');
    const refused = await release(absence);
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('restricted to named people')]);
    expect((await worker.get(`/api/v1/pack-releases/${body.id}/pdf`)).status).toBe(403);
    expect((await worker.get(`/api/v1/pack-releases/${body.id}`)).body.recipientName).toBe('PC Alex Sample');
    const preview = JSON.stringify((await worker.get(`/api/v1/absences/${absence}/police-pack`)).body);
    expect(preview).not.toContain('Kestrel House');
    expect(preview).not.toContain('Search Street');
    expect((await release(absence, OFFICER, await kith.as('team-manager'))).status).toBe(201);
    expect((await release(absence, { ...OFFICER, audience: 'other' })).status).toBe(201);
  });

  it('is released only while the child is missing or away', async () => {
    const { absence } = await placedAndMissing();
    await worker.post(`/api/v1/absences/${absence}/returned`, {
      ...{ returnedAt: '2026-11-21T06:00:00Z', to: 'same-placement', safe: 'yes' },
    });
    expect((await release(absence)).status).toBe(409);
  });

  it('holds nothing of a child who is missing with this one', async () => {
    const { absence } = await placedAndMissing('Wren', 'Alpha');
    await placedAndMissing('Robin', 'Omega');
    const { body } = await worker.get(`/api/v1/absences/${absence}/police-pack`);
    expect(JSON.stringify(body)).toContain('Wren Alpha');
    expect(JSON.stringify(body)).not.toMatch(/Robin|Omega/);
  });
});

describe('every other copy', () => {
  it.each(['host-authority', 'other'])('for %s: no address, nothing for the police alone, and no hint that it is there', async (audience) => {
    const { absence } = await placedAndMissing();
    const { body } = await release(absence, { ...OFFICER, audience });
    const text = pdfText(await pdfOf(worker, body.id as string));
    expect(text).toContain('07700 900456');
    expect(text).toContain('The bus stop');
    for (const hidden of ['Kestrel', 'Search Street', '07700 900123', 'Testbank', 'Bank or card', 'Addresses'])
      expect(text).not.toContain(hidden);
  }); // prettier-ignore
});

describe('a release', () => {
  it('is audited: made, read, and taken as a file', async () => {
    const { child, absence } = await placedAndMissing();
    const { body } = await release(absence);
    await pdfOf(worker, body.id as string);
    const rows = await facts.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE child_ids @> ARRAY[$1::uuid] AND action LIKE 'police-pack.%' ORDER BY seq`,
      [child],
    );
    expect(rows.map(({ action }) => action)).toEqual(['police-pack.release', 'police-pack.pdf']);
  });

  it('is one, however often it is sent', async () => {
    const { absence } = await placedAndMissing();
    const key = { 'idempotency-key': 'one-release' };
    const path = `/api/v1/absences/${absence}/police-pack/releases`;
    const [one, two] = [await worker.post(path, OFFICER, key), await worker.post(path, OFFICER, key)];
    expect(two.body).toEqual(one.body);
    expect((await worker.get(path)).body.total).toBe(1);
  });

  it('is for who may release: a reviewing officer reads that it was given, and gives none', async () => {
    const { absence } = await placedAndMissing();
    const officer = await kith.as('reviewing-officer');
    expect((await release(absence, OFFICER, officer)).status).toBe(403);
    expect((await officer.get(`/api/v1/absences/${absence}/police-pack/releases`)).status).toBe(200);
  });
});
