import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type RecordedVersion } from '../../kernel/recorded-version.js';
import { type ChildsTeam } from './independence.js';
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

export interface InterviewRow {
  id: string;
  childId: string;
  arrangedFor: Date | null;
  arrangedPlace: string | null;
  interviewerId: string | null;
  interviewerName: string;
  organisation: string | null;
  heldAt: Date | null;
  independent: boolean | null;
  independenceReason: string | null;
  ownWords: string | null;
  whatHappened: string | null;
  pushFactors: string[] | null;
  pullFactors: string[] | null;
  harm: 'yes' | 'no' | 'not-known' | null;
  harmDetails: string | null;
  disclosures: string | null;
  recommendations: string | null;
  parentsViews: 'obtained' | 'not-obtained' | null;
  parentsViewsDetails: string | null;
  handedInAt: Date | null;
  version: number;
}

export interface CoveredAbsence {
  absenceId: string;
  leftAt: Date;
  returnedAt: Date;
}

export interface MentionRow {
  kind: 'place' | 'person';
  name: string;
  details: string | null;
}

export interface ActionRow {
  id: string;
  what: string;
  ownerId: string;
  ownerName: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  doneAt: Date | null;
  doneNote: string | null;
}

export interface ShareRow {
  id: string;
  sharedWith: string;
  sharedAt: Date;
  what: string;
}

export interface AssignmentRow {
  id: string;
  interviewId: string;
  childId: string;
  userName: string;
  from: Date;
  until: Date;
  assignedBy: string;
  handedInAt: Date | null;
}

/** What is written of an interview, besides its rows. */
export type WrittenUp = Omit<InterviewRow, 'id' | 'childId' | 'arrangedFor' | 'arrangedPlace' | 'version' | 'handedInAt'>; // prettier-ignore

/** Reads and writes of return interviews; what is due, and how it stands, is in owed-interviews.queries.ts. */
@Injectable()
export class InterviewQueries {
  constructor(private readonly db: Database) {}

  async offers(absenceId: string): Promise<OfferRow[]> {
    return this.db.sql`
      SELECT id, absence_id AS "absenceId", child_id AS "childId", offered_at AS "offeredAt", offered_by AS "offeredBy",
             offered_to AS "offeredTo", answer, answered_at AS "answeredAt", declined_reason AS "declinedReason", version
        FROM interview_offer WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
       ORDER BY offered_at DESC, id`;
  }

  async offer(id: string): Promise<OfferRow | null> {
    const [row] = await this.db.sql<OfferRow[]>`
      SELECT id, absence_id AS "absenceId", child_id AS "childId", offered_at AS "offeredAt", offered_by AS "offeredBy",
             offered_to AS "offeredTo", answer, answered_at AS "answeredAt", declined_reason AS "declinedReason", version
        FROM interview_offer WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async insertOffer(childId: string, absenceId: string, o: Omit<OfferRow, 'id' | 'absenceId' | 'childId' | 'version'>) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_offer (authority_id, child_id, absence_id, offered_at, offered_by, offered_to, answer, answered_at,
        declined_reason)
      VALUES (current_authority(), ${childId}, ${absenceId}, ${o.offeredAt}, ${o.offeredBy}, ${o.offeredTo}, ${o.answer},
        ${o.answeredAt}, ${o.declinedReason}) RETURNING id`;
    return row!.id;
  }

