import { once } from 'node:events';
import net from 'node:net';
import pg from 'pg';
import { problemOf } from '../../src/database/database-errors.js';
import { refusalBehind } from '../../src/http/problem-json.js';

/** Servers that do to node-postgres what a database going away does, and what it then throws. */
describe('a database that cannot be reached is “try again”, never a bug', () => {
  const servers: net.Server[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  async function poolOf(onConnection: (socket: net.Socket) => void): Promise<pg.Pool> {
    const server = net.createServer(onConnection).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    return new pg.Pool({ host: '127.0.0.1', port, user: 'x', connectionTimeoutMillis: 50, max: 1 });
  }

  async function errorOf(pool: pg.Pool): Promise<unknown> {
    return pool.query('SELECT 1').then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it.each([
    ['hangs up', (socket: net.Socket) => socket.end()],
    ['resets the connection', (socket: net.Socket) => socket.resetAndDestroy()],
    ['never answers', (socket: net.Socket) => void socket.on('error', () => undefined).setTimeout(500, () => socket.destroy())], // prettier-ignore
  ])('when it %s', async (_words, onConnection) => {
    const error = await errorOf(await poolOf(onConnection));
    expect(error).toBeDefined();
    expect(problemOf(error)).toMatchObject({ kind: 'unavailable', details: { retryAfter: 5 } });
  });

  it('when nobody listens, also outside a unit of work', async () => {
    const pool = await poolOf(() => undefined);
    const gone = servers.pop()!;
    gone.close();
    await once(gone, 'close');
    expect(refusalBehind(await errorOf(pool))).toMatchObject({ kind: 'unavailable' });
  });

  it('but what nobody foresaw stays a bug', () => {
    expect(refusalBehind(new TypeError('Cannot read properties of undefined'))).toBeNull();
    expect(problemOf(Object.assign(new Error('Connection terminated?'), { code: '42P01' }))).toBeNull();
  });
});
