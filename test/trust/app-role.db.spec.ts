import pg from 'pg';
import { addAuthority, type TestAuthority } from '../support/app.js';
import { AppRole } from '../support/app-role.js';
import { freshDatabase } from '../support/database.js';
import { fillAuthority } from './full-authority.js';

const REFUSED = '42501';

interface TenantTable {
  name: string;
  /** Columns but those worked out, as SQL. */
  columns: string[];
  may: { insert: boolean; delete: boolean };
  /** A column the program may change, or null. */
  updatable: string | null;
  /** Columns that point at another tenant table’s rows. */
  pointers: string[];
}

describe('somebody with the rights of the program, in one authority, meets another', () => {
  let superuser: pg.Client;
  let app: AppRole;
  let ours: TestAuthority;
  let theirs: TestAuthority;
  let tables: TenantTable[];

  beforeAll(async () => {
    const database = await freshDatabase();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    app = await AppRole.connect(database.appUrl);
    ours = await addAuthority(database, 'Ourshire');
    theirs = await addAuthority(database, 'Theirshire');
    await fillAuthority(database, ours, 'Ourcanary');
    await fillAuthority(database, theirs, 'Theircanary');
    tables = (await superuser.query<TenantTable>(TENANT_TABLES, [new URL(database.appUrl).username])).rows;
  });
  afterAll(() => Promise.all([superuser.end(), app.end()]));

  afterEach(() => app.rollBack());

  const countOf = async (table: string, authority: TestAuthority): Promise<number> =>
    Number(
      (
        await superuser.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE authority_id = $1`, [
          authority.id,
        ])
      ).rows[0]!.n,
    );

  it('every tenant table has rows of both, or this shows nothing', async () => {
    const empty: string[] = [];
    for (const { name } of tables)
      for (const authority of [ours, theirs])
        if (!(await countOf(name, authority))) empty.push(`${name} of ${authority.name}`);
    expect(tables.length).toBeGreaterThan(40);
    expect(empty).toEqual([]);
  });

  it('reads every row of its own and none of theirs, from tables, versions, functions and views', async () => {
    // what only its owner reads, the social worker reads
    await app.begin(ours.id, { actorId: ours.users['social-worker'].id });
    const views = ['visible_child', 'absence_with_segments', 'absence_action_in_force', 'absence_police'];
    const known = tables
      .filter(({ name }) => name.endsWith('_version'))
      .map(({ name }) => name.replace(/_version$/, `_as_known_at('2999-01-01')`));
    for (const relation of [...tables.map(({ name }) => name), ...views, ...known]) {
      const [row] = await app.sql<{ ours: string; others: string }>(
        `SELECT count(*) FILTER (WHERE authority_id = $1) AS ours, count(*) FILTER (WHERE authority_id <> $1) AS others FROM ${relation}`,
        [ours.id],
      );
      expect({ relation, ...row, ours: Number(row!.ours) > 0 }).toEqual({ relation, ours: true, others: '0' });
    }
  });

  it('reads nothing at all where no authority is set, or an empty one', async () => {
    for (const { name } of tables) {
      await expect(app.sql(`SELECT authority_id FROM ${name} LIMIT 1`)).rejects.toMatchObject({ code: REFUSED });
      expect(await app.refusal('', `SELECT authority_id FROM ${name} LIMIT 1`)).toBe(REFUSED);
    }
  });

  it('changes and deletes none of their rows', async () => {
    for (const { name, may, updatable } of tables) {
      const before = await fingerprint(name);
      const where = `WHERE authority_id = '${theirs.id}'`;
      const column = updatable ?? 'authority_id';
      // where it may, it meets no row: nothing to refuse
      const changed = await app.refusal(ours.id, `UPDATE ${name} SET ${column} = DEFAULT ${where}`);
      const deleted = await app.refusal(ours.id, `DELETE FROM ${name} ${where}`);
      const expected = { changed: updatable ? null : REFUSED, deleted: may.delete ? null : REFUSED };
      expect({ name, changed, deleted }).toEqual({ name, ...expected });
      expect({ name, rows: await fingerprint(name) }).toEqual({ name, rows: before });
    }
  });

  it('moves no row of its own to them', async () => {
    for (const { name } of tables)
      expect({ name, code: await app.refusal(ours.id, `UPDATE ${name} SET authority_id = '${theirs.id}'`) }).toEqual({
        name,
        code: REFUSED,
      });
  });

  it('adds no row to them, not even a copy of one of theirs', async () => {
    for (const { name, columns } of tables) {
      const copy = await aCopy(name, theirs, columns, { id: 'gen_random_uuid()' });
      expect({ name, code: await app.refusal(ours.id, copy) }).toEqual({ name, code: REFUSED });
    }
  });

  it('points at none of their rows', async () => {
    let pointed = 0;
    for (const { name, columns, may, pointers } of tables.filter((table) => table.may.insert))
      for (const pointer of pointers) {
        const { rows } = await superuser.query<{ id: string | null }>(
          `SELECT ${pointer} AS id FROM ${name} WHERE authority_id = $1 AND ${pointer} IS NOT NULL LIMIT 1`,
          [theirs.id],
        );
        const id = rows[0]?.id ?? theirs.users['social-worker'].id;
        const copy = await aCopy(name, ours, columns, { id: 'gen_random_uuid()', [pointer]: `'${id}'::uuid` });
        const code = await app.refusal(ours.id, `${copy}; SET CONSTRAINTS ALL IMMEDIATE`);
        expect({ name, pointer, may, refused: code !== null }).toEqual({ name, pointer, may, refused: true });
        if (code === '23503') pointed++;
      }
    expect(pointed).toBeGreaterThan(10); // most by the foreign key itself
  });

  /** An INSERT of a row like one of an authority’s, with some columns otherwise. */
  async function aCopy(
    table: string,
    of: TestAuthority,
    columns: string[],
    otherwise: Record<string, string>,
  ): Promise<string> {
    const { rows } = await superuser.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE authority_id = $1 LIMIT 1`,
      [of.id],
    );
    const values = columns.map((column) => otherwise[column] ?? column);
    const row = pg.escapeLiteral(JSON.stringify(rows[0]!.row));
    return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM jsonb_populate_record(NULL::${table}, ${row})`;
  }

  async function fingerprint(table: string): Promise<string> {
    const { rows } = await superuser.query<{ md5: string }>(
      `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS md5 FROM ${table} t WHERE authority_id = $1`,
      [theirs.id],
    );
    return rows[0]!.md5;
  }
});

const TENANT_TABLES = `
  SELECT c.relname AS name,
         (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
         jsonb_build_object('insert', has_table_privilege($1, c.oid, 'INSERT'), 'delete', has_table_privilege($1, c.oid, 'DELETE')) AS may,
         (SELECT min(a.attname::text) FROM pg_attribute a
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             AND has_column_privilege($1, c.oid, a.attnum, 'UPDATE')) AS updatable,
         ARRAY(SELECT DISTINCT a.attname::text FROM pg_constraint f JOIN unnest(f.conkey) key ON true
                 JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = key
                WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attname LIKE '%\\_id' AND a.attname <> 'authority_id') AS pointers
    FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'authority_id'
   WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`;
