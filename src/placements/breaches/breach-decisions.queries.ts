import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type CourtOrderAnswer, type DirectorsDecision, type OfstedAnswer } from './breach.dto.js';

/** As it stands in the row: the time is text. */
export interface Alternative {
  what: string;
  askedAt: string;
  whyNot: string;
}

export interface CourtOrderRow {
  id: string;
  kind: string;
  /** Which court; null when it was not said. */
  court: string | null;
  reference: string | null;
  from: Date;
  until: Date | null;
}

export interface DecisionRow {
  id: string;
  child_id: string;
  placement_id: string;
  follows: string | null;
  decision: DirectorsDecision;
  reasons: string;
  alternatives: Alternative[];
  no_alternatives_because: string | null;
  court_order: CourtOrderAnswer;
  order_id: string | null;
  order_kind: string | null;
  order_court: string | null;
  order_reference: string | null;
  order_from: Date | null;
  order_until: Date | null;
  ofsted: OfstedAnswer;
  ofsted_told_at: Date | null;
  ofsted_told_by: string | null;
  ofsted_reason: string | null;
  /** Null of a decision made before these were asked. */
  exit_plan: string | null;
  exit_by: string | null;
  review_by: string;
  decided_by: string;
  decided_by_name: string;
  decided_at: Date;
  channel: string;
  /** Null where a program recorded it. */
  entered_by_name: string | null;
  recorded_at: Date;
  confirmation_due_at: Date | null;
  confirmed_at: Date | null;
  disowned_at: Date | null;
  version: number;
}

export interface NewDecision {
  childId: string;
  placementId: string;
  follows: string | null;
  decision: DirectorsDecision;
  reasons: string;
  alternatives: Alternative[];
  noAlternativesBecause: string | null;
  courtOrder: CourtOrderAnswer;
  courtOrderId: string | null;
  ofsted: OfstedAnswer;
  ofstedToldAt: Date | null;
  ofstedToldBy: string | null;
  ofstedReason: string | null;
  exitPlan: string;
  exitBy: string;
  reviewBy: string;
  decidedBy: string;
  decidedAt: Date;
  channel: string;
  enteredBy: string | null;
  confirmationDueAt: Date | null;
}

@Injectable()
export class BreachDecisionsQueries {
  constructor(private readonly db: Database) {}

