import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { statementOf } from './statement.js';
import { currentUnit, type Unit } from './unit-of-work.js';

/**
 * The database as the unit of work under way sees it; outside one, every use throws. `sql` is written like TypeORM's
 * tag (values are always parameters) but answers rows for every verb and lets each connection prepare a statement once:
 * planning under row-level security costs more than running.
 */
@Injectable()
export class Database {
  get unit(): Unit {
    return currentUnit();
  }

  get manager(): EntityManager {
    return currentUnit().manager;
  }

  async sql<Rows extends object[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Rows> {
    const result = await currentUnit().client.query({ ...statementOf(strings), values });
    return result.rows as Rows;
  }

  /** Names a child opened or changed: it will stand in the audit row. */
  opened(...children: string[]): void {
    for (const child of children) currentUnit().children.add(child);
  }

  /** Why the next versions are recorded: a correction's reason, for instance. */
  async because(reason: string): Promise<void> {
    await this.sql`SELECT set_config('kith.why', ${reason}, true)`;
  }
}