  async updateOffer(id: string, o: Omit<OfferRow, 'id' | 'absenceId' | 'childId' | 'version'>): Promise<void> {
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

  /** The interview that covers an absence. */
  async ofAbsence(absenceId: string): Promise<InterviewRow | null> {
    const [row] = await this.db.sql<InterviewRow[]>`
      SELECT i.id, i.child_id AS "childId", arranged_for AS "arrangedFor", arranged_place AS "arrangedPlace",
             interviewer_id AS "interviewerId", interviewer_name AS "interviewerName", organisation, held_at AS "heldAt",
             independent, independence_reason AS "independenceReason", own_words AS "ownWords",
             what_happened AS "whatHappened", push_factors AS "pushFactors", pull_factors AS "pullFactors", harm,
             harm_details AS "harmDetails", disclosures, recommendations, parents_views AS "parentsViews",
             parents_views_details AS "parentsViewsDetails", handed_in_at AS "handedInAt", i.version
        FROM interview_absence l
        JOIN return_interview i ON i.authority_id = l.authority_id AND i.id = l.interview_id
       WHERE l.authority_id = (SELECT current_authority()) AND l.absence_id = ${absenceId} AND NOT l.withdrawn`;
    return row ?? null;
  }

  /** The first absence an interview covers, and whose it is. */
  async subjectOf(interviewId: string): Promise<{ childId: string; absenceId: string } | null> {
    const [row] = await this.db.sql<{ childId: string; absenceId: string }[]>`
      SELECT i.child_id AS "childId", l.absence_id AS "absenceId" FROM return_interview i
        JOIN interview_absence l ON l.authority_id = i.authority_id AND l.interview_id = i.id AND NOT l.withdrawn
        JOIN absence a ON a.authority_id = l.authority_id AND a.id = l.absence_id
       WHERE i.authority_id = (SELECT current_authority()) AND i.id = ${interviewId} ORDER BY lower(a.during) LIMIT 1`;
    return row ?? null;
  }

  async covered(interviewId: string): Promise<CoveredAbsence[]> {
    return this.db.sql`
      SELECT l.absence_id AS "absenceId", lower(a.during) AS "leftAt", upper(a.during) AS "returnedAt"
        FROM interview_absence l JOIN absence a ON a.authority_id = l.authority_id AND a.id = l.absence_id
       WHERE l.authority_id = (SELECT current_authority()) AND l.interview_id = ${interviewId} AND NOT l.withdrawn
       ORDER BY lower(a.during)`;
  }

  /** Absences of a child that an interview can cover: over, and not covered by another. */
  async coverable(childId: string, interviewId: string | null): Promise<CoveredAbsence[]> {
    return this.db.sql`
      SELECT a.id AS "absenceId", lower(a.during) AS "leftAt", upper(a.during) AS "returnedAt" FROM absence a
       WHERE a.authority_id = (SELECT current_authority()) AND a.child_id = ${childId} AND NOT upper_inf(a.during)
         AND a.returned_to IS DISTINCT FROM 'did-not-return'
         AND NOT EXISTS (SELECT FROM interview_absence l
                           WHERE l.authority_id = a.authority_id AND l.absence_id = a.id AND NOT l.withdrawn
                             AND l.interview_id IS DISTINCT FROM ${interviewId}::uuid)
       ORDER BY lower(a.during) DESC`;
  }

  async insertInterview(
    childId: string,
    interviewer: { id: string | null; name: string; organisation: string | null },
  ) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO return_interview (authority_id, child_id, interviewer_id, interviewer_name, organisation)
        VALUES (current_authority(), ${childId}, ${interviewer.id}, ${interviewer.name}, ${interviewer.organisation})
        RETURNING id`;
    return row!.id;
  }

  async arrange(
    id: string,
    by: { id: string | null; name: string; organisation: string | null },
    at: Date | null,
    place: string | null,
  ): Promise<void> {
    await this.db.sql`
      UPDATE return_interview SET arranged_for = coalesce(${at}, arranged_for), arranged_place = coalesce(${place}, arranged_place),
             interviewer_id = ${by.id}, interviewer_name = ${by.name}, organisation = ${by.organisation}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async writeUp(id: string, w: WrittenUp): Promise<void> {
    await this.db.sql`
      UPDATE return_interview SET interviewer_id = ${w.interviewerId}, interviewer_name = ${w.interviewerName},
             organisation = ${w.organisation}, held_at = ${w.heldAt}, independent = ${w.independent},
             independence_reason = ${w.independenceReason}, own_words = ${w.ownWords}, what_happened = ${w.whatHappened},
             push_factors = ${w.pushFactors}, pull_factors = ${w.pullFactors}, harm = ${w.harm},
             harm_details = ${w.harmDetails}, disclosures = ${w.disclosures}, recommendations = ${w.recommendations},
             parents_views = ${w.parentsViews}, parents_views_details = ${w.parentsViewsDetails}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  /** The absences an interview covers are these now; the others are covered by it no more. */
  async cover(childId: string, interviewId: string, absenceIds: readonly string[]): Promise<void> {
    await this.db.sql`
      UPDATE interview_absence SET withdrawn = true
       WHERE authority_id = (SELECT current_authority()) AND interview_id = ${interviewId} AND NOT withdrawn
         AND absence_id <> ALL (${absenceIds}::uuid[])`;
    await this.db.sql`
      INSERT INTO interview_absence (authority_id, child_id, interview_id, absence_id)
        SELECT current_authority(), ${childId}, ${interviewId}, a FROM unnest(${absenceIds}::uuid[]) a
         WHERE NOT EXISTS (SELECT FROM interview_absence l WHERE l.authority_id = current_authority()
                              AND l.interview_id = ${interviewId} AND l.absence_id = a AND NOT l.withdrawn)`;
  }

  async mentions(interviewId: string): Promise<MentionRow[]> {
    return this.db.sql`
      SELECT kind, name, details FROM interview_mention
       WHERE authority_id = (SELECT current_authority()) AND interview_id = ${interviewId} AND NOT withdrawn
       ORDER BY kind DESC, name, id`;
  }

  /** Those mentioned are these now. */
  async mention(childId: string, interviewId: string, mentions: readonly MentionRow[]): Promise<void> {
    const same = (a: MentionRow, b: MentionRow) => a.kind === b.kind && a.name === b.name && a.details === b.details;
    const before = await this.mentions(interviewId);
    for (const gone of before.filter((each) => !mentions.some((now) => same(each, now))))
      await this.db.sql`
        UPDATE interview_mention SET withdrawn = true
         WHERE authority_id = (SELECT current_authority()) AND interview_id = ${interviewId} AND NOT withdrawn
           AND kind = ${gone.kind} AND name = ${gone.name} AND details IS NOT DISTINCT FROM ${gone.details}`;
    const added = mentions.filter((each) => !before.some((was) => same(each, was)));
    if (!added.length) return;
    await this.db.sql`
      INSERT INTO interview_mention (authority_id, child_id, interview_id, kind, name, details)
        SELECT current_authority(), ${childId}, ${interviewId}, m.kind, m.name, m.details
          FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) m (kind text, name text, details text)`;
  }

  async actions(interviewId: string): Promise<ActionRow[]> {
    return this.db.sql`
      SELECT x.id, x.what, x.owner_id AS "ownerId", u.name AS "ownerName", x.due_on::text AS "dueOn", x.done_at AS "doneAt",
             x.done_note AS "doneNote"
        FROM interview_action x JOIN user_account u ON u.authority_id = x.authority_id AND u.id = x.owner_id
       WHERE x.authority_id = (SELECT current_authority()) AND x.interview_id = ${interviewId}
       ORDER BY x.done_at IS NOT NULL, x.due_on, x.id`;
  }

  async insertAction(childId: string, interviewId: string, what: string, ownerId: string, dueOn: string) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_action (authority_id, child_id, interview_id, what, owner_id, due_on)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${what}, ${ownerId}, ${dueOn}) RETURNING id`;
    return row!.id;
  }

