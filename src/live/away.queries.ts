import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';
import { readAs } from '../database/read-as.js';
import { type Away, type AwayGroup } from './missing-counts.js';

/**
 * Who is away, in groups: what every banner of an authority is worked out from. It is a count and no access to a child,
 * so it stands outside any unit of work, like the frame of a page outside the audit.
 */
@Injectable()
export class AwayQueries {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async of(authorityId: string): Promise<Away> {
    const [groups, members, onCall] = await readAs<
      [AwayGroup[], { userId: string; teamId: string }[], { userId: string }[]]
    >(poolOf(this.source), authorityId, [GROUPS, TEAMS, ON_CALL]);
    const teams = new Map<string, Set<string>>();
    for (const { userId, teamId } of members) teams.set(userId, (teams.get(userId) ?? new Set()).add(teamId));
    return { groups, teams, onCall: new Set(onCall.map(({ userId }) => userId)) };
  }
}

const GROUPS = `
  WITH away AS MATERIALIZED (
    SELECT child_id, lower(during) AS since FROM absence
     WHERE authority_id = (SELECT current_authority()) AND upper_inf(during))
  SELECT al.team_id AS "teamId", r.named, count(*)::int AS count, min(a.since) AS since
    FROM away a
    LEFT JOIN allocation al ON al.authority_id = (SELECT current_authority()) AND al.child_id = a.child_id AND al.during @> now()
    LEFT JOIN (
      SELECT r.child_id, array_agg(g.user_id::text ORDER BY g.user_id) FILTER (WHERE g.user_id IS NOT NULL) AS users,
             true AS restricted
        FROM restriction r
        LEFT JOIN restriction_grant g ON g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = 'child'
                                         AND g.during @> now()
       WHERE r.authority_id = (SELECT current_authority()) AND r.scope = 'child' AND r.during @> now()
       GROUP BY r.child_id) hidden ON hidden.child_id = a.child_id
    CROSS JOIN LATERAL (SELECT CASE WHEN hidden.restricted THEN coalesce(hidden.users, '{}') END AS named) r
   GROUP BY al.team_id, r.named`;

const TEAMS = `
  SELECT worker_id AS "userId", team_id AS "teamId" FROM allocation
   WHERE authority_id = (SELECT current_authority()) AND during @> now() GROUP BY 1, 2
  UNION
  SELECT manager_id, id FROM team WHERE authority_id = (SELECT current_authority()) AND manager_id IS NOT NULL`;

const ON_CALL = `
  SELECT DISTINCT u.id AS "userId" FROM on_call o CROSS JOIN LATERAL (VALUES (o.user_id), (o.deputy_id)) u (id)
   WHERE o.authority_id = (SELECT current_authority()) AND o.withdrawn_at IS NULL AND u.id IS NOT NULL
     AND upper(o.during) > now() AND lower(o.during) <= now()`;
