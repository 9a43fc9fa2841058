import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type ChildsTeam } from './independence.js';

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

/** What is written of an interview, besides its rows. */
export type WrittenUp = Omit<InterviewRow, 'id' | 'childId' | 'arrangedFor' | 'arrangedPlace' | 'version' | 'handedInAt'>; // prettier-ignore

/** Reads and writes of return interviews; what is due, and how it stands, is in owed-interviews.queries.ts. */
@Injectable()
export class InterviewQueries {
  constructor(private readonly db: Database) {}

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
}

export interface PolicyRow {
  id: string;
  awayOnly: boolean;
  seniorManagerId: string | null;
  seniorManagerName: string | null;
  from: Date;
}
