// Runs once before all tests: a PostgreSQL of our own with a migrated template database, and the browser. Tests that are
// pure (.spec.ts) need neither, and a run of those alone does not pay for them.
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unpackBrowser } from '../../scripts/unpack-browser.mjs';
import { buildIfStale } from '../../scripts/build.mjs';

const root = path.resolve(import.meta.dirname, '../..');

export default async function globalSetup({ testPathPatterns }) {
  const selected = selectedTests(testPathPatterns);
  const needs = (...kinds) => selected.some((file) => kinds.some((kind) => file.endsWith(`.${kind}.spec.ts`)));
  const browser = needs('browser') ? unpackBrowser() : undefined;
  const proves = Boolean(process.env.KITH_PROOF_FILE); // a long proof, test/**/*.prove.ts (scripts/prove/trust.mjs)
  if (proves || needs('db', 'http', 'browser')) {
    await buildIfStale();
    const server = await startServer();
    process.env.KITH_TEST_SERVER = JSON.stringify(server.description);
    globalThis.stopTestServer = server.stop;
  }
  if (browser) Object.assign(process.env, await browser);
}

function selectedTests(patterns) {
  const executor = patterns.toExecutor({ rootDir: root });
  return readdirSync(path.join(root, 'test'), { recursive: true })
    .map((file) => path.join(root, 'test', file))
    .filter((file) => file.endsWith('.spec.ts') && executor.isMatch(file));
}

/** What `freshDatabase()` needs to know, and how to clear away afterwards. */
async function startServer() {
  const { loadConfig } = await built('config.js');
  const external = loadConfig().testDatabaseUrl;
  const { superuserUrl, owner, app, prefix, stop } = external ? borrow(external) : await embedded();
  const { prepareDatabase, urlFor } = await built('database/embedded/roles.js');
  const template = `${prefix}template`;
  await prepareDatabase(superuserUrl, { database: template, owner, app });
  const { migrate } = await built('database/migrate.js');
  await migrate({ ownerUrl: urlFor(superuserUrl, template, owner), appRole: app.name });
  return { description: { superuserUrl, owner, app, prefix, template }, stop };
}

async function embedded() {
  const { startEmbeddedPostgres } = await built('database/embedded-postgres.js');
  removeAbandoned();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `kith-test-${process.pid}-`));
  chmodSync(dataDir, 0o711); // as root, PostgreSQL runs under another account
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  const role = (url) => ({ name: new URL(url).username, password: new URL(url).password });
  return {
    superuserUrl: server.superuserUrl,
    owner: role(server.ownerUrl),
    app: role(server.appUrl),
    prefix: 'kith_',
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** On somebody's server: names of our own, and nothing left behind. */
function borrow(superuserUrl) {
  const prefix = `kith_test_${Date.now().toString(36)}${process.pid}_`;
  const role = (name) => ({ name: `${prefix}${name}`, password: crypto.randomUUID() });
  const [owner, app] = [role('owner'), role('app')];
  return {
    superuserUrl,
    owner,
    app,
    prefix,
    async stop() {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: superuserUrl });
      await client.connect();
      const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
      for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS ${owner.name}, ${app.name}`);
      await client.end();
    },
  };
}

/** Folders of test runs that were killed, and what they link to. */
function removeAbandoned() {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = Number(/^kith-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isRunning(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    const cluster = path.join(folder, 'postgres');
    if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function built(file) {
  return import(path.join(root, 'dist/src', file));
}
