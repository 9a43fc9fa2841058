// Both commands of the README, from a fresh clone in a folder nobody else may enter, with npm's install scripts blocked.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, chownSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;

/** Root can try both; an ordinary user only itself. */
const accounts = isRoot ? [null, ordinaryAccount()] : [null];

export const proofs = [20, 22, 24].flatMap((node) =>
  accounts.map((account) => {
    const ordinary = account !== null || !isRoot;
    return {
      name: `fresh-clone-${node}-${ordinary ? 'user' : 'root'}`,
      claim: `Node ${node} and npm are enough (${ordinary ? 'as an ordinary user' : 'as root'})`,
      run: (log) => freshClone(node, account, log),
    };
  }),
);

async function freshClone(version, account, log) {
  const home = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kith-fresh-')));
  const clone = path.join(home, 'kith');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  chmodSync(home, 0o700);
  if (account) give(home, account);
  const as = { cwd: clone, env: { ...process.env, ...(account && { HOME: home }), PORT: '0' }, ...account };
  const options = { ...as, env: { ...as.env, PATH: `${nodeFolder(version, as)}:${as.env.PATH}` } };
  try {
    log(execFileSync('node', ['--version'], { ...options, encoding: 'utf8' }).trim());
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { ...options, stdio: 'ignore' });
    const [first, again] = [await start(options, log), await start(options, log)];
    const counts = test(options, path.join(home, 'summary.json'));
    log(counts);
    return `First start ready after ${first} s, the next after ${again} s; ${counts}.`;
  } finally {
    removeData(clone);
    rmSync(home, { recursive: true, force: true });
  }
}

/** @returns seconds until /health/ready, with `npm start` ended by SIGTERM and nothing left behind */
async function start(options, log) {
  const began = Date.now();
  const npm = spawn('npm', ['start'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await addressOf(npm);
  const { status } = await fetch(`${url}/health/ready`);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  log(`/health/ready answers ${status} after ${seconds} s`);
  const ended = once(npm, 'exit');
  npm.kill('SIGTERM');
  const [code] = await ended;
  const silent = await fetch(url).then(
    () => false,
    () => true,
  );
  if (status !== 200 || code !== 0 || !silent) throw new Error(`ready ${status}, exit ${code}, silent ${silent}`);
  return seconds;
}

async function addressOf(npm) {
  let complaint = '';
  npm.stderr.on('data', (text) => (complaint += text));
  for await (const line of createInterface(npm.stdout)) {
    const [, url] = /ready at (http\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error(`npm start ended before it was ready: ${complaint.slice(-1000)}`);
}

function test(options, summary) {
  spawnSync('npm', ['test', '--', '--json', `--outputFile=${summary}`], { ...options, stdio: 'ignore' });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(summary, 'utf8'));
  const counts = `${numPassedTests} tests passed, ${numFailedTests} failed`;
  const faults = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message }) => `${name}: ${message}`);
  if (faults.length) throw new Error(`${counts}. ${faults.join(' ').slice(0, 6000)}`);
  return counts;
}

/** The package `node` on npm is Node itself. */
function nodeFolder(version, as) {
  const args = ['-y', `node@${version}`, '-p', 'process.execPath'];
  return path.dirname(
    execFileSync('npx', args, { ...as, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  );
}

function ordinaryAccount() {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    .split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function give(folder, { uid, gid }) {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true })) chownSync(path.join(folder, entry), uid, gid);
}

/** As root in a closed folder the data is elsewhere. */
function removeData(clone) {
  try {
    rmSync(realpathSync(path.join(clone, '.data/postgres')), { recursive: true, force: true });
  } catch {
    // it was never made
  }
}
