import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { freshDatabase } from '../support/database.js';
import { killPrograms, Program, until } from '../support/program.js';

/** Kith on a database of somebody's own, started as `npm start` does. */
async function startKith(env: NodeJS.ProcessEnv = {}): Promise<Program & { url: string }> {
  const { appUrl, ownerUrl } = await freshDatabase();
  const { PATH, HOME } = process.env;
  const database = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, NODE_ENV: 'development' };
  const program = new Program('dist/src/main.js', [], { PATH, HOME, PORT: '0', ...database, ...env });
  const ready = await program.line(/ready at/);
  return Object.assign(program, { url: /http:\/\/[^\s]+/.exec(ready)![0] });
}

async function status(url: string): Promise<number> {
  return (await fetch(url)).status;
}

afterEach(killPrograms);

// real processes, on a machine that may be busy
jest.setTimeout(120_000);

describe('Kith, started', () => {
  it('is ready when it says so', async () => {
    const kith = await startKith();
    expect(await status(`${kith.url}/health/live`)).toBe(200);
    expect(await status(`${kith.url}/health/ready`)).toBe(200);
  });

  it('does not name every route to somebody who looks for the address', async () => {
    const kith = await startKith();
    expect(kith.complaint).toContain('successfully started');
    expect(kith.complaint).not.toContain('RouterExplorer');
  });

  it('ends at Ctrl-C with status 0, though it is pressed three times and a connection stays open', async () => {
    const kith = await startKith();
    const { hostname, port } = new URL(kith.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      'POST /api/v1/session HTTP/1.1\r\nHost: kith\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
    );
    await status(`${kith.url}/health/live`);
    for (let press = 0; press < 3; press++) kith.signal('SIGINT');
    await once(socket, 'close');
    expect(await kith.exit()).toBe(0);
  });

  it('waits a moment for a port that is about to be free', async () => {
    const predecessor = createServer().listen(0, '127.0.0.1');
    await once(predecessor, 'listening');
    const { port } = predecessor.address() as AddressInfo;
    setTimeout(() => predecessor.close(), 2000);
    const kith = await startKith({ PORT: String(port) });
    expect(await status(`${kith.url}/health/ready`)).toBe(200);
  });

  it('ends when the npm that started it is killed', async () => {
    const { appUrl, ownerUrl } = await freshDatabase();
    const env = {
      ...process.env,
      PORT: '0',
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      NODE_ENV: 'development',
    };
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface(npm.stdout);
    let url: string | undefined;
    for await (const line of lines) if ((url = /ready at (http[^ ]+)/.exec(line)?.[1])) break;
    npm.kill('SIGKILL');
    await until('nobody answers', () =>
      status(`${url}/health/live`).then(
        () => false,
        () => true,
      ),
    );
  });

  it('refuses a port that is taken, and a secret that everybody knows in production', async () => {
    const { url } = await startKith();
    const { PATH, HOME } = process.env;
    const { appUrl, ownerUrl } = await freshDatabase();
    const env = { PATH, HOME, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
    const second = new Program('dist/src/main.js', [], { ...env, NODE_ENV: 'test', PORT: new URL(url).port });
    expect(await second.exit()).toBe(2);
    expect(second.complaint).toContain('The port is taken');
    expect(second.complaint).not.toContain('Warning');
    const third = new Program('dist/src/main.js', [], { ...env, PORT: '0' });
    expect(await third.exit()).toBe(2);
    expect(third.complaint).toContain('SESSION_SECRET is needed in production');
    await until('the first still answers', async () => (await status(`${url}/health/ready`)) === 200);
  });
});
