import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';
import { type ImmigrationControlAnswer } from './immigration-control.dto.js';

export interface ImmigrationControlRow {
  answer: ImmigrationControlAnswer;
  holds_from: Date;
  basis: string;
  recorded_at: Date;
  recorded_by: string;
}

@Injectable()
export class ImmigrationControlQueries {
  constructor(private readonly db: Database) {}

  /** @returns its id */
  async insert(childId: string, answer: ImmigrationControlAnswer, from: Date, basis: string): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO immigration_control_answer (authority_id, child_id, answer, holds_from, basis)
      VALUES (current_authority(), ${childId}, ${answer}, ${from}, ${basis}) RETURNING id`;
    return rows[0]!.id;
  }

  /** The one that holds first; of two from one time, the one recorded later holds. */
  ofChild(childId: string, page: number): Promise<(ImmigrationControlRow & { total: number })[]> {
    return this.db.sql`
      SELECT a.answer, a.holds_from, a.basis, v.recorded_at, coalesce(u.name, 'system') AS recorded_by,
             count(*) OVER ()::int AS total
        FROM immigration_control_answer a
        JOIN immigration_control_answer_version v ON v.authority_id = a.authority_id AND v.id = a.id AND v.version = 1
        LEFT JOIN user_account u ON u.authority_id = a.authority_id AND 'user:' || u.id = v.recorded_by
       WHERE a.authority_id = (SELECT current_authority()) AND a.child_id = ${childId}
       ORDER BY a.holds_from DESC, v.recorded_at DESC, a.id LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  }
}
