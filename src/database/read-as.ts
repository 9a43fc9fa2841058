import pg from 'pg';

/**
 * Reads for an authority outside any unit of work, in one round trip: for who somebody is, and for counts, which are no
 * accesses. A connection on which it fails is thrown away, because its transaction stands open.
 * @param statements SQL of literals @returns the rows of each
 */
export async function readAs<T extends object[][]>(
  pool: pg.Pool,
  authorityId: string,
  statements: readonly string[],
): Promise<T> {
  const client = await pool.connect();
  try {
    const authority = pg.escapeLiteral(authorityId);
    const sql = [
      'BEGIN READ ONLY',
      `SELECT set_config('kith.authority_id', ${authority}, true)`,
      ...statements,
      'COMMIT',
    ];
    const results = (await client.query(sql.join('; '))) as unknown as pg.QueryResult<object>[];
    client.release();
    return results.slice(2, -1).map(({ rows }) => rows) as T;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
