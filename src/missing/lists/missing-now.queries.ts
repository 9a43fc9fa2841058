import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';
import { type SegmentKind } from '../absence.js';
import { POLICE_SAID, RISK_RANK, type PoliceRisk } from './risk.js';

/** A child who is not back, as the room that looks for the child needs it. */
export interface MissingNowRow {
  id: string;
  childId: string;
  givenName: string;
  familyName: string;
  standing: SegmentKind;
  /** The clock runs from here. */
  since: Date;
  lastSeenEarliest: Date;
  lastSeenLatest: Date;
  lastSeenPlace: string;
  lastSeenBy: string;
  danger: string;
  dangerDetails: string | null;
  police: string;
  police_reference: string | null;
  police_not_told_reason: string | null;
  policeRisk: PoliceRisk;
  locatedAt: Date | null;
  locatedPlace: string | null;
  /** Who holds the child now; null when nobody is allocated. */
  workerName: string | null;
  teamName: string | null;
}

export interface TeamName {
  id: string;
  name: string;
}

/** `teams`: all there are to choose from, read on the way; null when nobody is on the page. */
interface MissingNowFound {
  items: MissingNowRow[];
  total: number;
  teams: TeamName[] | null;
}

/** Ranked narrowly, the page cut out of it, and only its lines read in full: the cost grows with the open ones only. */
const OPEN = `
WITH open AS MATERIALIZED (
  SELECT a.id, a.child_id, lower(a.during) AS since, ${RISK_RANK} AS rank
    FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id${POLICE_SAID}
   WHERE a.authority_id = (SELECT current_authority()) AND upper_inf(a.during)
     AND ($1::uuid IS NULL OR EXISTS (
       SELECT FROM allocation t WHERE t.authority_id = a.authority_id AND t.child_id = a.child_id
          AND t.during @> now() AND t.team_id = $1))
)`;

const PAGE = `${OPEN}, shown AS (
  SELECT *, (SELECT count(*)::int FROM open) AS total FROM open ORDER BY rank, since, id LIMIT ${PAGE_SIZE} OFFSET $2
)
SELECT o.total, a.id, a.child_id AS "childId", c.given_name AS "givenName", c.family_name AS "familyName", o.since,
       (SELECT s.kind FROM absence_segment s
         WHERE s.authority_id = a.authority_id AND s.absence_id = a.id AND upper_inf(s.during)) AS standing,
       a.last_seen_earliest AS "lastSeenEarliest", a.last_seen_latest AS "lastSeenLatest",
       a.last_seen_place AS "lastSeenPlace", a.last_seen_by AS "lastSeenBy", a.danger, a.danger_details AS "dangerDetails",
       CASE WHEN said.told_at IS NOT NULL THEN 'told' ELSE a.police END AS police, said.reference AS police_reference,
       a.police_not_told_reason, coalesce(said.risk_level, 'unknown') AS "policeRisk", a.located_at AS "locatedAt", a.located_place AS "locatedPlace",
       w.name AS "workerName", t.name AS "teamName",
       (SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY lower(n.name), n.id) FROM team n
         WHERE n.authority_id = (SELECT current_authority())) AS teams
  FROM shown o
  JOIN absence a ON a.authority_id = (SELECT current_authority()) AND a.id = o.id
  JOIN absence_police said ON said.authority_id = a.authority_id AND said.absence_id = a.id
  JOIN child c ON c.authority_id = a.authority_id AND c.id = a.child_id
  LEFT JOIN allocation h ON h.authority_id = a.authority_id AND h.child_id = a.child_id AND h.during @> now()
  LEFT JOIN user_account w ON w.authority_id = h.authority_id AND w.id = h.worker_id
  LEFT JOIN team t ON t.authority_id = h.authority_id AND t.id = h.team_id
 ORDER BY o.rank, o.since, o.id`;

@Injectable()
export class MissingNowQueries {
  constructor(private readonly db: Database) {}

  /** A page of who is not back, by risk and then the longest first; `team`: only children allocated to it now. */
  async page(team: string | null, offset: number): Promise<MissingNowFound> {
    const { rows } = await this.db.unit.client.query<MissingNowRow & { total: number; teams: TeamName[] | null }>({
      name: 'missing-now',
      text: PAGE,
      values: [team, offset],
    });
    return { items: rows, total: rows[0]?.total ?? 0, teams: rows.length ? (rows[0]!.teams ?? []) : null };
  }
}
