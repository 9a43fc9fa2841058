import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface Companion {
  childId: string;
  childName: string;
  openAbsenceId: string | null;
  isSibling: boolean;
}

export interface Description {
  clothing: string | null;
  company: string | null;
  version: number;
}

@Injectable()
export class ReportsQueries {
  constructor(private readonly db: Database) {}

  /**
   * Siblings who are looked after now, then other children who live in the same setting, each by name. Of the same
   * setting only where the actor may see where each of the two lives: otherwise a name on this list would tell an
   * address.
   */
  async companions(childId: string, at: Date, limit: number): Promise<Companion[]> {
    return this.db.sql`
      WITH sibling AS MATERIALIZED (
        SELECT s.sibling_id AS id FROM visible_sibling s
         WHERE s.authority_id = (SELECT current_authority()) AND s.child_id = ${childId} AND s.during @> ${at}::timestamptz
           AND (EXISTS (SELECT FROM period_of_care p WHERE p.authority_id = s.authority_id AND p.child_id = s.sibling_id
                           AND p.during @> ${at}::timestamptz)
             OR EXISTS (SELECT FROM placement p WHERE p.authority_id = s.authority_id AND p.child_id = s.sibling_id
                           AND p.during @> ${at}::timestamptz))
      ), companion AS MATERIALIZED (
        SELECT id, true AS is_sibling FROM sibling
        UNION ALL
        SELECT DISTINCT there.child_id, false
          FROM placement here
          JOIN placement there ON there.authority_id = here.authority_id
               AND there.care_setting_id = here.care_setting_id AND there.child_id <> here.child_id
               AND there.during @> ${at}::timestamptz
         WHERE here.authority_id = (SELECT current_authority()) AND here.child_id = ${childId}
           AND here.during @> ${at}::timestamptz
           AND may_see_item(here.child_id, 'address') AND may_see_item(there.child_id, 'address')
           AND there.child_id NOT IN (SELECT id FROM sibling)
      )
      SELECT c.id AS "childId", c.given_name || ' ' || c.family_name AS "childName", companion.is_sibling AS "isSibling",
             (SELECT a.id FROM absence a WHERE a.authority_id = c.authority_id AND a.child_id = c.id
                 AND upper_inf(a.during)) AS "openAbsenceId"
        FROM companion JOIN visible_child c ON c.authority_id = (SELECT current_authority()) AND c.id = companion.id
       ORDER BY companion.is_sibling DESC, lower(c.given_name), lower(c.family_name), c.id LIMIT ${limit}`;
  }

  /** Always in the same order, so that two who report the same children wait for each other and do not deadlock. */
  async lock(childIds: readonly string[]): Promise<void> {
    await this.db.sql`
      SELECT FROM child WHERE authority_id = (SELECT current_authority()) AND id = ANY (${childIds}::uuid[])
       ORDER BY id FOR NO KEY UPDATE`;
  }

  async description(absenceId: string): Promise<Description | null> {
    const [row] = await this.db.sql<Description[]>`
      SELECT clothing, company, version FROM absence_description
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}`;
    return row ?? null;
  }

  /** What is null stays as it was said. */
  async describe(absence: { id: string; child_id: string }, said: Omit<Description, 'version'>): Promise<Description> {
    const [row] = await this.db.sql<Description[]>`
      INSERT INTO absence_description AS d (authority_id, child_id, absence_id, clothing, company)
        VALUES (current_authority(), ${absence.child_id}, ${absence.id}, ${said.clothing}, ${said.company})
      ON CONFLICT (authority_id, absence_id) DO UPDATE
        SET clothing = coalesce(excluded.clothing, d.clothing), company = coalesce(excluded.company, d.company)
      RETURNING clothing, company, version`;
    return row!;
  }
}
