import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { recordedVersions, type VersionRow } from '../../database/recorded-versions.js';

/** Everything recorded about the interview after an absence, version by version. */
@Injectable()
export class InterviewHistoryQueries {
  constructor(private readonly db: Database) {}

  /** Every version of everything recorded, the latest recorded first. */
  async ofAbsence(absenceId: string, limit: number, offset: number): Promise<VersionRow[]> {
    const interviews = await this.everCovering(absenceId);
    return recordedVersions(this.db, limit, offset)`
        SELECT 'offer' AS fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('offeredAt', offered_at, 'offeredBy', offered_by, 'offeredTo', offered_to, 'answer', answer,
                 'answeredAt', answered_at, 'declinedReason', declined_reason) AS says
          FROM interview_offer_version WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
        UNION ALL
        SELECT 'closing', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('outcome', outcome, 'closedAt', closed_at, 'reason', reason, 'withdrawn', withdrawn)
          FROM interview_closing_version WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
        UNION ALL
        SELECT 'covers', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('absenceId', absence_id, 'withdrawn', withdrawn)
          FROM interview_absence_version
         WHERE authority_id = (SELECT current_authority()) AND interview_id = ANY (${interviews}::uuid[])
        UNION ALL
        SELECT 'interview', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('arrangedFor', arranged_for, 'arrangedPlace', arranged_place,
                 'interviewerName', interviewer_name, 'organisation', organisation, 'heldAt', held_at,
                 'independent', independent, 'independenceReason', independence_reason, 'ownWords', own_words,
                 'whatHappened', what_happened, 'pushFactors', push_factors, 'pullFactors', pull_factors, 'harm', harm,
                 'harmDetails', harm_details, 'disclosures', disclosures, 'recommendations', recommendations,
                 'parentsViews', parents_views, 'parentsViewsDetails', parents_views_details, 'handedInAt', handed_in_at)
          FROM return_interview_version
         WHERE authority_id = (SELECT current_authority()) AND id = ANY (${interviews}::uuid[])
        UNION ALL
        SELECT 'mention', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('kind', kind, 'name', name, 'details', details, 'withdrawn', withdrawn)
          FROM interview_mention_version
         WHERE authority_id = (SELECT current_authority()) AND interview_id = ANY (${interviews}::uuid[])
        UNION ALL
        SELECT 'action', x.id, x.version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('what', what, 'owner', u.name, 'dueOn', due_on, 'doneAt', done_at, 'doneNote', done_note)
          FROM interview_action_version x JOIN user_account u ON u.authority_id = x.authority_id AND u.id = x.owner_id
         WHERE x.authority_id = (SELECT current_authority()) AND interview_id = ANY (${interviews}::uuid[])
        UNION ALL
        SELECT 'share', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('sharedWith', shared_with, 'sharedAt', shared_at, 'what', what)
          FROM interview_share_version
         WHERE authority_id = (SELECT current_authority()) AND interview_id = ANY (${interviews}::uuid[])
        UNION ALL
        SELECT 'assignment', s.id, s.version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('to', u.name, 'from', lower(during), 'until', upper(during), 'handedInAt', handed_in_at)
          FROM interview_assignment_version s JOIN user_account u ON u.authority_id = s.authority_id AND u.id = s.user_id
         WHERE s.authority_id = (SELECT current_authority()) AND interview_id = ANY (${interviews}::uuid[])`;
  }

  /** Ids of interviews that cover an absence, or did. */
  private async everCovering(absenceId: string): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }[]>`
      SELECT DISTINCT interview_id AS id FROM interview_absence
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}`;
    return rows.map(({ id }) => id);
  }
}
