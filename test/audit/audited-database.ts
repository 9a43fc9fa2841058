import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AuditQueries } from '../../src/audit/audit.queries.js';
import { type Break, type Point } from '../../src/audit/chain.js';
import { verifyChain } from '../../src/audit/verify.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { type Victim } from './tampering.js';

const ROWS = 40;
const VOUCHED = [12, 25, ROWS];

/** Two authorities with an audit of 40 rows each, and a superuser who may do anything to them. */
export class AuditedDatabase {
  private constructor(
    readonly database: FreshDatabase,
    readonly superuser: pg.Client,
    readonly victim: Victim,
    private readonly points: Point[],
  ) {}

  static async create(): Promise<AuditedDatabase> {
    const database = await freshDatabase();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    const [authorityId, otherId] = [randomUUID(), randomUUID()];
    for (const id of [authorityId, otherId]) {
      await superuser.query('INSERT INTO authority (authority_id, name) VALUES ($1, $2)', [id, `Authority ${id}`]);
      for (let row = 1; row <= ROWS; row++) await append(superuser, id);
    }
    const { rows } = await superuser.query<Point>(
      `SELECT authority_id AS "authorityId", seq::int, encode(hash, 'hex') AS hash FROM audit_event WHERE seq = ANY ($1)`,
      [VOUCHED],
    );
    return new AuditedDatabase(database, superuser, { authorityId, otherId, rows: ROWS, vouched: VOUCHED }, rows);
  }

  /** Runs work in a transaction that is rolled back, with the triggers that refuse changes switched off. */
  async inVain<T>(work: () => Promise<T>): Promise<T> {
    await this.superuser.query('BEGIN; SET LOCAL session_replication_role = replica');
    try {
      return await work();
    } finally {
      await this.superuser.query('ROLLBACK');
    }
  }

  async broken(authorityId: string, { checkpoints = false, resume = false } = {}): Promise<Break | null> {
    const points = checkpoints ? this.points.filter((point) => point.authorityId === authorityId) : [];
    return (await verifyChain(new AuditQueries(this.superuser), { authorityId, points, resume })).broken;
  }

  end(): Promise<void> {
    return this.superuser.end();
  }
}

async function append(superuser: pg.Client, authorityId: string): Promise<void> {
  await superuser.query(`SELECT chain_audit($1, $2, 'child.read', 'done', $3, $4, $5, NULL)`, [
    ...[authorityId, `user:${randomUUID()}`, randomUUID(), [randomUUID()], { note: 'naïve “words” 🙂' }],
  ]);
}
