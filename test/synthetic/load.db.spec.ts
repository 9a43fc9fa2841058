import pg from 'pg';
import { plainDate } from '../../src/kernel/plain-date.js';
import { returnJson, openReturns } from '../../src/returns/monthly/without-web.js';
import { Known } from '../../src/synthetic/answers/known.js';
import { placesKnown, unlawfulSpans, type Unlawful } from '../../src/synthetic/answers/unlawful.js';
import { generateAuthority, type SyntheticAuthority } from '../../src/synthetic/authority.js';
import { type Recording } from '../../src/synthetic/facts.js';
import { endOf } from '../../src/synthetic/history.js';
import { type Span } from '../../src/synthetic/london.js';
import { seedAuthority, type Seeded } from '../../src/synthetic/seed.js';
import { freshDatabase } from '../support/database.js';

const OPTIONS = { name: 'Patternford', children: 200, seed: 'load', endsAt: endOf(plainDate('2026-10-31')) };

let owner: pg.Client;
let urls: Awaited<ReturnType<typeof freshDatabase>>;
let seeded: Seeded;
let authority: SyntheticAuthority;
let children: (readonly Recording[])[];

beforeAll(async () => {
  urls = await freshDatabase();
  const log = () => undefined;
  seeded = await seedAuthority({ ...OPTIONS, ownerUrl: urls.ownerUrl, password: null, withAnswers: true, log });
  authority = generateAuthority(OPTIONS);
  children = [...authority.children()];
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
}, 60_000);

afterAll(() => owner.end());

async function rows<R extends object>(sql: string, ...values: unknown[]): Promise<R[]> {
  return (await owner.query<R>(sql, values)).rows;
}

const MILLISECONDS = (bound: string) => `(extract(epoch FROM ${bound}(during)) * 1000)::float8`;
const written = ({ from, until }: Span) => `${from}–${until ?? ''}`;
/** The freezes, and the end. */
const instants = () => [...authority.history.months.map(({ frozenAt }) => frozenAt), OPTIONS.endsAt];

