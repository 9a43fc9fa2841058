import { DataSource } from 'typeorm';
import { createAuthority } from '../../../src/auth/accounts.js';
import { Database } from '../../../src/database/database.js';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type Actor } from '../../../src/kernel/actor.js';
import { Clock } from '../../../src/kernel/clock.js';
import { type MeasureId } from '../../../src/returns/monthly/measures.js';
import { type Figure, type MonthlyReturn } from '../../../src/returns/monthly/monthly-return.js';
import { MonthlyReturnQueries } from '../../../src/returns/monthly/monthly-return.queries.js';
import {
  MonthlyReturnService,
  type RowsAsked,
  type RowsBehind,
} from '../../../src/returns/monthly/monthly-return.service.js';
import { type PopulationId } from '../../../src/returns/monthly/populations.js';
import { asOwner } from '../../support/app.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { Facts } from '../../support/facts.js';

/** Stopped late enough for any month of these tests to have begun. */
class Stopped extends Clock {
  now(): Date {
    return new Date('2030-01-01T00:00:00Z');
  }
}

/** The return's service on a database of its own, without the web. */
export class Returns {
  private counties = 0;
  private readonly db = new Database();
  readonly service = new MonthlyReturnService(this.db, new MonthlyReturnQueries(this.db), new Stopped());

  private constructor(
    readonly database: FreshDatabase,
    private readonly source: DataSource,
    private readonly units = new UnitOfWork(source),
  ) {}

  static async start(database?: FreshDatabase): Promise<Returns> {
    const fresh = database ?? (await freshDatabase());
    return new Returns(fresh, await new DataSource(dataSourceOptions({ url: fresh.appUrl })).initialize());
  }

  stop(): Promise<void> {
    return this.source.destroy();
  }

  /** Facts of an authority nobody else writes to. */
  async newAuthority(): Promise<Facts> {
    const name = `Testshire ${++this.counties}`;
    const id = await asOwner(this.database.ownerUrl, (owner) => createAuthority(owner, { name }, 'test'));
    return Facts.of({ database: this.database, authority: { id } as never });
  }

  async figures({ authorityId }: Pick<Facts, 'authorityId'>, month: string, asKnownAt?: string): Promise<Figures> {
    const actor = actorOf(authorityId);
    const answer = await this.units.run(actor, { action: 'test' }, () =>
      this.service.figures(actor, { month, asKnownAt }),
    );
    return new Figures(answer);
  }

  async rows({ authorityId }: Facts, asked: RowsAsked, userId: string | null = null): Promise<RowsBehind> {
    const actor = { ...actorOf(authorityId), userId };
    return this.units.run(actor, { action: 'test' }, () => this.service.rows(actor, asked));
  }
}

export class Figures {
  constructor(readonly answer: MonthlyReturn) {}

  get asKnownAt(): string {
    return this.answer.asKnownAt;
  }

  of(measure: MeasureId, population: PopulationId = 'CLA'): Figure {
    return this.answer.figures.find((one) => one.measure === measure && one.population === population)!;
  }

  value(measure: MeasureId, population?: PopulationId): number {
    return this.of(measure, population).value;
  }

  /** Those measures of all looked-after children, for comparing with what is expected. */
  values<Id extends MeasureId>(...measures: Id[]): Record<Id, number> {
    return Object.fromEntries(measures.map((id) => [id, this.value(id)])) as Record<Id, number>;
  }

  /** In which of the populations the only child of the authority is, for certain or perhaps. */
  memberships(measure: MeasureId): Record<string, 'yes' | 'unknown'> {
    const rows = this.answer.figures.filter((one) => one.measure === measure);
    const states = rows.map(({ population, value, notRecorded }) => [
      population,
      value ? 'yes' : notRecorded ? 'unknown' : 'no',
    ]);
    return Object.fromEntries(states.filter(([, state]) => state !== 'no')) as Record<string, 'yes' | 'unknown'>;
  }
}

/** An instant by London's clocks: `2026-03-31 23:59:59`. */
export const london = (text: string): string => `${text} Europe/London`;

function actorOf(authorityId: string): Actor {
  return { authorityId, userId: null, label: 'system:test', name: '', roles: [], permissions: new Set() };
}

/** A segment of an absence, by London's clocks; the last may be open. */
export type Segment = readonly [kind: 'missing' | 'away', from: string, until?: string];

/** One absence made of its segments, in order. */
export async function absence(facts: Facts, child: string, ...segments: Segment[]): Promise<void> {
  const spans = segments.map(([kind, from, until]) => ({
    kind,
    during: `[${london(from)},${until ? london(until) : ''})`,
  }));
  await facts.audited(
    `WITH segment AS (
       SELECT s.kind, s.during::tstzrange AS during FROM jsonb_to_recordset($3) AS s(kind text, during text)
     ), whole AS (
       SELECT lower(during) AS from_at, upper(during) AS until_at
         FROM (SELECT range_merge(range_agg(during)) AS during FROM segment) s
     ), absent AS (
       INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts,
                            last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by, danger, police,
                            returned_to)
       SELECT $1, $2, tstzrange(from_at, until_at), from_at, from_at, 'test', 'not-known', from_at, from_at, 'test',
              'test', 'unknown', 'telling-now', CASE WHEN until_at IS NOT NULL THEN 'test' END FROM whole
       RETURNING id
     )
     INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
     SELECT $1, $2, absent.id, kind, during FROM segment, absent`,
    [facts.authorityId, child, JSON.stringify(spans)],
  );
}
