import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Segment, type SegmentKind } from './absence.js';
import { type Harm } from './wellbeing.js';

export interface AbsenceRow {
  id: string;
  child_id: string;
  given_name: string;
  family_name: string;
  from: Date;
  until: Date | null;
  noticed_at: Date;
  reported_at: Date;
  reported_by: string;
  whereabouts: string;
  whereabouts_place: string | null;
  whereabouts_verified_by: string | null;
  last_seen_earliest: Date;
  last_seen_latest: Date;
  last_seen_place: string;
  last_seen_by: string;
  danger: string;
  danger_details: string | null;
  police: string;
  police_told_at: Date | null;
  police_not_told_reason: string | null;
  police_reference: string | null;
  located_at: Date | null;
  located_by: string | null;
  located_place: string | null;
  located_seen: boolean | null;
  located_safe: string | null;
  returned_to: string | null;
  returned_to_placement_id: string | null;
  interview_due_at: Date | null;
  interview_not_started_reason: string | null;
  version: number;
  /** Confirmed as an adult since then, and still away (decision 15); null or left out: not. */
  adult_from?: Date | null;
  /** In order; who established it, and how, where that was recorded. */
  segments: {
    id: string;
    kind: SegmentKind;
    from: string;
    until: string | null;
    by?: string | null;
    how?: string | null;
  }[];
}

export interface AbsenceVersionRow {
  version: number;
  from: Date;
  until: Date | null;
  located_at: Date | null;
  returned_to: string | null;
  recorded_at: Date;
  recorded_by: string;
  recorded_by_name: string | null;
  recorded_why: string | null;
}

/** How an absence ended. */
export interface Ending {
  at: Date;
  to: string;
  placementId: string | null;
  dueAt: Date | null;
  notStarted: string | null;
}

/** How a child was, found or back. Null harms: nobody has said. */
export interface NewWellbeing {
  at: Date;
  by: string;
  place: string | null;
  seen: boolean;
  safe: string;
  harms: readonly Harm[] | null;
  harmDetails: string | null;
}

export interface WellbeingRow {
  occasion: 'located' | 'returned';
  happened_at: Date;
  found_by: string;
  place: string | null;
  seen: boolean;
  safe: string;
  harms: Harm[] | null;
  harm_details: string | null;
  recorded_at: Date;
  recorded_by: string;
}

export interface NewAbsence {
  childId: string;
  kind: SegmentKind;
  whereabouts: string;
  whereaboutsPlace: string | null;
  whereaboutsVerifiedBy: string | null;
  lastSeenEarliest: Date;
  lastSeenLatest: Date;
  lastSeenPlace: string;
  lastSeenBy: string;
  danger: string;
  dangerDetails: string | null;
  police: string;
  policeToldAt: Date | null;
  policeNotToldReason: string | null;
  policeReference: string | null;
  noticedAt: Date;
  reportedAt: Date;
  reportedBy: string;
}

/** What became of a report: an absence, or why there is none. */
export interface Reported {
  absence: AbsenceRow | null;
  /** Of 18 or over when last seen, by the latest day of birth that counted then. */
  adult: boolean;
  /** Last seen before the first day that may be the child’s day of birth. */
  unborn: boolean;
  /** The absence that stands at that time already, and whether it is still open. */
  standing: { id: string; open: boolean } | null;
}

type ReportedRow = { adult: boolean; unborn: boolean } & (
  { standing_id: null; standing_open: null } | { standing_id: string; standing_open: boolean }
) &
  (AbsenceRow | { id: null });

/** How many are not back, and since when the longest; and of those the ones a user's team holds. */
export interface SummaryRow {
  count: number;
  since: Date | null;
  held: number;
  heldSince: Date | null;
}

@Injectable()
export class AbsenceQueries {
  constructor(private readonly db: Database) {}