describe('a past lived again, as known at each freeze and at the end', () => {
  it.each([
    'period_of_care',
    'legal_status',
    'placement',
    'absence',
    'absence_segment',
    'unaccompanied_answer',
    'care_setting_registration',
  ] as const)('%s', async (table) => {
    const known = [authority.common, ...children].map((recordings) => new Known(recordings));
    let seen = 0;
    for (const at of instants()) {
      const expected = known.flatMap((each) => {
        each.moveTo(at);
        return each.all(table).map(({ id, during }) => `${id} ${written(during)}`);
      });
      const found = await rows<{ id: string; from: number; until: number | null }>(
        `SELECT id, ${MILLISECONDS('lower')} AS from, ${MILLISECONDS('upper')} AS until FROM ${table}_as_known_at($1)`,
        new Date(at),
      );
      expect(found.map(({ id, from, until }) => `${id} ${written({ from, until })}`).sort()).toEqual(expected.sort());
      seen = found.length;
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('breaches: the database opened those the plain loops find', async () => {
    const common = new Known(authority.common);
    const known = children.map((recordings) => new Known(recordings));
    const name = ({ rule, placement, ...span }: Unlawful) => `${rule} ${placement} ${written(span)}`;
    const everSeen = new Set<string>();
    for (const at of instants()) {
      common.moveTo(at);
      const places = placesKnown(common);
      const expected = known.flatMap((each) => {
        each.moveTo(at);
        return unlawfulSpans(each, places).map(name);
      });
      const found = await rows<Unlawful>(
        `SELECT rule, placement_id AS placement, ${MILLISECONDS('lower')} AS from, ${MILLISECONDS('upper')} AS until
           FROM breach_as_known_at($1) WHERE NOT withdrawn AND rule <> 'SA-01'`,
        new Date(at),
      );
      expect(found.map(name).sort()).toEqual(expected.sort());
      for (const each of found) everSeen.add(each.rule);
    }
    expect([...everSeen].sort()).toEqual(['PL-01', 'PL-02']);
  });

  it('the monthly return: every figure of 36 months', async () => {
    const returns = await openReturns(urls.appUrl);
    const permissions = new Set(['return:read']);
    const actor = { authorityId: seeded.id, userId: null, label: 'cli:test', name: '', roles: [], permissions };
    for (const { month, asKnownAt, rows: expected } of seeded.answers!.months) {
      const { answer } = await returns.figures(actor, { month, asKnownAt });
      const found = returnJson(answer).rows.map(({ measure, population, value, notRecorded }) => {
        return { measure, population, value, notRecorded };
      });
      expect([month, asKnownAt, found]).toEqual([month, asKnownAt, expected]);
    }
    await returns.close();
  });

  it('a corrected fact is seen before and after its correction, with who and why', async () => {
    const corrections = await rows<{ id: string; version: number; recorded_by: string; recorded_at: Date }>(
      `SELECT id, version, recorded_by, recorded_at FROM period_of_care_version
        WHERE recorded_why = 'The police log shows an earlier start'`,
    );
    const { id, version, recorded_by, recorded_at } = corrections[0]!;
    expect(recorded_by).toMatch(/^user:/);
    const startAt = (at: number) =>
      rows<{ start: Date }>(`SELECT lower(during) AS start FROM period_of_care_as_known_at($1) WHERE id = $2`, new Date(at), id); // prettier-ignore
    const [[before], [after]] = await Promise.all([
      startAt(recorded_at.getTime() - 1),
      startAt(recorded_at.getTime() + 1),
    ]);
    expect(version).toBeGreaterThan(1);
    expect(after!.start.getTime()).toBeLessThan(before!.start.getTime());
  });

  it('every approved placement was approved by somebody else, who might', async () => {
    const [found] = await rows<{ approvals: string; wrong: string }>(
      `SELECT count(*) AS approvals, count(*) FILTER (WHERE requested_by = decided_by OR NOT roles_held(authority_id,
              decided_by, decided_at) && ARRAY['service-manager', 'duty-manager']) AS wrong FROM placement_approval`,
    );
    expect(Number(found!.approvals)).toBeGreaterThan(200);
    expect(found!.wrong).toBe('0');
  });
});

describe('seeding', () => {
  it('never goes back in time, and no audit row is later than the end', async () => {
    const [found] = await rows<{ unordered: string; last: Date }>(
      `SELECT count(*) FILTER (WHERE at <= before) AS unordered, max(at) AS last
         FROM (SELECT at, lag(at) OVER (ORDER BY seq) AS before FROM audit_event WHERE authority_id = $1 AND action = 'synthetic.record') a`,
      seeded.id,
    );
    expect(found!.unordered).toBe('0');
    expect(found!.last.getTime()).toBeLessThanOrEqual(OPTIONS.endsAt);
  });

  it('is not for the app role', async () => {
    const app = new pg.Client({ connectionString: urls.appUrl });
    await app.connect();
    const call = app.query(`SELECT seed_audit($1, 'x', 'y', now())`, [seeded.id]);
    await expect(call).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('adds no second authority of the name, and leaves nothing of the attempt', async () => {
    const log = () => undefined;
    const again = seedAuthority({ ...OPTIONS, ownerUrl: urls.ownerUrl, password: null, withAnswers: false, log });
    await expect(again).rejects.toMatchObject({ kind: 'conflict' });
    expect(await rows('SELECT FROM child')).toHaveLength(200);
  });

  it('adds another beside it, whose facts are its own', async () => {
    const log = () => undefined;
    const options = { ...OPTIONS, name: 'Fixtureby', children: 20 };
    const other = await seedAuthority({ ...options, ownerUrl: urls.ownerUrl, password: null, withAnswers: false, log });
    expect(await rows('SELECT FROM child WHERE authority_id = $1', other.id)).toHaveLength(20);
    expect(await rows('SELECT FROM child WHERE authority_id = $1', seeded.id)).toHaveLength(200);
  });
});
