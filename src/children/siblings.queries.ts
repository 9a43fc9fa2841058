import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';

export interface SiblingRow {
  siblingId: string;
  siblingName: string;
  basis: string;
  from: Date;
  until: Date | null;
  endReason: string | null;
}

/** Read through `visible_sibling`: the one place that decides which sibling is shown to whom. */
@Injectable()
export class SiblingsQueries {
  constructor(private readonly db: Database) {}

  /** Those it still holds of first, then by name. */
  ofChild(childId: string, offset: number): Promise<(SiblingRow & { total: number })[]> {
    return this.db.sql`
      SELECT sibling_id AS "siblingId", given_name || ' ' || family_name AS "siblingName", basis,
             lower(during) AS "from", upper(during) AS until, end_reason AS "endReason", count(*) OVER ()::int AS total
        FROM visible_sibling WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
       ORDER BY upper_inf(during) DESC, lower(given_name), lower(family_name), id
       LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** Whether the record of either is closed by adoption, or its adoption restricted to others than the actor. */
  async isSealed(childIds: readonly string[]): Promise<boolean> {
    const [row] = await this.db.sql<{ sealed: boolean }[]>`
      SELECT bool_or(is_sealed_by_adoption(id) OR NOT may_see_item(id, 'adoption')) AS sealed
        FROM unnest(${childIds}::uuid[]) AS id`;
    return row!.sealed;
  }

  /** @returns its id */
  async insert(childId: string, siblingId: string, from: Date, basis: string): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO sibling_link (authority_id, child_id, sibling_id, during, basis)
        VALUES (current_authority(), ${childId}, ${siblingId}, tstzrange(${from}, NULL), ${basis}) RETURNING id`;
    return row!.id;
  }

  /** The one that still holds. */
  async standing(childId: string, siblingId: string): Promise<{ id: string; from: Date } | null> {
    const [row] = await this.db.sql<{ id: string; from: Date }[]>`
      SELECT id, lower(during) AS "from" FROM visible_sibling
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND sibling_id = ${siblingId}
         AND upper_inf(during)`;
    return row ?? null;
  }

  async end(id: string, at: Date, reason: string): Promise<void> {
    await this.db.sql`
      UPDATE sibling_link SET during = tstzrange(lower(during), ${at}), end_reason = ${reason}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }
}
