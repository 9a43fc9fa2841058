import pg from 'pg';
import { type Kith } from './app.js';

/** `[from, until)`; a day means its midnight in UTC; null: open. */
export type Stretch = readonly [from: string, until?: string | null];

/**
 * Facts recorded straight into the tables as the owner, audited, with every constraint and trigger on: the quick way
 * to a situation. Speaks the field: `facts.child({ bornOn: '2010-03-15' })`, `facts.setting('care-home', …)`.
 */
export class Facts {
  private constructor(
    private readonly owner: pg.Client,
    readonly authorityId: string,
  ) {}

  static async of(kith: Pick<Kith, 'database' | 'authority'>, authorityId = kith.authority.id): Promise<Facts> {
    const owner = new pg.Client({ connectionString: kith.database.ownerUrl });
    await owner.connect();
    return new Facts(owner, authorityId);
  }

  end(): Promise<void> {
    return this.owner.end();
  }

  /** A child whose birth is asserted when `bornOn` is given: a day, or a range of days. */
  async child({ bornOn, given = 'Testgiven', family = 'Testfamily' }: ChildFacts = {}): Promise<string> {
    const id = await this.insert('child', { given_name: given, family_name: family });
    if (bornOn) await this.bornOn(id, bornOn);
    return id;
  }

  bornOn(child: string, bornOn: string | [string, string], assertedAt = '2015-01-01T00:00:00Z'): Promise<string> {
    const [earliest, latest] = typeof bornOn === 'string' ? [bornOn, bornOn] : bornOn;
    const assertion = { child_id: child, earliest, latest, source: 'document', asserted_at: assertedAt };
    return this.insert('date_of_birth_assertion', assertion);
  }

  inCare(child: string, during: Stretch): Promise<string> {
    return this.insert('period_of_care', { child_id: child, during: span(during) });
  }

  legalStatus(child: string, code: string, during: Stretch): Promise<string> {
    return this.insert('legal_status', { child_id: child, code, during: span(during) });
  }

  unaccompanied(child: string, answer: string, during: Stretch, answeredAt = during[0]): Promise<string> {
    return this.insert('unaccompanied_answer', {
      child_id: child,
      answer,
      during: span(during),
      answered_at: answeredAt,
    });
  }

  /** A setting, registered as its own type when `registered` is given. */
  async setting(
    type: string,
    { registered, country = 'england', name = `A ${type}` }: SettingFacts = {},
  ): Promise<string> {
    const id = await this.insert('care_setting', { name, setting_type: type, country });
    if (registered) await this.registration(id, 'registered', registered, type);
    return id;
  }

  registration(setting: string, status: string, during: Stretch, category: string | null = null): Promise<string> {
    return this.insert('care_setting_registration', {
      care_setting_id: setting,
      status,
      category,
      during: span(during),
    });
  }

  noNewAdmissions(setting: string, during: Stretch): Promise<string> {
    return this.insert('care_setting_restriction', {
      care_setting_id: setting,
      kind: 'no-new-admissions',
      during: span(during),
    });
  }

  approvedCarer(setting: string, during: Stretch): Promise<string> {
    return this.insert('carer_approval', { care_setting_id: setting, kind: 'approved', during: span(during) });
  }

  /** Where a child really was, whatever the law says of it. */
  actualPlacement(child: string, setting: string, during: Stretch, route: string | null = null): Promise<string> {
    const ended = during[1] ? { end_reason: 'test' } : {};
    return this.insert('placement', {
      ...{ child_id: child, care_setting_id: setting, during: span(during), basis: 'actual', route },
      circumstances: 'test',
      ...ended,
    });
  }

  /** Seen only by the people named. */
  async restrict(child: string, owner: string, named: string[] = [], scope = 'child'): Promise<void> {
    const during = span(['2020-01-01']);
    await this.insert('restriction', { child_id: child, scope, owner_id: owner, reason: 'test', during });
    for (const user of named)
      await this.insert('restriction_grant', { child_id: child, scope, user_id: user, basis: 'named', during });
  }

  /** Any fact, in a transaction of its own with its audit row. */
  async insert(table: string, row: Record<string, unknown>): Promise<string> {
    const rows = await this.record(table, row, 'id');
    return (rows[0] as { id: string }).id;
  }

  /** As `insert`, for a table whose rows have no id of their own. */
  record(table: string, row: Record<string, unknown>, returning = 'authority_id'): Promise<unknown[]> {
    const columns = Object.keys(row);
    return this.audited(
      `INSERT INTO ${table} (authority_id, ${columns.join(', ')})
       VALUES ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')}) RETURNING ${returning}`,
      [this.authorityId, ...Object.values(row)],
    );
  }

  async audited(sql: string, values: unknown[] = []): Promise<unknown[]> {
    await this.owner.query('BEGIN');
    try {
      const { rows } = await this.owner.query<Record<string, unknown>>(sql, values);
      await this.owner.query(`SELECT chain_audit($1, 'test', 'test.fact', 'done', NULL, '{}', '{}', NULL)`, [
        this.authorityId,
      ]);
      await this.owner.query('COMMIT');
      return rows;
    } catch (error) {
      await this.owner.query('ROLLBACK');
      throw error;
    }
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(sql, values)).rows as T[];
  }
}

interface ChildFacts {
  bornOn?: string | [string, string];
  given?: string;
  family?: string;
}

interface SettingFacts {
  registered?: Stretch;
  country?: string;
  name?: string;
}

function span([from, until]: Stretch): string {
  return `[${from},${until ?? ''})`;
}