  /** Whose an action is; null when there is none. */
  async actionOf(id: string): Promise<{ interviewId: string; doneAt: Date | null } | null> {
    const [row] = await this.db.sql<{ interviewId: string; doneAt: Date | null }[]>`
      SELECT interview_id AS "interviewId", done_at AS "doneAt" FROM interview_action
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async completeAction(id: string, at: Date, note: string | null): Promise<void> {
    await this.db.sql`
      UPDATE interview_action SET done_at = ${at}, done_note = ${note}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async shares(interviewId: string): Promise<ShareRow[]> {
    return this.db.sql`
      SELECT id, shared_with AS "sharedWith", shared_at AS "sharedAt", what FROM interview_share
       WHERE authority_id = (SELECT current_authority()) AND interview_id = ${interviewId} ORDER BY shared_at DESC, id`;
  }

  async insertShare(childId: string, interviewId: string, share: Omit<ShareRow, 'id'>): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_share (authority_id, child_id, interview_id, shared_with, shared_at, what)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${share.sharedWith}, ${share.sharedAt}, ${share.what})
        RETURNING id`;
    return row!.id;
  }

  async assignments(interviewId: string): Promise<AssignmentRow[]> {
    return this.db.sql`
      SELECT s.id, s.interview_id AS "interviewId", s.child_id AS "childId", u.name AS "userName", lower(s.during) AS "from",
             upper(s.during) AS "until", s.assigned_by AS "assignedBy", s.handed_in_at AS "handedInAt"
        FROM interview_assignment s JOIN user_account u ON u.authority_id = s.authority_id AND u.id = s.user_id
       WHERE s.authority_id = (SELECT current_authority()) AND s.interview_id = ${interviewId} ORDER BY lower(s.during) DESC`;
  }

  async assignment(id: string): Promise<{ interviewId: string; until: Date; handedInAt: Date | null } | null> {
    const [row] = await this.db.sql<{ interviewId: string; until: Date; handedInAt: Date | null }[]>`
      SELECT interview_id AS "interviewId", upper(during) AS "until", handed_in_at AS "handedInAt"
        FROM interview_assignment WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async assign(
    childId: string,
    interviewId: string,
    absenceId: string,
    userId: string,
    from: Date,
    until: Date,
    by: string,
  ) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_assignment (authority_id, child_id, interview_id, absence_id, user_id, during, assigned_by)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${absenceId}, ${userId}, tstzrange(${from}, ${until}), ${by})
        RETURNING id`;
    return row!.id;
  }

  /** From now on; one that had not begun never does. */
  async endAssignment(id: string): Promise<void> {
    await this.db.sql`
      UPDATE interview_assignment
         SET during = tstzrange(least(lower(during), now() - interval '1 microsecond'), now())
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  /** Who looks after the child and decides about the child, from going until now. */
  async teamOf(childId: string, since: Date): Promise<ChildsTeam> {
    const team = await this.db.sql<
      { id: string | null; name: string; as: ChildsTeam['colleagues'][number]['as'] | 'carer' }[]
    >`
      SELECT id, name, "as" FROM childs_team((SELECT current_authority()), ${childId}, ${since})`;
    return {
      colleagues: team.flatMap(({ id, name, as }) => (id === null || as === 'carer' ? [] : { id, name, as })),
      carers: team.flatMap(({ name, as }) => (as === 'carer' ? name : [])),
    };
  }

  async policy(): Promise<PolicyRow | null> {
    const [row] = await this.db.sql<PolicyRow[]>`
      SELECT p.id, p.away_only AS "awayOnly", p.senior_manager_id AS "seniorManagerId", u.name AS "seniorManagerName",
             lower(p.during) AS "from"
        FROM interview_policy p
        LEFT JOIN user_account u ON u.authority_id = p.authority_id AND u.id = p.senior_manager_id
       WHERE p.authority_id = (SELECT current_authority()) AND upper_inf(p.during)`;
    return row ?? null;
  }

  async setPolicy(at: Date, awayOnly: boolean, seniorManagerId: string | null): Promise<void> {
    await this.db.sql`
      UPDATE interview_policy SET during = tstzrange(lower(during), ${at})
       WHERE authority_id = (SELECT current_authority()) AND upper_inf(during)`;
    await this.db.sql`
      INSERT INTO interview_policy (authority_id, during, away_only, senior_manager_id)
        VALUES (current_authority(), tstzrange(${at}, NULL), ${awayOnly}, ${seniorManagerId})`;
  }

  /** Every version of everything recorded about the interview after an absence, the latest recorded first. */
  async history(absenceId: string, limit: number, offset: number): Promise<(RecordedVersion & { total: number })[]> {
    return this.db.sql<(RecordedVersion & { total: number })[]>`
      WITH interview AS (
        SELECT DISTINCT interview_id AS id FROM interview_absence
         WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
      ), history AS (
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
         WHERE authority_id = (SELECT current_authority()) AND interview_id IN (SELECT id FROM interview)
        UNION ALL
        SELECT 'interview', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('arrangedFor', arranged_for, 'arrangedPlace', arranged_place,
                 'interviewerName', interviewer_name, 'organisation', organisation, 'heldAt', held_at,
                 'independent', independent, 'independenceReason', independence_reason, 'ownWords', own_words,
                 'whatHappened', what_happened, 'pushFactors', push_factors, 'pullFactors', pull_factors, 'harm', harm,
                 'harmDetails', harm_details, 'disclosures', disclosures, 'recommendations', recommendations,
                 'parentsViews', parents_views, 'parentsViewsDetails', parents_views_details, 'handedInAt', handed_in_at)
          FROM return_interview_version
         WHERE authority_id = (SELECT current_authority()) AND id IN (SELECT id FROM interview)
        UNION ALL
        SELECT 'mention', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('kind', kind, 'name', name, 'details', details, 'withdrawn', withdrawn)
          FROM interview_mention_version
         WHERE authority_id = (SELECT current_authority()) AND interview_id IN (SELECT id FROM interview)
        UNION ALL
        SELECT 'action', x.id, x.version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('what', what, 'owner', u.name, 'dueOn', due_on, 'doneAt', done_at, 'doneNote', done_note)
          FROM interview_action_version x JOIN user_account u ON u.authority_id = x.authority_id AND u.id = x.owner_id
         WHERE x.authority_id = (SELECT current_authority()) AND interview_id IN (SELECT id FROM interview)
        UNION ALL
        SELECT 'share', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('sharedWith', shared_with, 'sharedAt', shared_at, 'what', what)
          FROM interview_share_version
         WHERE authority_id = (SELECT current_authority()) AND interview_id IN (SELECT id FROM interview)
        UNION ALL
        SELECT 'assignment', s.id, s.version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('to', u.name, 'from', lower(during), 'until', upper(during), 'handedInAt', handed_in_at)
          FROM interview_assignment_version s JOIN user_account u ON u.authority_id = s.authority_id AND u.id = s.user_id
         WHERE s.authority_id = (SELECT current_authority()) AND interview_id IN (SELECT id FROM interview)
      )
      SELECT h.fact, h.id AS "factId", h.version, h.recorded_at AS "recordedAt",
             nullif(h.recorded_until, 'infinity') AS "recordedUntil", coalesce(u.name, 'system') AS "recordedBy",
             h.recorded_why AS "recordedWhy", h.says,
             lag(h.says) OVER (PARTITION BY h.fact, h.id ORDER BY h.version) AS before, count(*) OVER ()::int AS total
        FROM history h
        LEFT JOIN user_account u ON u.authority_id = (SELECT current_authority()) AND h.recorded_by = 'user:' || u.id
       ORDER BY h.recorded_at DESC, h.fact, h.id, h.version DESC LIMIT ${limit} OFFSET ${offset}`;
  }
}

export interface PolicyRow {
  id: string;
  awayOnly: boolean;
  seniorManagerId: string | null;
  seniorManagerName: string | null;
  from: Date;
}
