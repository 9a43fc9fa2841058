import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addAuthority } from '../support/app.js';
import { freshDatabase } from '../support/database.js';
import { Facts } from '../support/facts.js';
import { killPrograms, Program, until } from '../support/program.js';
import { seen, times } from '../support/proof.js';
import { placeGenerated } from './generated-pairs.js';

const DAY = 86_400_000;
const PLACEMENTS = 2_500;

afterEach(killPrograms);

it('three programs, killed together in the middle of each night, judge every placement once a night', async () => {
  const database = await freshDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-nights-'));
  const clock = path.join(folder, 'ahead');
  const move = (ahead: number) => {
    writeFileSync(`${clock}.new`, String(ahead));
    renameSync(`${clock}.new`, clock); // never read half written
  };
  move(0);
  const facts = await Facts.of({ database, authority: await addAuthority(database, 'Nightshire') });
  await placeGenerated(facts, PLACEMENTS, 1989);
  const judged = (day: string, columns: string) =>
    facts.rows<Record<string, never>>(`SELECT ${columns} FROM compliance_run WHERE on_day = $1`, [day]);
  await facts.audited(
    `INSERT INTO compliance_run (authority_id, on_day, began_at, finished_at) VALUES ($1, $2, now(), now())`,
    [facts.authorityId, londonDayOf(-DAY)],
  );
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: database.appUrl, KITH_DATA_DIR: folder };
  const start = () => Promise.all([1, 2, 3].map(() => begun(new Program('test/support/instance.mjs', [clock], env))));
  const nights = times(3);
  for (let night = 0; night < nights; night++) {
    const day = londonDayOf(night * DAY);
    move(night * DAY);
    let programs = await start();
    await until(`half of ${day} judged`, async () => (await judged(day, 'judged_to'))[0]?.judged_to != null);
    await Promise.all(programs.map((program) => (program.signal('SIGKILL'), program.exit())));
    const [half] = await judged(day, 'finished_at');
    expect(half!.finished_at).toBeNull();
    programs = await start();
    await until(`${day} judged whole`, async () => (await judged(day, 'finished_at'))[0]!.finished_at !== null);
    await Promise.all(programs.map((program) => (program.signal('SIGTERM'), program.exit())));
    expect(await judged(day, 'placements')).toEqual([{ placements: PLACEMENTS }]);
    const [audited] = await facts.rows<{ placements: number }>(
      `SELECT sum((entry::jsonb -> 'detail' ->> 'placements')::int)::int AS placements FROM audit_event
        WHERE action = 'compliance.nightly' AND outcome = 'done' AND entry::jsonb -> 'detail' ->> 'day' = $1`,
      [day],
    );
    expect(audited).toEqual({ placements: PLACEMENTS });
  }
  const twice = await facts.rows(
    `SELECT a.rule FROM verdict_span a JOIN verdict_span b USING (authority_id, placement_id, rule)
      WHERE a.id < b.id AND a.superseded_at IS NULL AND b.superseded_at IS NULL AND a.during && b.during`,
  );
  expect(twice).toEqual([]);
  await facts.end();
  rmSync(folder, { recursive: true, force: true });
  seen(`${nights} nights of ${PLACEMENTS} placements, three programs each, all of them killed in the middle: every placement judged and audited once a night, no rule with two answers at a time.`); // prettier-ignore
}, 3_600_000);

function londonDayOf(ahead: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + ahead);
}

async function begun(program: Program): Promise<Program> {
  await program.line(/working/);
  return program;
}
