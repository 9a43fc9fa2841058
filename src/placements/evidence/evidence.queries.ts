import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type NewEvidence } from './evidence.js';

export interface EvidenceRow {
  id: string;
  child_id: string;
  care_setting_id: string | null;
  kind: string;
  outcome: string;
  exception: string | null;
  detail: string | null;
  recipient: string | null;
  reason: string | null;
  reference: string | null;
  at: Date;
  until: Date | null;
  due_at: Date | null;
  owner_name: string | null;
  decided_by: string | null;
  decided_by_name: string | null;
  channel: string | null;
  confirmation_due_at: Date | null;
  confirmed_at: Date | null;
  disowned_at: Date | null;
  withdrawn: boolean;
  version: number;
  total: number;
}

export interface EvidenceVersionRow {
  version: number;
  at: Date;
  until: Date | null;
  withdrawn: boolean;
  recorded_at: Date;
  recorded_by_name: string | null;
  recorded_why: string | null;
}

export type InsertedEvidence = NewEvidence & {
  childId: string;
  careSettingId: string | null;
  recordedFor: string | null;
  confirmationDueAt: Date | null;
};

@Injectable()
export class EvidenceQueries {
  constructor(private readonly db: Database) {}

  async insert(e: InsertedEvidence): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, outcome, exception, detail, recipient,
        reason, reference, during, due_at, owner_id, recorded_for, decided_by, channel, confirmation_due_at)
      VALUES (current_authority(), ${e.childId}, ${e.careSettingId}, ${e.kind}, ${e.outcome}, ${e.exception}, ${e.detail},
        ${e.recipient}, ${e.reason}, ${e.reference}, tstzrange(${e.at}, ${e.until}), ${e.dueAt}, ${e.ownerId},
        ${e.recordedFor}, ${e.decidedBy}, ${e.channel}, ${e.confirmationDueAt})
      RETURNING id`;
    return rows[0]!.id;
  }

  async isSetting(id: string): Promise<boolean> {
    return (await this.db.sql`SELECT id FROM care_setting WHERE id = ${id}`).length === 1;
  }

  /** @returns false when the version is no longer the current one */
  async correct(id: string, version: number, at: Date, until: Date | null, withdrawn: boolean): Promise<boolean> {
    const rows = await this.db.sql`
      UPDATE placement_evidence SET during = tstzrange(${at}, ${until}), withdrawn = ${withdrawn}
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    return rows.length === 1;
  }

  async answer(id: string, confirmed: boolean, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE placement_evidence SET confirmed_at = CASE WHEN ${confirmed} THEN ${at}::timestamptz END,
                                    disowned_at = CASE WHEN NOT ${confirmed} THEN ${at}::timestamptz END
       WHERE id = ${id}`;
  }

  async find(id: string): Promise<EvidenceRow | null> {
    return (await this.select(id, null, null, 1, 0))[0] ?? null;
  }

  /** Of a child found visible before, the latest first; `settingId`: about that place, or about none. */
  ofChild(childId: string, settingId: string | null, limit: number, offset: number): Promise<EvidenceRow[]> {
    return this.select(null, childId, settingId, limit, offset);
  }

  history(id: string): Promise<EvidenceVersionRow[]> {
    return this.db.sql`
      SELECT v.version, lower(v.during) AS at, upper(v.during) AS until, v.withdrawn, v.recorded_at, v.recorded_why,
             u.name AS recorded_by_name
        FROM placement_evidence_version v LEFT JOIN user_account u ON 'user:' || u.id = v.recorded_by
       WHERE v.authority_id = (SELECT current_authority()) AND v.id = ${id} ORDER BY v.version`;
  }

  /** A place of a child whose address is hidden is left out. */
  private select(
    id: string | null,
    childId: string | null,
    settingId: string | null,
    limit: number,
    offset: number,
  ): Promise<EvidenceRow[]> {
    return this.db.sql`
      SELECT e.id, e.child_id, CASE WHEN may_see_item(e.child_id, 'address') THEN e.care_setting_id END AS care_setting_id,
             e.kind, e.outcome, e.exception, e.detail, e.recipient, e.reason, e.reference, lower(e.during) AS at,
             upper(e.during) AS until, e.due_at, o.name AS owner_name, e.decided_by, d.name AS decided_by_name, e.channel,
             e.confirmation_due_at, e.confirmed_at, e.disowned_at, e.withdrawn, e.version, count(*) OVER ()::int AS total
        FROM placement_evidence e
        JOIN visible_child c ON c.authority_id = e.authority_id AND c.id = e.child_id
        LEFT JOIN user_account o ON o.authority_id = e.authority_id AND o.id = e.owner_id
        LEFT JOIN user_account d ON d.authority_id = e.authority_id AND d.id = e.decided_by
       WHERE e.authority_id = (SELECT current_authority()) AND (${id}::uuid IS NULL OR e.id = ${id})
         AND (${childId}::uuid IS NULL OR e.child_id = ${childId})
         AND (${settingId}::uuid IS NULL OR e.care_setting_id IS NULL OR e.care_setting_id = ${settingId})
       ORDER BY lower(e.during) DESC, e.id LIMIT ${limit} OFFSET ${offset}`;
  }
}
