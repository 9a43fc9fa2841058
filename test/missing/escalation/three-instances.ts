import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addAuthority } from '../../support/app.js';
import { type FreshDatabase } from '../../support/database.js';
import { Facts } from '../../support/facts.js';
import { Program } from '../../support/program.js';

const HOUR = 3_600_000;
/** Within this long of its time each rung is recorded. */
const PROMISED_MS = 60_000;
/** The machine's clock runs on while we look: how long before its time we move it. */
const BEFORE_MS = 1_500;

export interface Outcome {
  rungs: number;
  kills: number;
  /** Milliseconds from its time to its record, of the slowest. */
  slowest: number;
  /** What is not as promised, in words. */
  amiss: string[];
}

/**
 * Three programs on one database, their clock moved from rung to rung; around each rung's time some are killed outright or
 * stopped, and started again. Afterwards every rung of every absence must be there once, recorded within a minute.
 */
export async function escalateWithThree(
  database: FreshDatabase,
  { absences, rungs, kill }: { absences: number; rungs: { key: string; hours: number }[]; kill: (n: number) => string },
): Promise<Outcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-clock-'));
  const clock = path.join(folder, 'ahead');
  const move = (ahead: number) => {
    writeFileSync(`${clock}.new`, String(ahead));
    renameSync(`${clock}.new`, clock); // never read half written
  };
  move(0);
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: database.appUrl, KITH_DATA_DIR: folder };
  const start = async () => {
    const program = new Program('test/support/instance.mjs', [clock], env);
    await program.line(/working/);
    return program;
  };
  const facts = await Facts.of({ database, authority: await addAuthority(database, 'Clockshire') });
  const programs = await Promise.all([start(), start(), start()]);
  let kills = 0;
  try {
    const startedAt = new Date();
    for (let n = 0; n < absences; n++) await report(facts, startedAt);
    for (const [n, { key, hours }] of rungs.entries()) {
      if (hours) move(hours * HOUR - (Date.now() - startedAt.getTime()) - BEFORE_MS);
      const which = n % programs.length;
      const how = kill(n);
      if (how !== 'none') {
        await sleep(BEFORE_MS + Math.random() * 400);
        programs[which]!.signal(how as NodeJS.Signals);
        await programs[which]!.exit();
        kills++;
        programs[which] = await start();
      }
      await until(facts, key, absences);
    }
    return { ...(await look(facts, absences, rungs)), kills };
  } finally {
    await Promise.all(programs.map((program) => (program.signal('SIGTERM'), program.exit())));
    await facts.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(facts: Facts, startedAt: Date): Promise<void> {
  const child = await facts.child();
  const during = `[${startedAt.toISOString()},)`;
  const at = startedAt;
  await facts.audited(
    `WITH absent AS (INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts,
         last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by, danger, police)
       VALUES ($1, $2, $3, $4, $4, 'test', 'not-known', $4, $4, 'test', 'test', 'unknown', 'telling-now') RETURNING *)
     INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
       SELECT authority_id, child_id, id, 'missing', during FROM absent`,
    [facts.authorityId, child, during, at],
  );
}

/** Twice as long as promised: later than that is lost. */
async function until(facts: Facts, key: string, absences: number): Promise<void> {
  for (const deadline = Date.now() + 2 * PROMISED_MS; Date.now() < deadline; await sleep(200)) {
    const [row] = await facts.rows<{ n: number }>('SELECT count(*)::int AS n FROM escalation_rung WHERE rung = $1', [key]); // prettier-ignore
    if (row!.n === absences) return;
  }
}

async function look(facts: Facts, absences: number, rungs: { key: string }[]): Promise<Omit<Outcome, 'kills'>> {
  const rows = await facts.rows<{ rung: string; recorded: number; versions: number; late: number }>(
    `SELECT r.rung, count(*)::int AS recorded, max(extract(epoch FROM r.raised_at - r.due_at) * 1000)::int AS late,
            (SELECT count(*)::int FROM escalation_rung_version v JOIN escalation_rung o USING (authority_id, id)
              WHERE o.rung = r.rung AND v.version = 1) AS versions
       FROM escalation_rung r GROUP BY r.rung`,
  );
  const amiss = rungs.flatMap(({ key }) => {
    const row = rows.find(({ rung }) => rung === key);
    if (row?.recorded !== absences) return [`${key}: ${row?.recorded ?? 0} of ${absences} recorded`];
    if (row.versions !== absences) return [`${key}: ${row.versions} first records of ${absences}`];
    return row.late > PROMISED_MS ? [`${key}: recorded after ${row.late} ms`] : [];
  });
  const twice = await facts.rows('SELECT FROM escalation_chase GROUP BY rung_id, level, user_id HAVING count(*) > 1');
  if (twice.length) amiss.push(`${twice.length} asked twice`);
  const audited = await facts.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_event WHERE action = 'escalation.climb' AND outcome = 'done'`,
  );
  if (audited[0]!.n < absences) amiss.push('a step without its audit row');
  const slowest = Math.max(0, ...rows.map(({ late }) => late));
  return { rungs: rows.reduce((sum, { recorded }) => sum + recorded, 0), slowest, amiss };
}
