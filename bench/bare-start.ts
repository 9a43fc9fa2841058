import http from 'node:http';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.js';

/** The least a program of this kind can do at the start: PostgreSQL, one query, one page. */
const server = await startEmbeddedPostgres({ dataDir: process.env.KITH_DATA_DIR! });
const client = new pg.Client({ connectionString: server.appUrl });
await client.connect();
await client.query('SELECT 1');
const page = http.createServer((_request, response) => response.end('<!DOCTYPE html><title>Bare</title>'));
page.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  page.close();
  void client
    .end()
    .then(() => server.stop())
    .then(() => process.exit(0));
});
