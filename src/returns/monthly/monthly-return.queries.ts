import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { toIso } from '../../kernel/plain-date.js';
import { CHILD_MONTH } from './child-month.sql.js';
import { type Count, type Measure, type Standing } from './measures.js';
import { type Month } from './month.js';
import { type ReturningAuthority, type Tally } from './monthly-return.js';
import { type Answer, type Cell, type Trafficking } from './populations.js';

const UNLAWFUL_ON_LAST_DAY = 'breach_days & last_day <> 0 AND (sixteen_on IS NULL OR sixteen_on > last)';

/** London days touched by the spans of a column; a part of a day is a day, and a day counts once. */
const daysOf = (spans: string): string =>
  `(SELECT bit_count(bit_or(days_touched(lower(span), upper(span), midnights))::bit(32)) FROM unnest(${spans}) span)`;
const secondsOf = (spans: string): string =>
  `(SELECT sum(extract(epoch FROM upper(span) - lower(span))) FROM unnest(${spans}) span)`;

/** What is counted of one child, as SQL over a row of `standing`. */
const COUNTS: Record<Count, string> = {
  child: '1',
  missing: 'missing::int',
  startedMissing: '(missing_incidents > 0)::int',
  missingIncidents: 'missing_incidents',
  missingOnLastDay: '(missing_days & last_day <> 0)::int',
  startedAbsent: '(missing_incidents + away_incidents > 0)::int',
  traffickingAnswered: `(cell NOT LIKE '%/unknown')::int`,
  unlawful: '(NOT isempty(unlawful))::int',
  under16OnEntering: '(sixteen_on IS NULL OR sixteen_on > first)::int',
  unlawfulContinuing: `(unlawful @> opens AND breaches @> (opens - interval '1 microsecond'))::int`,
  unlawfulPl01: '(NOT isempty(unlawful_pl_01))::int',
  unlawfulPl02: '(NOT isempty(unlawful_pl_02))::int',
  unlawfulOrdered: '(NOT isempty(unlawful) AND NOT isempty(unlawful_ordered))::int',
  unlawfulNotOrdered:
    '(NOT isempty(unlawful) AND isempty(unlawful_ordered) AND NOT isempty(unlawful_not_ordered))::int',
  unlawfulOrderUnknown: '(NOT isempty(unlawful) AND isempty(unlawful_ordered) AND isempty(unlawful_not_ordered))::int',
  unlawfulOnLastDay: `(${UNLAWFUL_ON_LAST_DAY})::int`,
  orderedOnLastDay: `(${UNLAWFUL_ON_LAST_DAY} AND ordered_days & last_day <> 0)::int`,
  notOrderedOnLastDay: `(${UNLAWFUL_ON_LAST_DAY} AND ordered_days & last_day = 0 AND not_ordered_days & last_day <> 0)::int`,
  orderUnknownOnLastDay: `(${UNLAWFUL_ON_LAST_DAY} AND (ordered_days | not_ordered_days) & last_day = 0)::int`,
  under16OnLastDay: '(sixteen_on IS NULL OR sixteen_on > last)::int',
  unlawfulDays: daysOf('unlawful'),
  unlawfulSeconds: secondsOf('unlawful'),
  orderedDays: daysOf('unlawful_ordered'),
  orderedSeconds: secondsOf('unlawful_ordered'),
  undecidedOnLastDay: `(${UNLAWFUL_ON_LAST_DAY} AND undecided_days & last_day <> 0)::int`,
};
const COUNT_NAMES = Object.keys(COUNTS) as Count[];

const TALLIES = `${CHILD_MONTH}
SELECT standing, cell, ${COUNT_NAMES.map((name) => `coalesce(sum(${COUNTS[name]}), 0) AS "${name}"`).join(', ')}
  FROM standing GROUP BY standing, cell`;

