import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { recordedVersions, type VersionRow } from '../database/recorded-versions.js';

@Injectable()
export class HistoryQueries {
  constructor(private readonly db: Database) {}

  /** Every version of every fact of a child that was found visible, the latest recorded first. */
  async ofChild(childId: string, limit: number, offset: number): Promise<VersionRow[]> {
    return recordedVersions(this.db, limit, offset)`
      SELECT 'identity' AS fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('givenName', given_name, 'familyName', family_name, 'knownAs', known_as, 'sex', sex,
               'localNumber', local_number,
               'homePostcode', CASE WHEN may_see_item(id, 'address') THEN home_postcode END) AS says
        FROM child_version WHERE authority_id = (SELECT current_authority()) AND id = ${childId}
      UNION ALL
      SELECT 'date-of-birth', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('earliest', earliest, 'latest', latest, 'source', source, 'assertedAt', asserted_at,
               'supersededBy', superseded_by, 'supersededAt', superseded_at, 'underChallenge', under_challenge)
        FROM date_of_birth_assertion_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
      UNION ALL
      SELECT 'period-of-care', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('from', lower(during), 'until', upper(during), 'endReason', end_reason)
        FROM period_of_care_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
      UNION ALL
      SELECT 'legal-status', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('code', code, 'from', lower(during), 'until', upper(during))
        FROM legal_status_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
      UNION ALL
      SELECT 'unaccompanied', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('answer', answer, 'from', lower(during), 'until', upper(during),
               'answeredAt', answered_at, 'endReason', end_reason)
        FROM unaccompanied_answer_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
      UNION ALL
      SELECT 'allocation', a.id, a.version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('worker', w.name, 'team', t.name, 'from', lower(during), 'until', upper(during))
        FROM allocation_version a
        JOIN user_account w ON w.authority_id = a.authority_id AND w.id = a.worker_id
        JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
       WHERE a.authority_id = (SELECT current_authority()) AND a.child_id = ${childId}
      UNION ALL
      SELECT 'restriction', r.id, r.version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('scope', scope, 'owner', o.name, 'from', lower(during), 'until', upper(during))
        FROM restriction_version r
        JOIN user_account o ON o.authority_id = r.authority_id AND o.id = r.owner_id
       WHERE r.authority_id = (SELECT current_authority()) AND r.child_id = ${childId}
      UNION ALL
      SELECT 'restriction-grant', g.id, g.version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('scope', scope, 'to', u.name, 'basis', basis, 'from', lower(during),
               'until', upper(during))
        FROM restriction_grant_version g
        JOIN user_account u ON u.authority_id = g.authority_id AND u.id = g.user_id
       WHERE g.authority_id = (SELECT current_authority()) AND g.child_id = ${childId}
      UNION ALL
      SELECT 'sibling', l.id, l.version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('sibling', s.given_name || ' ' || s.family_name, 'basis', l.basis,
               'from', lower(l.during), 'until', upper(l.during), 'endReason', l.end_reason)
        FROM visible_sibling s
        JOIN sibling_link_version l ON l.authority_id = s.authority_id AND l.id = s.id
       WHERE s.authority_id = (SELECT current_authority()) AND s.child_id = ${childId}`;
  }
}
