import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Columns every fact about a child starts with. */
const ABOUT_A_CHILD = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)`;

const OF_AN_ABSENCE = `absence_id uuid NOT NULL,
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)`;

const OF_AN_INTERVIEW = `interview_id uuid NOT NULL,
        FOREIGN KEY (authority_id, interview_id) REFERENCES return_interview (authority_id, id)`;

/**
 * Return interviews (decision 20; statutory guidance on children who run away or go missing, 2014). What is owed follows
 * from absences, and how each stands from what is recorded: offers with their answers, an end without an interview, an
 * interview held. Nothing here says “late” or “held in time”: `interviews_owed(at)` works it out.
 */
export class RecordReturnInterviews1767225601500 implements MigrationInterface {
  name = 'RecordReturnInterviews1767225601500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How an authority goes about it: whether an away-only absence too is followed by an interview, and who answers
      -- for those that are late.
      CREATE TABLE interview_policy (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        during ${SPAN},
        away_only boolean NOT NULL,
        senior_manager_id uuid,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, senior_manager_id) REFERENCES user_account (authority_id, id),
        CONSTRAINT interview_policy_overlap EXCLUDE USING gist (authority_id WITH =, during WITH &&)
      );
      CALL tenant_table('interview_policy', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('interview_policy');

      -- Offered needs when, by whom and to whom; another offer after a refusal is another row.
      CREATE TABLE interview_offer (${ABOUT_A_CHILD},
        ${OF_AN_ABSENCE},
        offered_at timestamptz NOT NULL,
        offered_by text NOT NULL CHECK (length(offered_by) BETWEEN 1 AND 200),
        offered_to text NOT NULL CHECK (length(offered_to) BETWEEN 1 AND 200),
        answer text CHECK (answer IN ('accepted', 'declined')),
        answered_at timestamptz CHECK (answered_at >= offered_at),
        declined_reason text CHECK (length(declined_reason) BETWEEN 1 AND 2000),
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK ((answer IS NOT DISTINCT FROM 'declined') = (declined_reason IS NOT NULL))
      );
      CREATE INDEX ON interview_offer (authority_id, absence_id, offered_at DESC);
      CALL tenant_table('interview_offer', 'SELECT, INSERT, UPDATE (offered_at, offered_by, offered_to, answer,
        answered_at, declined_reason, version)');
      CALL keep_history('interview_offer');

      -- It came to no interview, and why. A later offer opens the matter again.
      CREATE TABLE interview_closing (${ABOUT_A_CHILD},
        ${OF_AN_ABSENCE},
        outcome text NOT NULL CHECK (outcome IN ('unreachable', 'missing-again', 'not-applicable', 'not-offered')),
        closed_at timestamptz NOT NULL,
        closed_by text NOT NULL CHECK (length(closed_by) BETWEEN 1 AND 200),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE INDEX ON interview_closing (authority_id, absence_id, closed_at DESC);
      CALL tenant_table('interview_closing', 'SELECT, INSERT, UPDATE (outcome, closed_at, reason, withdrawn, version)');
      CALL keep_history('interview_closing');

      -- Arranged, and once held what was said. Answers that are null were not asked.
      CREATE TABLE return_interview (${ABOUT_A_CHILD},
        arranged_for timestamptz,
        arranged_place text CHECK (length(arranged_place) BETWEEN 1 AND 500),
        interviewer_id uuid,
        interviewer_name text NOT NULL CHECK (length(interviewer_name) BETWEEN 1 AND 200),
        organisation text CHECK (length(organisation) BETWEEN 1 AND 200),
        held_at timestamptz,
        independent boolean,
        independence_reason text CHECK (length(independence_reason) BETWEEN 1 AND 2000),
        own_words text,
        what_happened text,
        push_factors text[],
        pull_factors text[],
        harm text CHECK (harm IN ('yes', 'no', 'not-known')),
        harm_details text CHECK ((harm_details IS NULL) OR harm = 'yes'),
        disclosures text,
        recommendations text,
        parents_views text CHECK (parents_views IN ('obtained', 'not-obtained')),
        parents_views_details text,
        -- by an interviewer from outside, whose writing ends there
        handed_in_at timestamptz,
        FOREIGN KEY (authority_id, interviewer_id) REFERENCES user_account (authority_id, id),
        CHECK ((independent IS NULL) = (independence_reason IS NULL)),
        CHECK (held_at IS NULL OR independent IS NOT NULL)
      );
      CREATE INDEX ON return_interview (authority_id, child_id);
      CALL tenant_table('return_interview', 'SELECT, INSERT, UPDATE (arranged_for, arranged_place, interviewer_id,
        interviewer_name, organisation, held_at, independent, independence_reason, own_words, what_happened, push_factors,
        pull_factors, harm, harm_details, disclosures, recommendations, parents_views, parents_views_details,
        handed_in_at, version)');
      CALL keep_history('return_interview');

      -- One interview may cover several absences; an absence has at most one interview.
      CREATE TABLE interview_absence (${ABOUT_A_CHILD},
        ${OF_AN_INTERVIEW},
        ${OF_AN_ABSENCE},
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX interview_of_absence ON interview_absence (authority_id, absence_id) WHERE NOT withdrawn;
      CREATE INDEX ON interview_absence (authority_id, interview_id);
      CALL tenant_table('interview_absence', 'SELECT, INSERT, UPDATE (withdrawn, version)');
      CALL keep_history('interview_absence');

      -- Where the child was and with whom, one by one, so that they can be found again in other interviews.
      CREATE TABLE interview_mention (${ABOUT_A_CHILD},
        ${OF_AN_INTERVIEW},
        kind text NOT NULL CHECK (kind IN ('place', 'person')),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        details text CHECK (length(details) BETWEEN 1 AND 2000),
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE INDEX ON interview_mention (authority_id, interview_id);
      CALL tenant_table('interview_mention', 'SELECT, INSERT, UPDATE (withdrawn, version)');
      CALL keep_history('interview_mention');

      CREATE TABLE interview_action (${ABOUT_A_CHILD},
        ${OF_AN_INTERVIEW},
        what text NOT NULL CHECK (length(what) BETWEEN 1 AND 2000),
        owner_id uuid NOT NULL,
        due_on date NOT NULL,
        done_at timestamptz,
        done_note text CHECK (length(done_note) BETWEEN 1 AND 2000),
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON interview_action (authority_id, interview_id);
      CALL tenant_table('interview_action', 'SELECT, INSERT, UPDATE (done_at, done_note, version)');
      CALL keep_history('interview_action');

      CREATE TABLE interview_share (${ABOUT_A_CHILD},
        ${OF_AN_INTERVIEW},
        shared_with text NOT NULL CHECK (length(shared_with) BETWEEN 1 AND 200),
        shared_at timestamptz NOT NULL,
        what text NOT NULL CHECK (length(what) BETWEEN 1 AND 2000)
      );
      CREATE INDEX ON interview_share (authority_id, interview_id);
      CALL tenant_table('interview_share', 'SELECT, INSERT, UPDATE (shared_with, shared_at, what, version)');
      CALL keep_history('interview_share');

      -- An interviewer from outside, for one interview, for a time.
      CREATE TABLE interview_assignment (${ABOUT_A_CHILD},
        ${OF_AN_INTERVIEW},
        ${OF_AN_ABSENCE},
        user_id uuid NOT NULL,
        during ${SPAN} CHECK (upper(during) IS NOT NULL),
        assigned_by text NOT NULL CHECK (length(assigned_by) BETWEEN 1 AND 200),
        handed_in_at timestamptz,
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id),
        CONSTRAINT interview_assignment_overlap EXCLUDE USING gist (authority_id WITH =, interview_id WITH =, during WITH &&)
      );
      CREATE INDEX ON interview_assignment (authority_id, user_id);
      CALL tenant_table('interview_assignment', 'SELECT, INSERT, UPDATE (during, handed_in_at, version)');
      CALL keep_history('interview_assignment');

      -- What became of one that is due: src/missing/interviews/outcome.ts says the same, and a test compares them.
      CREATE FUNCTION interview_outcome(due_at timestamptz, held_at timestamptz, closed_as text, closed_at timestamptz,
                                        offered_at timestamptz, answer text, at timestamptz) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE
          WHEN held_at <= due_at THEN 'held-in-time'
          WHEN held_at IS NOT NULL THEN 'held-late'
          WHEN closed_at >= coalesce(offered_at, '-infinity')
            THEN CASE closed_as WHEN 'missing-again' THEN 'unreachable' ELSE closed_as END
          WHEN answer = 'declined' THEN 'declined'
          WHEN offered_at IS NULL AND at > due_at THEN 'not-offered'
          ELSE 'awaited' END
      $$;
      CALL app_may_call('interview_outcome(timestamptz, timestamptz, text, timestamptz, timestamptz, text, timestamptz)');

      -- Every interview due, how it stands at an instant, and whether somebody still has something to do.
      CREATE FUNCTION interviews_owed(at timestamptz)
      RETURNS TABLE (authority_id uuid, absence_id uuid, child_id uuid, kind text, left_at timestamptz,
                     returned_at timestamptz, due_at timestamptz, offered_at timestamptz, answer text, accepted boolean,
                     interview_id uuid, arranged_for timestamptz, interviewer_id uuid, interviewer_name text,
                     held_at timestamptz, independent boolean, closed boolean, outcome text, pending boolean)
      LANGUAGE sql STABLE AS $$
        SELECT f.authority_id, f.id, f.child_id, f.kind, lower(f.during), upper(f.during), f.due_at, f.offered_at, f.answer,
               f.held_at IS NOT NULL OR f.answer IS NOT DISTINCT FROM 'accepted', f.interview_id, f.arranged_for,
               f.interviewer_id, f.interviewer_name, f.held_at, f.independent, f.closed,
               interview_outcome(f.due_at, f.held_at, f.closed_as, f.closed_at, f.offered_at, f.answer, $1),
               f.held_at IS NULL AND NOT f.closed AND f.answer IS DISTINCT FROM 'declined'
          FROM (
            SELECT a.authority_id, a.id, a.child_id, a.during,
                   CASE WHEN s.missing THEN 'missing' ELSE 'away-only' END AS kind,
                   coalesce(a.interview_due_at, upper(a.during) + interval '72 hours') AS due_at,
                   o.offered_at, o.answer, c.outcome AS closed_as, c.closed_at,
                   coalesce(c.closed_at >= coalesce(o.offered_at, '-infinity'), false) AS closed,
                   i.id AS interview_id, i.arranged_for, i.interviewer_id, i.interviewer_name, i.held_at, i.independent
              FROM absence a
             CROSS JOIN LATERAL (
               SELECT coalesce(bool_or(g.kind = 'missing'), false) AS missing FROM absence_segment g
                WHERE g.authority_id = a.authority_id AND g.absence_id = a.id) s
              LEFT JOIN LATERAL (
               SELECT p.offered_at, p.answer FROM interview_offer p
                WHERE p.authority_id = a.authority_id AND p.absence_id = a.id
                ORDER BY p.offered_at DESC, p.id LIMIT 1) o ON true
              LEFT JOIN LATERAL (
               SELECT k.outcome, k.closed_at FROM interview_closing k
                WHERE k.authority_id = a.authority_id AND k.absence_id = a.id AND NOT k.withdrawn
                ORDER BY k.closed_at DESC, k.id LIMIT 1) c ON true
              LEFT JOIN interview_absence l ON l.authority_id = a.authority_id AND l.absence_id = a.id AND NOT l.withdrawn
              LEFT JOIN return_interview i ON i.authority_id = l.authority_id AND i.id = l.interview_id
             WHERE NOT upper_inf(a.during) AND a.returned_to IS DISTINCT FROM 'did-not-return'
               AND a.interview_not_started_reason IS NULL
               AND CASE WHEN s.missing THEN a.interview_due_at IS NOT NULL
                   ELSE EXISTS (SELECT FROM interview_policy y WHERE y.authority_id = a.authority_id AND y.away_only
                                   AND y.during @> upper(a.during)) END) f
      $$;
      CALL app_may_call('interviews_owed(timestamptz)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION interviews_owed(timestamptz);
      DROP FUNCTION interview_outcome(timestamptz, timestamptz, text, timestamptz, timestamptz, text, timestamptz);
    `);
    for (const table of WITH_HISTORY) await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
  }
}

/** In the order they can be dropped. */
const WITH_HISTORY = [
  'interview_assignment',
  'interview_share',
  'interview_action',
  'interview_mention',
  'interview_absence',
  'return_interview',
  'interview_closing',
  'interview_offer',
  'interview_policy',
];
