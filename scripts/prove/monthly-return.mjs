// The monthly return of 600 synthetic children against the answer file, which plain loops over the same facts count: 36
// months, each as known at its freeze and as known at the end, by the commands a person would use.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');
const [CHILDREN, SEED, UNTIL] = ['600', 'the return', '2026-09-30'];
const run = promisify(execFile);

export const proofs = [
  {
    name: 'monthly-return',
    claim: `The return of ${CHILDREN} synthetic children equals the answer file for 36 months, as known then and now`,
    run: monthlyReturn,
  },
];

async function monthlyReturn(log) {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const home = mkdtempSync(path.join(os.tmpdir(), 'kith-return-'));
  const dataDir = path.join(home, 'data');
  const kith = (...args) =>
    run(process.execPath, [path.join(root, 'bin/kith.js'), ...args], { cwd: home, env: environment(dataDir) });
  const { startEmbeddedPostgres } = await import(path.join(root, 'dist/src/database/embedded-postgres.js'));
  const postgres = await startEmbeddedPostgres({ dataDir, ephemeral: true }); // the commands share it
  try {
    const answers = path.join(home, 'answers.json');
    await kith(
      'seed',
      '--authority',
      'Provenshire',
      '--children',
      CHILDREN,
      '--seed',
      SEED,
      '--until',
      UNTIL,
      '--answers',
      answers,
    );
    const { months } = JSON.parse(readFileSync(answers, 'utf8'));
    log(`${months.length} returns to compare`);
    const differences = [];
    for (const month of months) differences.push(...(await compare(month, kith, path.join(home, 'return.json'))));
    if (differences.length)
      throw new Error(`${differences.length} figures differ: ${differences.slice(0, 5).join('; ')}`);
    return `${months.length} returns of ${months[0].rows.length} figures each: every value and every “not recorded” is the same.`;
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function compare({ month, asKnownAt, rows: expected }, kith, out) {
  await kith('return', 'monthly', '--month', month, '--as-known-at', asKnownAt, '--out', out);
  const line = ({ measure, population, value, notRecorded }) =>
    `${measure} ${population} ${value} (${notRecorded} not recorded)`;
  const ours = JSON.parse(readFileSync(out, 'utf8')).rows.map(line);
  const differing = expected
    .map(line)
    .map((theirs, i) => theirs !== ours[i] && `${month} at ${asKnownAt}: ${theirs}, not ${ours[i]}`);
  return differing.filter(Boolean);
}

/** Nothing of the person's own: neither their database nor their settings. */
function environment(dataDir) {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, NODE_ENV: ___, ...env } = process.env;
  return { ...env, KITH_DATA_DIR: dataDir };
}
