// Attacks, tampering and kills at full count: test/**/*.prove.ts, which `npm test` leaves alone. KITH_PROVE_TIMES=5 does
// five times as much.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export const proofs = [
  ['tampering', 'Every kind of tampering with the audit is found, and the row named', 'test/audit/tampering'],
  ['two-authorities', 'One authority gets nothing of another, guards or no guards', 'test/trust/two-authorities'],
  [
    'lawful-always',
    'No approved placement that the law forbids without a breach dated from the day, whoever writes',
    'test/placements/lawful-always',
  ],
  [
    'every-road',
    'The same by the API, the pages and a regulator’s list, on two instances of the program at once',
    'test/placements/every-road',
  ],
  ['gate-agrees', 'The API, the nightly job and the page judge a placement alike', 'test/compliance/gate-agrees'],
  [
    'nights',
    'A night is judged once by one of three programs, however often they are killed, and what they had done is kept',
    'test/compliance/nights',
  ],
  [
    'escalation',
    'Every rung is recorded once, within a minute of its time, by one of three programs, whichever is killed',
    'test/missing/escalation/three-instances',
  ],
  ['kills', 'Nothing acknowledged is lost when the program or PostgreSQL is killed', 'test/trust/kills'],
].map(([name, claim, file]) => ({ name, claim, run: (log) => proveWithJest(`${file}.prove.ts`, log) }));

/** @returns the sentences the proof wrote */
async function proveWithJest(file, log) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-proof-'));
  const sentences = path.join(folder, 'seen');
  const flags = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const jest = spawn(process.execPath, [...flags, '--testMatch', `<rootDir>/${file}`, '--silent=false'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', KITH_PROOF_FILE: sentences },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = [];
  jest.stderr.on('data', (text) => said.push(text));
  const [code] = await once(jest, 'exit');
  const seen = existsSync(sentences) ? readFileSync(sentences, 'utf8').trim().split('\n').join(' ') : '';
  rmSync(folder, { recursive: true });
  log(seen);
  if (code !== 0) throw new Error(`${seen} ${Buffer.concat(said).toString().slice(0, 4000)}`);
  return seen;
}
