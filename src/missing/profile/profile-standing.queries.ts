import { Injectable } from '@nestjs/common';
import { type RecordedAnswer } from '../../children/unaccompanied.js';
import { Database } from '../../database/database.js';
import { type StandingFacts } from './profile-standing.js';

/** What a standing rests on, but for whether the child is trafficked. */
export interface StandingRow extends Omit<StandingFacts, 'atHighRisk'> {
  childId: string;
  unaccompanied: RecordedAnswer[];
}

interface StandingJson {
  childId: string;
  items: { subject: StandingFacts['items'][number]['subject']; confirmedAt: string; from: string }[];
  photoConfirmedAt: Date | null;
  placedAt: Date | null;
  handedOverAt: Date | null;
  unaccompanied: (Omit<RecordedAnswer, 'from' | 'until' | 'answeredAt'> & {
    from: string;
    until: string | null;
    answeredAt: string;
  })[];
}

@Injectable()
export class ProfileStandingQueries {
  constructor(private readonly db: Database) {}

  /**
   * For children found visible before, in one statement. A stay that goes on in the same setting from one placement to
   * the next is one stay. Addresses count as confirmed also for those who may not read them.
   */
  async of(childIds: readonly string[], at: Date): Promise<StandingRow[]> {
    const rows = await this.db.sql<StandingJson[]>`
      SELECT c.id AS "childId",
             coalesce((SELECT jsonb_agg(jsonb_build_object('subject', subject, 'confirmedAt', confirmed_at,
                         'from', lower(during)))
                FROM profile_item WHERE authority_id = (SELECT current_authority()) AND child_id = c.id
                 AND upper_inf(during)), '[]') AS items,
             (SELECT confirmed_at FROM profile_photo WHERE authority_id = (SELECT current_authority())
                 AND child_id = c.id AND upper_inf(during)) AS "photoConfirmedAt",
             (WITH RECURSIVE stay AS (
                SELECT care_setting_id, lower(during) AS since FROM placement
                 WHERE authority_id = (SELECT current_authority()) AND child_id = c.id AND during @> ${at}::timestamptz
                UNION SELECT p.care_setting_id, lower(p.during) FROM placement p
                  JOIN stay s ON p.care_setting_id = s.care_setting_id AND upper(p.during) = s.since
                 WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = c.id)
              SELECT coalesce((SELECT min(since) FROM stay),
                (SELECT lower(during) FROM period_of_care WHERE authority_id = (SELECT current_authority())
                    AND child_id = c.id AND during @> ${at}::timestamptz))) AS "placedAt",
             (SELECT max(handed_at) FROM profile_hand_over WHERE authority_id = (SELECT current_authority())
                 AND child_id = c.id) AS "handedOverAt",
             coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'answer', answer, 'from', lower(during),
                         'until', upper(during), 'answeredAt', answered_at, 'endReason', end_reason, 'version', version)
                         ORDER BY lower(during) DESC)
                FROM unaccompanied_answer WHERE authority_id = (SELECT current_authority())
                 AND child_id = c.id), '[]') AS unaccompanied
        FROM unnest(${childIds}::uuid[]) AS c (id)`;
    return rows.map(rowOf);
  }
}

function rowOf({ items, unaccompanied, ...row }: StandingJson): StandingRow {
  return {
    ...row,
    items: items.map(({ subject, confirmedAt, from }) => ({
      subject,
      confirmedAt: new Date(confirmedAt),
      from: new Date(from),
    })),
    unaccompanied: unaccompanied.map((each) => ({
      ...each,
      from: new Date(each.from),
      until: each.until === null ? null : new Date(each.until),
      answeredAt: new Date(each.answeredAt),
    })),
  };
}