  /**
   * Locks the child and, unless an absence stands at that time or the child is an adult, records the absence and its first
   * segment, both open: all in one round trip, because somebody is waiting. Null: no such child, or hidden. Of two at the
   * same moment the second fails on `absence_overlap`, and finds the first when run again.
   */
  async report(report: NewAbsence): Promise<Reported | null> {
    const [row] = await this.db.sql<ReportedRow[]>`
      WITH locked AS MATERIALIZED (
        SELECT c.id, c.given_name, c.family_name FROM child c
         WHERE c.authority_id = (SELECT current_authority()) AND c.id = ${report.childId}
           AND EXISTS (SELECT FROM visible_child v WHERE v.authority_id = c.authority_id AND v.id = c.id)
           FOR NO KEY UPDATE OF c),
      asked AS MATERIALIZED (
        SELECT l.*, standing.id AS standing_id, standing.open AS standing_open,
               coalesce(${report.lastSeenEarliest} >= law_london_midnight(law_birthday(18, (
                 SELECT max(latest) FROM date_of_birth_assertion
                  WHERE authority_id = (SELECT current_authority()) AND child_id = ${report.childId}
                    AND (superseded_at IS NULL OR superseded_at > ${report.lastSeenEarliest})))), false) AS adult,
               coalesce(${report.lastSeenEarliest} < law_london_midnight((
                 SELECT min(earliest) FROM date_of_birth_assertion
                  WHERE authority_id = (SELECT current_authority()) AND child_id = ${report.childId}
                    AND superseded_at IS NULL)), false) AS unborn
          FROM locked l LEFT JOIN LATERAL (
            SELECT id, upper_inf(during) AS open FROM absence
             WHERE authority_id = (SELECT current_authority()) AND child_id = l.id
               AND during && tstzrange(${report.lastSeenEarliest}, NULL)
             ORDER BY during DESC LIMIT 1) standing ON true),
      reported AS (
        INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts,
          whereabouts_place, whereabouts_verified_by, last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by,
          danger, danger_details, police, police_told_at, police_not_told_reason, police_reference)
        SELECT current_authority(), id, tstzrange(${report.lastSeenEarliest}, NULL), ${report.noticedAt}::timestamptz,
          ${report.reportedAt}::timestamptz, ${report.reportedBy}, ${report.whereabouts}, ${report.whereaboutsPlace},
          ${report.whereaboutsVerifiedBy}, ${report.lastSeenEarliest}, ${report.lastSeenLatest}::timestamptz,
          ${report.lastSeenPlace}, ${report.lastSeenBy}, ${report.danger}, ${report.dangerDetails}, ${report.police},
          ${report.policeToldAt}::timestamptz, ${report.policeNotToldReason}, ${report.policeReference}
          FROM asked WHERE standing_id IS NULL AND NOT adult AND NOT unborn
        RETURNING *),
      begun AS (
        INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
          SELECT authority_id, child_id, id, ${report.kind}, during FROM reported RETURNING id, kind, lower(during) AS since)
      SELECT asked.adult, asked.unborn, asked.standing_id, asked.standing_open, asked.given_name, asked.family_name, reported.*,
             lower(reported.during) AS "from", NULL::timestamptz AS until,
             jsonb_build_array(jsonb_build_object('id', begun.id, 'kind', begun.kind, 'from', begun.since, 'until', NULL))
               AS segments
        FROM asked LEFT JOIN (reported CROSS JOIN begun) ON true`;
    if (!row) return null;
    const { adult, unborn, standing_id, standing_open, ...absence } = row;
    return {
      adult,
      unborn,
      standing: standing_id === null ? null : { id: standing_id, open: standing_open },
      absence: absence.id === null ? null : absence,
    };
  }

  /** The open segment ends at an instant; when it goes on as something else, the next begins there. */
  async endSegment(
    absenceId: string,
    at: Date,
    next: { kind: SegmentKind; by: string | null; how: string | null } | null,
  ): Promise<void> {
    await this.db.sql`
      UPDATE absence_segment SET during = tstzrange(lower(during), ${at}) WHERE absence_id = ${absenceId} AND upper_inf(during)`;
    if (next)
      await this.db.sql`
        INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during, established_by, established_how)
          SELECT authority_id, child_id, id, ${next.kind}, tstzrange(${at}, NULL), ${next.by}, ${next.how}
            FROM absence WHERE id = ${absenceId}`;
  }

  /**
   * How it began, with its first segment, and when it ended, with its last; both may be the same. What was found at the
   * end is found at the end as it is now.
   */
  async correct(
    { id, segments }: AbsenceRow,
    { from, kind }: Segment,
    until: Date | null,
    dueAt: Date | null,
  ): Promise<void> {
    await this.db.sql`
      UPDATE absence SET during = tstzrange(${from}, ${until}), last_seen_earliest = ${from},
                         last_seen_latest = greatest(last_seen_latest, ${from}), interview_due_at = ${dueAt},
                         located_at = CASE WHEN located_at = upper(during) THEN ${until}::timestamptz ELSE located_at END
       WHERE id = ${id}`;
    const [first, last] = [segments[0]!.id, segments.at(-1)!.id];
    await this.db.sql`
      UPDATE absence_segment
         SET during = tstzrange(CASE id WHEN ${first} THEN ${from}::timestamptz ELSE lower(during) END,
                                CASE id WHEN ${last} THEN ${until}::timestamptz ELSE upper(during) END),
             kind = CASE id WHEN ${first} THEN ${kind} ELSE kind END
       WHERE id IN (${first}, ${last})`;
  }

