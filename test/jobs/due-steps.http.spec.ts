import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Database } from '../../src/database/database.js';
import { type DueStep } from '../../src/jobs/due-step.js';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { JobsWorker } from '../../src/jobs/jobs-worker.js';
import { Clock } from '../../src/kernel/clock.js';
import { type Actor } from '../../src/kernel/actor.js';
import { startKith, type Kith } from '../support/app.js';
import { until } from '../support/program.js';

const NOON = new Date('2026-11-20T12:00:00Z');
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000);

class StoppedClock extends Clock {
  at = NOON;
  now(): Date {
    return this.at;
  }
}

let kith: Kith;
let steps: DueSteps;
let units: UnitOfWork;
let db: Database;
let owner: pg.Client;
const clock = new StoppedClock();
/** What the handler of `test.note` was given, in order; it notes in the database too, where a rollback takes it back. */
const ran: DueStep[] = [];
let handler: (step: DueStep) => Promise<Date | void> = () => Promise.resolve();

beforeAll(async () => {
  kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  [steps, units, db] = [kith.app.get(DueSteps), kith.app.get(UnitOfWork), kith.app.get(Database)];
  owner = new pg.Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
  steps.handle('test.note', async (step) => {
    ran.push(step);
    await db.sql`INSERT INTO search (authority_id, actor, criteria) VALUES (current_authority(), 'test', ${{ of: step.subjectId }})`;
    return handler(step);
  });
});
afterAll(async () => {
  await owner.end();
  await kith.stop();
});
beforeEach(async () => {
  ran.length = 0;
  clock.at = NOON;
  handler = () => Promise.resolve();
  await owner.query('DELETE FROM due_step; DELETE FROM search');
});

const actor = (authorityId = kith.authority.id): Actor => ({
  authorityId,
  userId: null,
  label: 'cli:test',
  name: '',
  roles: [],
  permissions: new Set(),
});
const inUnit = <T>(work: () => Promise<T>, authorityId?: string) =>
  units.run(actor(authorityId), { action: 'test' }, work);

async function scheduled(dueAt: Date, subject: string = randomUUID(), authorityId?: string): Promise<string> {
  await inUnit(() => steps.schedule('test.note', subject, dueAt), authorityId);
  return subject;
}

/** How often the handler's note about a subject is in the database. */
async function notes(subject: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM search WHERE criteria ->> 'of' = $1`,
    [subject],
  );
  return rows[0]!.n;
}

it('is done at its time and not before, once, in the name of the feature', async () => {
  const subject = await scheduled(minutes(10));
  clock.at = new Date(minutes(10).getTime() - 1);
  expect(await steps.runDue()).toBe(0);
  clock.at = minutes(10);
  expect(await steps.runDue()).toBe(1);
  expect(await steps.runDue()).toBe(0);
  expect(await notes(subject)).toBe(1);
  expect(ran[0]).toMatchObject({ subjectId: subject, dueAt: minutes(10), authorityId: kith.authority.id, attempts: 1 });
  const { rows } = await owner.query(
    `SELECT actor, action, entry::jsonb #>> '{detail,step}' AS step FROM audit_event ORDER BY seq DESC LIMIT 1`,
  );
  expect(rows[0]).toEqual({ actor: 'system:test', action: 'test.note', step: subject });
});

it('takes the earliest first', async () => {
  const later = await scheduled(minutes(-1));
  const earlier = await scheduled(minutes(-2));
  await steps.runDue();
  expect(ran.map(({ subjectId }) => subjectId)).toEqual([earlier, later]);
});

it('moves when it is scheduled again, and goes when it is cancelled', async () => {
  const subject = await scheduled(minutes(-1));
  await scheduled(minutes(5), subject);
  expect(await steps.runDue()).toBe(0);
  await inUnit(() => steps.cancel('test.note', subject));
  clock.at = minutes(5);
  expect(await steps.runDue()).toBe(0);
});

