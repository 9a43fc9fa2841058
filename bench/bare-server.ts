import { createHash } from 'node:crypto';
import http from 'node:http';
import pg from 'pg';

/**
 * The baseline: bare node:http and pg, having the same effect in one round trip a request. All the work (token, roles,
 * row security context, idempotency, the write with its history, the audit row) is in one function in the database.
 */
let statements = 0;
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10, options: '-c jit=off' });

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void answer(request, Buffer.concat(chunks)).then(
      ([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
      () => response.writeHead(500).end(),
    );
  });
});

async function answer({ method, url, headers }: http.IncomingMessage, body: Buffer): Promise<[number, string]> {
  const token = createHash('sha256').update(headers.authorization!.slice(7)).digest();
  const child = url!.split('/')[4];
  statements++;
  if (url === '/missing-now') {
    const { rows } = await pool.query<{ body: string }>({
      name: 'missing-now',
      text: 'SELECT bare_missing_now($1)::text AS body',
      values: [token],
    });
    return [200, rows[0]!.body];
  }
  if (method === 'GET') {
    const { rows } = await pool.query<{ body: string }>({
      name: 'read',
      text: 'SELECT bare_read_child($1, $2)::text AS body',
      values: [token, child],
    });
    return [200, rows[0]!.body];
  }
  if (url!.endsWith('/check')) {
    const { careSettingId } = JSON.parse(body.toString()) as { careSettingId: string };
    const { rows } = await pool.query<{ body: string }>({
      name: 'check',
      text: 'SELECT bare_check($1, $2, $3)::text AS body',
      values: [token, child, careSettingId],
    });
    return [200, rows[0]!.body];
  }
  const values = [token, child, headers['idempotency-key'], JSON.parse(body.toString())];
  const { rows } = await pool.query<{ body: string }>({
    name: 'report',
    text: 'SELECT bare_report_missing($1, $2, $3, $4)::text AS body',
    values,
  });
  return [201, rows[0]!.body];
}

server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
process.on('message', () => process.send!({ statements }));