  async locate(
    id: string,
    found: { at: Date; by: string; place: string | null; seen: boolean; safe: string },
  ): Promise<void> {
    await this.db.sql`
      UPDATE absence SET located_at = ${found.at}, located_by = ${found.by}, located_place = ${found.place},
                         located_seen = ${found.seen}, located_safe = ${found.safe} WHERE id = ${id}`;
  }

  async insertWellbeing(childId: string, id: string, occasion: string, was: NewWellbeing): Promise<void> {
    await this.db.sql`
      INSERT INTO absence_wellbeing (authority_id, child_id, absence_id, occasion, happened_at, found_by, place, seen, safe,
                                     harms, harm_details)
      VALUES (current_authority(), ${childId}, ${id}, ${occasion}, ${was.at}, ${was.by}, ${was.place}, ${was.seen},
              ${was.safe}, ${was.harms}, ${was.harmDetails})`;
  }

  /** The latest first. */
  wellbeing(id: string): Promise<WellbeingRow[]> {
    return this.db.sql`
      SELECT w.occasion, w.happened_at, w.found_by, w.place, w.seen, w.safe, w.harms, w.harm_details, v.recorded_at,
             coalesce(u.name, 'system') AS recorded_by
        FROM absence_wellbeing w
        JOIN absence_wellbeing_version v ON v.authority_id = w.authority_id AND v.id = w.id AND v.version = 1
        LEFT JOIN user_account u ON u.authority_id = w.authority_id AND 'user:' || u.id = v.recorded_by
       WHERE w.authority_id = (SELECT current_authority()) AND w.absence_id = ${id}
       ORDER BY w.happened_at DESC, v.recorded_at DESC`;
  }

  async isPlacementOf(childId: string, placementId: string): Promise<boolean> {
    const rows = await this.db.sql`
      SELECT FROM placement
       WHERE authority_id = (SELECT current_authority()) AND id = ${placementId} AND child_id = ${childId}`;
    return rows.length > 0;
  }

  async end(id: string, end: Ending): Promise<void> {
    await this.db.sql`
      UPDATE absence SET during = tstzrange(lower(during), ${end.at}), returned_to = ${end.to},
                         returned_to_placement_id = ${end.placementId}, interview_due_at = ${end.dueAt},
                         interview_not_started_reason = ${end.notStarted} WHERE id = ${id}`;
  }

  async find(id: string): Promise<AbsenceRow | null> {
    const rows = await this.db.sql<AbsenceRow[]>`
      SELECT * FROM absence_with_segments WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return rows[0] ?? null;
  }

  /** Latest first. */
  ofChild(childId: string): Promise<AbsenceRow[]> {
    return this.db.sql`
      SELECT * FROM absence_with_segments
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} ORDER BY "from" DESC`;
  }

  async openOf(childId: string): Promise<AbsenceRow | null> {
    const rows = await this.db.sql<AbsenceRow[]>`
      SELECT * FROM absence_with_segments
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND upper_inf(during)`;
    return rows[0] ?? null;
  }

  async summary(userId: string | null): Promise<SummaryRow> {
    const rows = await this.db.sql<SummaryRow[]>`
      SELECT count(*)::int AS count, min(lower(a.during)) AS since,
             count(*) FILTER (WHERE a.held)::int AS held, min(lower(a.during)) FILTER (WHERE a.held) AS "heldSince"
        FROM (SELECT authority_id, child_id, during, child_id IN (
                SELECT al.child_id FROM allocation al
                 WHERE al.authority_id = (SELECT current_authority()) AND al.during @> now() AND al.team_id IN (
                   SELECT team_id FROM allocation
                    WHERE authority_id = (SELECT current_authority()) AND worker_id = ${userId} AND during @> now()
                   UNION SELECT id FROM team WHERE authority_id = (SELECT current_authority()) AND manager_id = ${userId}))
                AS held
                FROM absence WHERE authority_id = (SELECT current_authority()) AND upper_inf(during)) a
        JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id`;
    return rows[0]!;
  }

  /** Every version of an absence, the first first. */
  history(id: string): Promise<AbsenceVersionRow[]> {
    return this.db.sql`
      SELECT v.version, lower(v.during) AS "from", upper(v.during) AS until, v.located_at, v.returned_to, v.recorded_at,
             v.recorded_by, u.name AS recorded_by_name, v.recorded_why
        FROM absence_version v LEFT JOIN user_account u ON 'user:' || u.id = v.recorded_by
       WHERE v.id = ${id} ORDER BY v.version`;
  }
}

export function segmentsOf({ segments }: Pick<AbsenceRow, 'segments'>): Segment[] {
  return segments.map(({ kind, from, until }) => ({
    kind,
    from: new Date(from),
    until: until === null ? null : new Date(until),
  }));
}
