import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A return starts the clock of the interview: other programs are told, and a step is due when the 72 hours are over. In
 * the statement that records the return, so that no return is without. What is recorded more than a week late (an import,
 * a synthetic past) is on the list of late interviews and chases nobody.
 */
export class OweReturnInterviews1767225601520 implements MigrationInterface {
  name = 'OweReturnInterviews1767225601520';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION owe_interview() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NEW.interview_due_at IS NULL THEN
          DELETE FROM due_step
           WHERE authority_id = NEW.authority_id AND kind = 'interview.late' AND subject_id = NEW.id;
        ELSIF NEW.interview_due_at > now() - interval '7 days' THEN
          PERFORM record_event_of(NEW.authority_id, 'interview.due', NEW.child_id, NEW.id, NEW.interview_due_at, NEW.id);
          INSERT INTO due_step (authority_id, kind, subject_id, due_at)
            VALUES (NEW.authority_id, 'interview.late', NEW.id, NEW.interview_due_at)
            ON CONFLICT (authority_id, kind, subject_id)
              DO UPDATE SET due_at = excluded.due_at, claim = NULL, free_at = '-infinity', attempts = 0;
          PERFORM wake_at(NEW.interview_due_at);
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION owe_interview() FROM PUBLIC;
      CREATE TRIGGER owe_interview AFTER INSERT ON absence
        FOR EACH ROW WHEN (NEW.interview_due_at IS NOT NULL) EXECUTE FUNCTION owe_interview();
      CREATE TRIGGER owe_interview_again AFTER UPDATE ON absence
        FOR EACH ROW WHEN (NEW.interview_due_at IS DISTINCT FROM OLD.interview_due_at) EXECUTE FUNCTION owe_interview();

      -- those whose clock runs already
      INSERT INTO due_step (authority_id, kind, subject_id, due_at)
        SELECT authority_id, 'interview.late', id, interview_due_at FROM absence WHERE interview_due_at > now();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER owe_interview_again ON absence;
      DROP TRIGGER owe_interview ON absence;
      DROP FUNCTION owe_interview();
      DELETE FROM due_step WHERE kind = 'interview.late';
    `);
  }
}
