import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is done while a child is missing, entry by entry: when it happened and, in its version, when and by whom it was
 * recorded. The program may add entries and nothing else: one that is wrong is corrected by another that names it, and
 * an entry is corrected once. What the police last said is read from the log together with the report's own answer.
 */
export class LogActionsOnAnAbsence1767225601210 implements MigrationInterface {
  name = 'LogActionsOnAnAbsence1767225601210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE absence_action (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('police-told', 'police-risk', 'police-information', 'sighting',
          'home-office-told', 'parents-told', 'carer-told', 'reviewing-officer-told', 'host-authority-told',
          'strategy-discussion', 'strategy-meeting', 'missing-from-care-meeting', 'recovery-order', 'decided-not-to',
          'other', 'not-so')),
        happened_at timestamptz NOT NULL,
        -- who was spoken to, or took part
        with_whom text CHECK (length(with_whom) BETWEEN 1 AND 200),
        reference text CHECK (length(reference) BETWEEN 1 AND 60),
        risk_level text CHECK (risk_level IN ('high', 'medium', 'low', 'none-apparent')),
        -- what was said or decided; of a decision not to act, the reason; of 'not-so', why the entry was wrong
        notes text CHECK (length(notes) BETWEEN 1 AND 4000),
        not_done text CHECK ((kind = 'decided-not-to') = (not_done IS NOT NULL)),
        corrects uuid,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id),
        UNIQUE (authority_id, absence_id, id),
        -- of the same absence
        FOREIGN KEY (authority_id, absence_id, corrects) REFERENCES absence_action (authority_id, absence_id, id),
        CONSTRAINT absence_action_corrected_once UNIQUE (authority_id, corrects),
        CHECK (kind <> 'not-so' OR corrects IS NOT NULL),
        CHECK (kind <> 'police-risk' OR risk_level IS NOT NULL),
        CHECK (kind NOT IN ('decided-not-to', 'not-so', 'strategy-discussion', 'strategy-meeting') OR notes IS NOT NULL)
      );
      CREATE INDEX ON absence_action (authority_id, absence_id, happened_at);
      CALL tenant_table('absence_action', 'SELECT, INSERT');
      CALL keep_history('absence_action');

      -- entries that no later one corrects
      CREATE VIEW absence_action_in_force WITH (security_invoker = true) AS
        SELECT a.* FROM absence_action a
         WHERE a.kind <> 'not-so'
           AND NOT EXISTS (SELECT FROM absence_action c WHERE c.authority_id = a.authority_id AND c.corrects = a.id);
      CALL app_may('SELECT ON absence_action_in_force');

      -- What the police know and say, by the report and the log: told since, the latest reference, the latest risk level.
      CREATE VIEW absence_police WITH (security_invoker = true) AS
        SELECT a.authority_id, a.id AS absence_id,
               least(a.police_told_at, (SELECT min(happened_at) FROM absence_action_in_force e
                 WHERE e.authority_id = a.authority_id AND e.absence_id = a.id AND e.kind = 'police-told')) AS told_at,
               coalesce(said.reference, a.police_reference) AS reference, risk.risk_level, risk.happened_at AS risk_since
          FROM absence a
          LEFT JOIN LATERAL (
            SELECT e.reference FROM absence_action_in_force e
              LEFT JOIN absence_action_version v ON v.authority_id = e.authority_id AND v.id = e.id AND v.version = 1
             WHERE e.authority_id = a.authority_id AND e.absence_id = a.id AND e.reference IS NOT NULL
               AND e.kind IN ('police-told', 'police-risk', 'police-information')
             ORDER BY e.happened_at DESC, v.recorded_at DESC LIMIT 1) said ON true
          LEFT JOIN LATERAL (
            SELECT e.risk_level, e.happened_at FROM absence_action_in_force e
              LEFT JOIN absence_action_version v ON v.authority_id = e.authority_id AND v.id = e.id AND v.version = 1
             WHERE e.authority_id = a.authority_id AND e.absence_id = a.id AND e.risk_level IS NOT NULL
             ORDER BY e.happened_at DESC, v.recorded_at DESC LIMIT 1) risk ON true;
      CALL app_may('SELECT ON absence_police');

      -- Whether a child is subject to immigration control (decision 21): an answer holds from when it is true until the
      -- next. Not asked is not known.
      CREATE TABLE immigration_control_answer (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        answer text NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
        holds_from timestamptz NOT NULL,
        -- what the answer rests on
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)
      );
      CREATE INDEX ON immigration_control_answer (authority_id, child_id, holds_from);
      CALL tenant_table('immigration_control_answer', 'SELECT, INSERT');
      CALL keep_history('immigration_control_answer');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL drop_history('immigration_control_answer'); DROP TABLE immigration_control_answer`);
    await db.query(`DROP VIEW absence_police, absence_action_in_force`);
    await db.query(`CALL drop_history('absence_action'); DROP TABLE absence_action`);
  }
}