  async insert(d: NewDecision): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO breach_decision (authority_id, child_id, placement_id, follows, decision, reasons, alternatives,
        no_alternatives_because, court_order, court_order_id, ofsted, ofsted_told_at, ofsted_told_by, ofsted_reason,
        exit_plan, exit_by, review_by, decided_by, decided_at, channel, entered_by, confirmation_due_at)
      VALUES (current_authority(), ${d.childId}, ${d.placementId}, ${d.follows}, ${d.decision}, ${d.reasons},
        ${JSON.stringify(d.alternatives)}::jsonb, ${d.noAlternativesBecause}, ${d.courtOrder}, ${d.courtOrderId},
        ${d.ofsted}, ${d.ofstedToldAt}, ${d.ofstedToldBy}, ${d.ofstedReason}, ${d.exitPlan}, ${d.exitBy}, ${d.reviewBy},
        ${d.decidedBy}, ${d.decidedAt}, ${d.channel}, ${d.enteredBy}, ${d.confirmationDueAt})
      RETURNING id`;
    return rows[0]!.id;
  }

  /** It answers every breach of the unbroken stay, also one that is to follow at the 16th birthday. */
  async answer(decisionId: string, breachId: string): Promise<void> {
    await this.db.sql`
      INSERT INTO decided_breach (authority_id, decision_id, breach_id)
        SELECT b.authority_id, ${decisionId}, b.id
          FROM breach_now b JOIN breach asked ON asked.authority_id = b.authority_id AND asked.child_id = b.child_id
         WHERE b.authority_id = (SELECT current_authority()) AND asked.id = ${breachId} AND b.run = breach_run(asked.id)`;
  }

  /** The last one on a placement, disowned ones too: what the next follows. */
  async last(placementId: string): Promise<{ id: string; decidedAt: Date } | null> {
    const rows = await this.db.sql<{ id: string; decidedAt: Date }[]>`
      SELECT d.id, d.decided_at AS "decidedAt" FROM breach_decision d
       WHERE d.authority_id = (SELECT current_authority()) AND d.placement_id = ${placementId}
         AND NOT EXISTS (SELECT FROM breach_decision n WHERE n.authority_id = d.authority_id AND n.follows = d.id)`;
    return rows[0] ?? null;
  }

  /** Who recorded the child there, or asked for the placement. */
  async askedForBy(placementId: string): Promise<string | null> {
    const [row] = await this.db.sql<{ by: string | null }[]>`
      SELECT placement_asked_for_by((SELECT current_authority()), ${placementId}) AS by`;
    return row!.by;
  }

  /** Orders of courts that hold at an instant, of the child in that place or wherever the child lives. */
  orders(childId: string, careSettingId: string, at: Date): Promise<CourtOrderRow[]> {
    return this.db.sql`
      SELECT e.id, e.kind, e.detail AS court, e.reference, lower(e.during) AS "from", upper(e.during) AS until
        FROM placement_evidence e
       WHERE e.authority_id = (SELECT current_authority()) AND e.child_id = ${childId}
         AND e.kind IN ('deprivation-of-liberty-order', 'court-order') AND e.outcome = 'done' AND NOT e.withdrawn
         AND e.during @> ${at}::timestamptz
         AND (e.care_setting_id IS NULL OR e.care_setting_id = ${careSettingId})
       ORDER BY lower(e.during) DESC, e.id`;
  }

  async find(id: string): Promise<DecisionRow | null> {
    return (await this.select(id, null))[0] ?? null;
  }

  /** Those that answer a breach, the latest first. */
  ofBreach(breachId: string): Promise<DecisionRow[]> {
    return this.select(null, breachId);
  }

  async confirm(id: string, confirmed: boolean, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE breach_decision SET confirmed_at = CASE WHEN ${confirmed} THEN ${at}::timestamptz END,
                                 disowned_at = CASE WHEN NOT ${confirmed} THEN ${at}::timestamptz END
       WHERE id = ${id}`;
  }

  private select(id: string | null, breachId: string | null): Promise<DecisionRow[]> {
    return this.db.sql`
      SELECT d.id, d.child_id, d.placement_id, d.follows, d.decision, d.reasons, d.alternatives, d.no_alternatives_because,
             d.court_order, e.id AS order_id, e.kind AS order_kind, e.detail AS order_court, e.reference AS order_reference,
             lower(e.during) AS order_from, upper(e.during) AS order_until, d.ofsted, d.ofsted_told_at, d.ofsted_told_by,
             d.ofsted_reason, d.exit_plan, d.exit_by::text, d.review_by::text, d.decided_by, u.name AS decided_by_name,
             d.decided_at, d.channel, w.name AS entered_by_name, coalesce(first.recorded_at, now()) AS recorded_at,
             d.confirmation_due_at, d.confirmed_at, d.disowned_at, d.version
        FROM breach_decision d
        JOIN visible_child c ON c.authority_id = d.authority_id AND c.id = d.child_id
        JOIN user_account u ON u.authority_id = d.authority_id AND u.id = d.decided_by
        LEFT JOIN user_account w ON w.authority_id = d.authority_id AND w.id = d.entered_by
        LEFT JOIN placement_evidence e ON e.authority_id = d.authority_id AND e.id = d.court_order_id
        LEFT JOIN breach_decision_version first ON first.authority_id = d.authority_id AND first.id = d.id AND first.version = 1
       WHERE d.authority_id = (SELECT current_authority()) AND (${id}::uuid IS NULL OR d.id = ${id})
         AND (${breachId}::uuid IS NULL OR EXISTS (
               SELECT FROM decided_breach a WHERE a.authority_id = d.authority_id AND a.decision_id = d.id
                  AND a.breach_id = ${breachId}))
       ORDER BY d.decided_at DESC, d.id`;
  }
}
