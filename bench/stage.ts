import pg from 'pg';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAuthority, createToken, createUser } from '../src/auth/accounts.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/database/embedded-postgres.js';
import { migrate } from '../src/database/migrate.js';

/** A durable database of its own (fsync on), migrated and empty, for one bench. */
export async function openStage(): Promise<{ server: EmbeddedPostgres; close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await migrate({ ownerUrl: server.ownerUrl, appRole: decodeURIComponent(new URL(server.appUrl).username) });
  const close = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, close };
}

export interface BenchAuthority {
  id: string;
  token: string;
  children: string[];
}

/** An authority with one out-of-hours worker and children of 10 to 17, of whom the usual is recorded. */
export async function addAuthority(ownerUrl: string, name: string, children: number): Promise<BenchAuthority> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    const authorityId = await createAuthority(owner, { name }, 'bench');
    const email = `worker@${name.toLowerCase().replaceAll(/\W+/g, '-')}.test`;
    const userId = await createUser(
      owner,
      { authorityId, email, name: 'Bench Worker', roles: ['out-of-hours'], password: null },
      'bench',
    );
    const expiresAt = new Date(Date.now() + 86_400_000);
    const token = await createToken(owner, { authorityId, userId, name: 'bench', expiresAt }, 'bench');
    const { rows } = await owner.query<{ id: string }>(CHILDREN, [authorityId, children]);
    await owner.query(`SELECT chain_audit($1, 'bench', 'bench.fill', 'done', NULL, '{}', '{}', NULL)`, [authorityId]);
    await owner.query('COMMIT');
    await owner.query('ANALYZE');
    return { id: authorityId, token, children: rows.map(({ id }) => id) };
  } finally {
    await owner.end();
  }
}

const CHILDREN = `
  WITH added AS (
    INSERT INTO child (authority_id, given_name, family_name)
      SELECT $1, 'Given' || i, 'Benchfamily' || i FROM generate_series(1, $2::int) i RETURNING authority_id, id
  ), born AS (
    INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at)
      SELECT authority_id, id, born_on, born_on, 'birth-certificate', '2024-01-01Z'
        FROM (SELECT *, current_date - 3653 - (row_number() OVER (ORDER BY id) % 2900)::int AS born_on FROM added) child
  ), care AS (
    INSERT INTO period_of_care (authority_id, child_id, during)
      SELECT authority_id, id, tstzrange('2024-01-01Z', NULL) FROM added
  ), status AS (
    INSERT INTO legal_status (authority_id, child_id, code, during)
      SELECT authority_id, id, 'C2', tstzrange('2024-01-01Z', NULL) FROM added
  )
  SELECT id FROM added`;
