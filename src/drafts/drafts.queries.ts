import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Draft, type DraftForm, type UnfinishedDraft } from './draft.js';

/** Row security shows each user only their own. */
@Injectable()
export class DraftsQueries {
  constructor(private readonly db: Database) {}

  async find(userId: string, key: string): Promise<Draft | null> {
    const [row] = await this.db.sql<Draft[]>`
      SELECT form, revision, saved_at AS "savedAt" FROM draft
       WHERE authority_id = (SELECT current_authority()) AND user_id = ${userId} AND key = ${key}
         AND saved_at > now() - interval '7 days'`;
    return row ?? null;
  }

  /**
   * @param base the revision that the page had seen; null to save whatever was saved meanwhile
   * @returns the new revision, or null when another was saved since
   */
  async save(draft: {
    userId: string;
    key: string;
    childId: string | null;
    form: DraftForm | null;
    base: number | null;
  }): Promise<number | null> {
    const { userId, key, childId, form, base } = draft;
    const [row] = await this.db.sql<{ revision: number }[]>`
      INSERT INTO draft AS d (authority_id, user_id, key, child_id, form)
        SELECT current_authority(), ${userId}, ${key}, ${childId}, ${form && JSON.stringify(form)}::jsonb
         WHERE coalesce(${base}::int, 0) = 0 OR EXISTS (
           SELECT FROM draft WHERE authority_id = (SELECT current_authority()) AND user_id = ${userId} AND key = ${key})
      ON CONFLICT (authority_id, user_id, key) DO UPDATE
        SET form = excluded.form, revision = d.revision + 1, saved_at = now()
      WHERE ${base}::int IS NULL OR d.revision = ${base}
      RETURNING revision`;
    return row?.revision ?? null;
  }

  /** Latest first; of children the user may still see. */
  async unfinished(userId: string, limit: number): Promise<UnfinishedDraft[]> {
    return this.db.sql`
      SELECT d.key, d.child_id AS "childId", c.given_name || ' ' || c.family_name AS "childName", d.saved_at AS "savedAt"
        FROM draft d LEFT JOIN visible_child c ON c.authority_id = d.authority_id AND c.id = d.child_id
       WHERE d.authority_id = (SELECT current_authority()) AND d.user_id = ${userId} AND d.form IS NOT NULL
         AND d.saved_at > now() - interval '7 days' AND (d.child_id IS NULL OR c.id IS NOT NULL)
       ORDER BY d.saved_at DESC, d.key LIMIT ${limit}`;
  }

  /** The child of an interview assigned to the user from outside, to whom the record is closed; null when it is not. */
  async childAssigned(assignmentId: string): Promise<string | null> {
    const [row] = await this.db.sql<{ childId: string }[]>`
      SELECT child_id AS "childId" FROM assigned_interviews() WHERE id = ${assignmentId}`;
    return row?.childId ?? null;
  }

  async forgetOld(): Promise<void> {
    await this.db.sql`SELECT forget_old_drafts()`;
  }
}
