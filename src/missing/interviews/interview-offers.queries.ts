import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Closing } from './outcome.js';

export interface OfferRow {
  id: string;
  absenceId: string;
  childId: string;
  offeredAt: Date;
  offeredBy: string;
  offeredTo: string;
  answer: 'accepted' | 'declined' | null;
  answeredAt: Date | null;
  declinedReason: string | null;
  version: number;
}

export interface ClosingRow {
  id: string;
  outcome: Closing;
  closedAt: Date;
  closedBy: string;
  reason: string;
}

/** The offer of an interview with its answer, and an end without one. */
@Injectable()
export class InterviewOfferQueries {
  constructor(private readonly db: Database) {}

  async ofAbsence(absenceId: string): Promise<OfferRow[]> {
    return this.db.sql`
      SELECT id, absence_id AS "absenceId", child_id AS "childId", offered_at AS "offeredAt", offered_by AS "offeredBy",
             offered_to AS "offeredTo", answer, answered_at AS "answeredAt", declined_reason AS "declinedReason", version
        FROM interview_offer WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
       ORDER BY offered_at DESC, id`;
  }

  async find(id: string): Promise<OfferRow | null> {
    const [row] = await this.db.sql<OfferRow[]>`
      SELECT id, absence_id AS "absenceId", child_id AS "childId", offered_at AS "offeredAt", offered_by AS "offeredBy",
             offered_to AS "offeredTo", answer, answered_at AS "answeredAt", declined_reason AS "declinedReason", version
        FROM interview_offer WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async insert(childId: string, absenceId: string, o: Omit<OfferRow, 'id' | 'absenceId' | 'childId' | 'version'>) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_offer (authority_id, child_id, absence_id, offered_at, offered_by, offered_to, answer, answered_at,
        declined_reason)
      VALUES (current_authority(), ${childId}, ${absenceId}, ${o.offeredAt}, ${o.offeredBy}, ${o.offeredTo}, ${o.answer},
        ${o.answeredAt}, ${o.declinedReason}) RETURNING id`;
    return row!.id;
  }

  async update(id: string, o: Omit<OfferRow, 'id' | 'absenceId' | 'childId' | 'version'>): Promise<void> {
    await this.db.sql`
      UPDATE interview_offer SET offered_at = ${o.offeredAt}, offered_by = ${o.offeredBy}, offered_to = ${o.offeredTo},
             answer = ${o.answer}, answered_at = ${o.answeredAt}, declined_reason = ${o.declinedReason}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async closings(absenceId: string): Promise<ClosingRow[]> {
    return this.db.sql`
      SELECT id, outcome, closed_at AS "closedAt", closed_by AS "closedBy", reason FROM interview_closing
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId} AND NOT withdrawn
       ORDER BY closed_at DESC, id`;
  }

  async insertClosing(childId: string, absenceId: string, c: Omit<ClosingRow, 'id'>): Promise<void> {
    await this.db.sql`
      INSERT INTO interview_closing (authority_id, child_id, absence_id, outcome, closed_at, closed_by, reason)
        VALUES (current_authority(), ${childId}, ${absenceId}, ${c.outcome}, ${c.closedAt}, ${c.closedBy}, ${c.reason})`;
  }
}
