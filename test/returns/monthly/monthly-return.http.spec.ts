import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { MEASURES } from '../../../src/returns/monthly/measures.js';
import { POPULATIONS } from '../../../src/returns/monthly/populations.js';
import { london } from './returns.js';

const MARCH = '/api/v1/returns/monthly/2026-03';

describe('GET /api/v1/returns/monthly', () => {
  let kith: Kith;
  let facts: Facts;
  let child: string;

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    child = await facts.child({ family: '=Testformula' });
    await facts.inCare(child, [london('2026-01-01 00:00')]);
    await facts.unaccompanied(child, 'yes', [london('2026-01-01 00:00')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  it('answers every measure of every population, in order, with the instant used', async () => {
    const officer = await kith.as('data-officer');
    const { status, body, headers } = await officer.get(MARCH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      month: '2026-03',
      coverage: 'full',
      asKnownAt: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
    });
    const order = MEASURES.flatMap(({ id }) => POPULATIONS.map((population) => `${id} ${population.id}`));
    expect(body.rows.map((row: any) => `${row.measure} ${row.population}`)).toEqual(order);
    expect(Object.keys(body.rows[0])).toEqual([
      'measure',
      'population',
      'window',
      'value',
      'denominator',
      'notRecorded',
      'href',
    ]);
    expect(body.rows[1]).toMatchObject({
      measure: 'N01',
      population: 'U',
      window: 'last-day',
      value: 1,
      denominator: 1,
    });
    const again = await officer.get(headers.get('content-location')!);
    expect(again.body).toEqual(body);
  });

  it('each figure opens to its rows', async () => {
    const officer = await kith.as('data-officer');
    const { body } = await officer.get(`${MARCH}?asKnownAt=2026-01-01T00:00:00Z`);
    expect(body).toMatchObject({ coverage: 'none' });
    expect(body.rows[0]).toMatchObject({ measure: 'N01', value: null, denominator: null, notRecorded: null });
    const now = await officer.get(MARCH);
    const rows = await officer.get(now.body.rows[1].href);
    expect(rows.body).toMatchObject({
      month: '2026-03',
      asKnownAt: now.body.asKnownAt,
      measure: 'N01',
      population: 'U',
      number: 'value',
      value: 1,
      withheld: 0,
      page: 1,
      total: 1,
      items: [
        { childId: child, unaccompanied: 'yes', trafficking: 'unknown', count: 1, href: `/api/v1/children/${child}` },
      ],
    });
  });

  it('as CSV: the tidy columns, one number a row, no cell a spreadsheet would run', async () => {
    await facts.audited(`UPDATE authority SET name = '=Testshire', dfe_code = '999' WHERE authority_id = $1`, [
      kith.authority.id,
    ]);
    const { status, body, headers } = await (await kith.as('data-officer')).get(MARCH, { accept: 'text/csv' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    const before = await (await kith.as('data-officer')).get('/api/v1/returns/monthly/2025-11', { accept: 'text/csv' });
    expect(String(before.body)).toContain('Total,Total,N01,Children looked after on the last day,,,children,x,none,0');
    expect(headers.get('content-disposition')).toMatch(/"mtu_999_202603_r0_known_\d{8}T\d{6}Z\.csv"$/);
    const [head, ...lines] = (body as string).trimEnd().split('\r\n');
    expect(head).toBe(
      'time_period,time_identifier,window_start,window_end,geographic_level,country_code,country_name,region_code,' +
        'region_name,old_la_code,new_la_code,la_name,population,breakdown_topic,breakdown,measure_id,measure,value,' +
        'denominator,unit,symbol,coverage,revision',
    );
    expect(lines).toHaveLength(MEASURES.length * POPULATIONS.length * 2);
    expect(lines[0]).toBe(
      "202603,Month,2026-03-31,2026-03-31,Local authority,E92000001,England,,,999,,'=Testshire,CLA,Total,Total,N01," +
        'Children looked after on the last day,1,1,children,,full,0',
    );
    expect(lines.find((line) => line.includes(',T,') && line.includes('Not recorded,N02'))).toMatch(
      /,1,,children,,full,0$/,
    );
  });

  it.each([
    ['a month that is none', '/api/v1/returns/monthly/2026-13', 400, 'malformed'],
    ['an instant without an offset', `${MARCH}?asKnownAt=2026-04-09T17:00:00`, 400, 'malformed'],
    ['an instant that is none', `${MARCH}?asKnownAt=2026-02-30T17:00:00Z`, 400, 'malformed'],
    ['an instant to come', `${MARCH}?asKnownAt=2999-01-01T00:00:00Z`, 422, 'invalid'],
    ['a month that has not begun', '/api/v1/returns/monthly/2999-01', 422, 'invalid'],
    ['a question there is not', `${MARCH}?asAt=2026-04-09`, 422, 'invalid'],
    ['a measure there is not', `${MARCH}/rows?measure=M99&population=CLA`, 422, 'invalid'],
    ['no population', `${MARCH}/rows?measure=N01`, 422, 'invalid'],
    ['page 0', `${MARCH}/rows?measure=N01&population=CLA&page=0`, 422, 'invalid'],
  ])('refuses %s', async (_sentence, path, status, kind) => {
    const answer = await (await kith.as('data-officer')).get(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `/problems/${kind}` });
  });

  it('is for those who may read returns, and says in the audit who did', async () => {
    expect((await (await kith.as('social-worker')).get(MARCH)).status).toBe(403);
    await (await kith.as('director')).get(MARCH);
    const [event] = await facts.rows<{ action: string; outcome: string; actor: string }>(
      `SELECT action, outcome, actor FROM audit_event
        WHERE authority_id = $1 AND action = 'return.monthly' ORDER BY seq DESC LIMIT 1`,
      [kith.authority.id],
    );
    expect(event).toEqual({
      action: 'return.monthly',
      outcome: 'done',
      actor: `user:${kith.authority.users.director.id}`,
    });
  });

  it('of another authority has nothing of ours', async () => {
    const other = await kith.addAuthority('Otherton');
    const { body } = await (await kith.as('data-officer', other)).get(MARCH);
    expect(body.coverage).toBe('none');
    expect(body.rows.every((row: any) => row.value === null && row.notRecorded === null)).toBe(true);
  });
});