/** $3 the standing, $4 the cells, $5 rows a page, $6 rows before it. Counts everybody, lists whom the actor may see. */
const rowsBehind = (count: Count): string => `${CHILD_MONTH},
behind AS MATERIALIZED (
  SELECT * FROM (SELECT child_id, cell, ${COUNTS[count]} AS count FROM standing WHERE standing = $3 AND cell = ANY ($4)) s
   WHERE count <> 0
), shown AS (
  SELECT b.child_id AS "childId", c.given_name AS "givenName", c.family_name AS "familyName", b.cell, b.count
    FROM behind b JOIN visible_child c ON c.id = b.child_id
), page AS (
  SELECT * FROM shown ORDER BY "familyName", "givenName", "childId" LIMIT $5 OFFSET $6
)
SELECT (SELECT count(*) FROM behind) AS children, (SELECT coalesce(sum(count), 0) FROM behind) AS total,
       (SELECT count(*) FROM shown) AS visible, (SELECT coalesce(jsonb_agg(page), '[]') FROM page) AS rows`;

/** Which children a figure counts, and what of them. */
export interface Selection {
  measure: Measure;
  count: Count;
  /** Null for those in care only briefly, who have none. */
  cells: Cell[] | null;
}

export interface ChildBehind {
  childId: string;
  givenName: string;
  familyName: string;
  /** Null for a child in care only briefly. */
  cell: Cell | null;
  count: number;
}

export interface Behind {
  /** Children counted, and what they come to. */
  children: number;
  total: number;
  /** Of those, the children the actor may see. */
  visible: number;
  rows: ChildBehind[];
}

@Injectable()
export class MonthlyReturnQueries {
  constructor(private readonly db: Database) {}

  /**
   * The instant a return is as known at, in UTC to the microsecond. When none is asked for it is that of the last audit
   * row there is: whatever is recorded later bears a later time, so the answer can be repeated exactly, which is not so
   * of “now” while somebody is about to commit.
   */
  async instantUsed(asked: string | null): Promise<{ at: string; future: boolean }> {
    const rows = await this.db.sql<{ at: string; future: boolean }[]>`
      SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, at > clock_timestamp() AS future
        FROM (SELECT coalesce(${asked}::timestamptz, (SELECT at FROM audit_chain_head), clock_timestamp()) AS at) used`;
    return rows[0]!;
  }

  /** The whole return in one statement: at most 25 rows, however many children. */
  async tallies(month: Month, asKnownAt: string): Promise<Tally[]> {
    const rows = await this.run<TallyRow>(TALLIES, [toIso(month.first), asKnownAt]);
    return rows.map(({ standing, cell, ...totals }) => ({ standing, cell: cellOf(cell), totals: numbers(totals) }));
  }

  /** The children behind a figure, one page of those the actor may see. */
  async behind(month: Month, asKnownAt: string, selection: Selection, limit: number, offset: number): Promise<Behind> {
    const { measure, count, cells } = selection;
    const names = cells?.map(({ unaccompanied, trafficking }) => `${unaccompanied}/${trafficking}`) ?? [''];
    const values = [toIso(month.first), asKnownAt, measure.standing, names, limit, offset];
    const [row] = await this.run<BehindRow>(rowsBehind(count), values);
    const rows = row!.rows.map(({ cell, ...child }) => ({ ...child, cell: cellOf(cell) }));
    return { children: Number(row!.children), total: Number(row!.total), visible: Number(row!.visible), rows };
  }

  /** The authority of the unit of work. */
  async returningAuthority(): Promise<ReturningAuthority> {
    const rows = await this.db.sql<[ReturningAuthority]>`
      SELECT name, dfe_code AS "dfeCode", ons_code AS "onsCode", region FROM authority`;
    return rows[0];
  }

  /** Planned anew each time: a plan kept for any month and any instant would suit none. */
  private async run<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.db.unit.client.query<Row>(text, values);
    return rows;
  }
}

/** Sums come as text. */
type TallyRow = { standing: Standing; cell: string } & Record<Count, string>;

interface BehindRow {
  children: string;
  total: string;
  visible: string;
  rows: (Omit<ChildBehind, 'cell'> & { cell: string })[];
}

function cellOf(name: string): Cell | null {
  if (!name) return null;
  const [unaccompanied, trafficking] = name.split('/');
  return { unaccompanied: unaccompanied as Answer, trafficking: trafficking as Trafficking };
}

function numbers(totals: Record<Count, string>): Record<Count, number> {
  return Object.fromEntries(COUNT_NAMES.map((name) => [name, Number(totals[name])])) as Record<Count, number>;
}
