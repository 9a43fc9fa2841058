import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';
import { type AbsenceRow } from '../absence.queries.js';
import { FOUND, londonText } from './episodes.sql.js';

/** What is looked for; null: whatever. */
export interface EpisodeFilter {
  notBack: boolean | null;
  kind: 'missing' | 'away-only' | null;
  from: Date | null;
  /** Exclusive. */
  until: Date | null;
  dated: 'overlap' | 'started';
  team: string | null;
  population: 'unaccompanied' | 'trafficked' | null;
  hours: number | null;
  placedIn: string | null;
  /** What came of the return interview. */
  interview: string | null;
  sort: 'started' | 'length';
  order: 'asc' | 'desc';
}

/** An absence, and who held the child and in what kind of setting when it began. */
export interface EpisodeRow extends AbsenceRow {
  team_name: string | null;
  setting_type: string | null;
}

/** A line of the CSV file, by its columns. */
export type EpisodeLine = Record<(typeof EPISODE_COLUMNS)[number], string | number | null> & { child_id: string };

/** Names and numbers of children are in the file, so it is exported by those who may (`missing:export`). */
const LINE = {
  episode_id: 'a.id',
  child_number: 'c.local_number',
  child_name: `c.given_name || ' ' || c.family_name`,
  incident: `CASE WHEN s.missing > 0 THEN 'missing' ELSE 'away-only' END`,
  began_at: londonText('f.began_at'),
  ended_at: londonText('f.ended_at'),
  hours: `round(extract(epoch FROM f.length) / 3600, 1)::float8`,
  missing_segments: 's.missing',
  away_segments: 's.away',
  last_seen_place: 'a.last_seen_place',
  danger: 'a.danger',
  police: 'a.police',
  police_reference: 'a.police_reference',
  located_at: londonText('a.located_at'),
  located_place: 'a.located_place',
  returned_to: 'a.returned_to',
  interview_due_at: londonText('a.interview_due_at'),
  team: 't.name',
  placed_in: 'k.setting_type',
};
export const EPISODE_COLUMNS = Object.keys(LINE) as (keyof typeof LINE)[];

const SORTS = { started: 'incident_at', length: 'length' };

/** Team and setting of the time it began, for a row `f` of `found`. */
const THEN = `
  LEFT JOIN LATERAL (
    SELECT t.name FROM allocation h JOIN team t ON t.authority_id = h.authority_id AND t.id = h.team_id
     WHERE h.authority_id = (SELECT current_authority()) AND h.child_id = f.child_id AND h.during @> f.began_at) t ON true
  LEFT JOIN LATERAL (
    SELECT s.setting_type FROM placement p
      JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
     WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = f.child_id AND p.during @> f.began_at) k ON true`;

function pageOf(order: string): string {
  return `${FOUND}, page AS (
    SELECT *, (SELECT count(*)::int FROM found) AS total FROM found ORDER BY ${order}, id LIMIT ${PAGE_SIZE} OFFSET $11)
  SELECT a.*, f.total, t.name AS team_name, k.setting_type
    FROM page f JOIN absence_with_segments a ON a.authority_id = (SELECT current_authority()) AND a.id = f.id ${THEN}
   ORDER BY ${order.replace(/^/, 'f.')}, f.id`;
}

function linesOf(order: string): string {
  const columns = Object.entries(LINE).map(([name, sql]) => `${sql} AS ${name}`);
  return `DECLARE episodes NO SCROLL CURSOR FOR ${FOUND}
  SELECT f.child_id, ${columns.join(', ')}
    FROM found f
    JOIN absence a ON a.authority_id = (SELECT current_authority()) AND a.id = f.id
    JOIN child c ON c.authority_id = a.authority_id AND c.id = a.child_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE g.kind = 'missing')::int AS missing, count(*) FILTER (WHERE g.kind = 'away')::int AS away
        FROM absence_segment g WHERE g.authority_id = a.authority_id AND g.absence_id = a.id) s ${THEN}
   ORDER BY f.${order}, f.id`;
}

@Injectable()
export class EpisodeQueries {
  constructor(private readonly db: Database) {}

  async page(filter: EpisodeFilter, offset: number): Promise<{ items: EpisodeRow[]; total: number }> {
    const order = `${SORTS[filter.sort]} ${filter.order}`;
    const { rows } = await this.db.unit.client.query<EpisodeRow & { total: number }>({
      name: `episodes ${order}`,
      text: pageOf(order),
      values: [...valuesOf(filter), offset],
    });
    return { items: rows, total: rows[0]?.total ?? 0 };
  }

  /** Every line, some hundreds at a time, as they are asked for: memory stays flat however many there are. */
  async *inBatches(filter: EpisodeFilter, size = 500): AsyncGenerator<EpisodeLine[]> {
    const { client } = this.db.unit;
    await client.query(linesOf(`${SORTS[filter.sort]} ${filter.order}`), valuesOf(filter));
    for (;;) {
      const { rows } = await client.query<EpisodeLine>(`FETCH ${size} FROM episodes`);
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('CLOSE episodes');
  }
}

function valuesOf(filter: EpisodeFilter): unknown[] {
  const { notBack, kind, from, until, dated, team, population, hours, placedIn, interview } = filter;
  return [notBack, kind, from, until, dated, team, population, hours, placedIn, interview];
}
