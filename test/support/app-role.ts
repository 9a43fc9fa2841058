import pg from 'pg';

/** A connection as the app role: what somebody has who can run any statement the program could. */
export class AppRole {
  private constructor(private readonly client: pg.Client) {}

  static async connect(appUrl: string): Promise<AppRole> {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    return new AppRole(client);
  }

  end(): Promise<void> {
    return this.client.end();
  }

  async sql<T extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(text, values)).rows;
  }

  /** Opens a transaction with the context of an authority, as the unit of work does. */
  async begin(authorityId: string, { isolation = 'READ COMMITTED', actorId = '' } = {}): Promise<void> {
    await this.sql(`BEGIN ISOLATION LEVEL ${isolation}`);
    await this.sql(
      `SELECT set_config('kith.authority_id', $1, true), set_config('kith.actor_id', $2, true), set_config('kith.actor', 'test', true)`,
      [authorityId, actorId],
    );
  }

  audit(action = 'test.write'): Promise<object[]> {
    return this.sql(`SELECT append_audit($1, 'done', '{}', '{}')`, [action]);
  }

  async commit(action?: string): Promise<void> {
    await this.audit(action);
    await this.sql('COMMIT');
  }

  rollBack(): Promise<object[]> {
    return this.sql('ROLLBACK');
  }

  /** The error code of a statement that is refused in a transaction of its own; null when it is not. */
  async refusal(authorityId: string, text: string, values: unknown[] = []): Promise<string | null> {
    await this.begin(authorityId);
    try {
      await this.sql(text, values);
      await this.commit();
      return null;
    } catch (error) {
      await this.rollBack();
      return (error as { code: string }).code;
    }
  }
}
