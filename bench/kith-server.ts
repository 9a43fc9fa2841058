import 'reflect-metadata';
import pg from 'pg';
import { createApp } from '../src/bootstrap.js';
import { loadConfig } from '../src/config.js';

/** Our program, as a process of its own; answers over IPC how many statements it has sent, how long it waited for them, and how much memory it uses. */
let statements = 0;
let sqlMs = 0;
const send = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown;
Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]) {
  statements++;
  const began = performance.now();
  const answer = send.apply(this, given);
  // without a callback it answers a promise
  if (answer instanceof Promise) void answer.then(done, done);
  return answer;

  function done(): void {
    sqlMs += performance.now() - began;
  }
});

const config = loadConfig({ NODE_ENV: 'test' });
const app = await createApp({ ...config, databaseUrl: process.env.BENCH_DATABASE_URL! });
app.useLogger(false);
await app.listen(0, '127.0.0.1');
const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
process.on('message', (asked) => {
  if (asked === 'memory') globalThis.gc?.();
  process.send!({ statements, sqlMs, memory: process.memoryUsage().rss });
});
process.send!({ port });