it('is not scheduled when what made it due is rolled back', async () => {
  const subject = randomUUID();
  const refused = inUnit(async () => {
    await steps.schedule('test.note', subject, minutes(-1));
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await steps.runDue()).toBe(0);
});

it('is due again when its handler says so', async () => {
  const subject = await scheduled(minutes(-1));
  handler = (step) => Promise.resolve(step.dueAt < NOON ? minutes(3) : undefined);
  expect(await steps.runDue()).toBe(1);
  clock.at = minutes(3);
  expect(await steps.runDue()).toBe(1);
  expect(await steps.runDue()).toBe(0);
  expect(await notes(subject)).toBe(2);
});

it('leaves nothing behind when it fails, and is tried again when its lease has ended', async () => {
  const subject = await scheduled(minutes(-1));
  handler = () => Promise.reject(new Error('no'));
  await steps.runDue();
  expect(await notes(subject)).toBe(0);
  expect(await steps.runDue()).toBe(0); // the lease goes on
  const { rows } = await owner.query<{ lease: number }>(
    'SELECT extract(epoch FROM free_at - clock_timestamp())::float AS lease FROM due_step',
  );
  expect(rows[0]!.lease).toBeGreaterThan(20);
  expect(rows[0]!.lease).toBeLessThanOrEqual(30);
  await owner.query(`UPDATE due_step SET free_at = '-infinity'`);
  handler = () => Promise.resolve();
  await steps.runDue();
  expect(await notes(subject)).toBe(1);
  expect(ran.at(-1)!.attempts).toBe(2);
});

it.each([
  ['taken over', () => owner.query('UPDATE due_step SET claim = gen_random_uuid()')],
  ['moved', () => owner.query(`UPDATE due_step SET claim = NULL, due_at = '2026-12-01Z'`)],
  ['cancelled', () => owner.query('DELETE FROM due_step')],
])('does not stand when it was %s while it ran', async (_how, meanwhile) => {
  const subject = await scheduled(minutes(-1));
  handler = async () => void (await meanwhile());
  await steps.runDue();
  expect(await notes(subject)).toBe(0);
});

it('is done once by many who look at the same time', async () => {
  const subjects = await Promise.all(Array.from({ length: 12 }, () => scheduled(minutes(-1))));
  await Promise.all(Array.from({ length: 4 }, () => steps.runDue()));
  for (const subject of subjects) expect(await notes(subject)).toBe(1);
});

it('belongs to its authority', async () => {
  const other = await kith.addAuthority('Farshire');
  const subject = await scheduled(minutes(-1), randomUUID(), other.id);
  await inUnit(() => steps.cancel('test.note', subject)); // of ours, so of nobody
  await steps.runDue();
  expect(ran).toMatchObject([{ authorityId: other.id, subjectId: subject }]);
});

it('with effects outside, is settled in the unit that records the outcome, and not when that fails', async () => {
  const sent: string[] = [];
  let settling: 'no' | 'yes' = 'no';
  steps.handleOutside('test.send', async (step, system, settle) => {
    sent.push(step.subjectId);
    if (settling === 'yes') await units.run(system, { action: 'test.sent' }, () => settle());
  });
  await inUnit(() => steps.schedule('test.send', randomUUID(), NOON));
  await steps.runDue();
  await owner.query(`UPDATE due_step SET free_at = '-infinity'`);
  settling = 'yes';
  await steps.runDue();
  await owner.query(`UPDATE due_step SET free_at = '-infinity'`);
  expect(await steps.runDue()).toBe(0);
  expect(sent).toHaveLength(2);
});

it('cannot be handled by two features', () => {
  expect(() => steps.handle('test.note', () => Promise.resolve())).toThrow('Two features');
});

describe('the worker, as the app role', () => {
  it('cannot put anything into the queue but a wake-up', async () => {
    const app = new pg.Client({ connectionString: kith.database.appUrl });
    await app.connect();
    const { rows } = await app.query<{ own: string }>(
      `SELECT count(*)::text AS own FROM pg_class WHERE relowner = current_user::regrole`,
    );
    expect(rows[0]!.own).toBe('0');
    await expect(app.query(`SELECT graphile_worker.add_job('due-steps')`)).rejects.toThrow('permission denied');
    await app.query('SELECT wake_at(now())');
    await app.end();
  });

  it('is woken by a step that is due as soon as it is committed, and ends with the program', async () => {
    const worker = kith.app.get(JobsWorker);
    await worker.start();
    const subject = await scheduled(minutes(-1));
    const began = Date.now();
    await until('the step is done', async () => (await notes(subject)) === 1);
    expect(Date.now() - began).toBeLessThan(4500); // a look by itself comes every 5 s
    await worker.onModuleDestroy();
    const later = await scheduled(minutes(-1));
    await sleep(200);
    expect(await notes(later)).toBe(0);
  });
});
