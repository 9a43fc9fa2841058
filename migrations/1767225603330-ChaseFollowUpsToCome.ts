import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Somebody else hears of a follow-up when its time passes. One that is late when it is recorded (an approval entered long
 * after, a past brought over) stands as late on its owner's page and wakes nobody: a brought-over past would ring thousands
 * of times.
 */
export class ChaseFollowUpsToCome1767225603330 implements MigrationInterface {
  name = 'ChaseFollowUpsToCome1767225603330';

  async up(db: QueryRunner): Promise<void> {
    await db.query(chasing(`NEW.outcome IS NULL AND NEW.due_at > now()`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(chasing('NEW.outcome IS NULL'));
  }
}

function chasing(when: string): string {
  return `
    CREATE OR REPLACE FUNCTION chase_follow_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${when} THEN
        PERFORM put_step(NEW.authority_id, 'follow-up.late', NEW.id, NEW.due_at);
        PERFORM wake_at(NEW.due_at);
      ELSIF NEW.outcome IS NOT NULL THEN
        DELETE FROM due_step
         WHERE authority_id = NEW.authority_id AND kind = 'follow-up.late' AND subject_id = NEW.id;
      END IF;
      RETURN NULL;
    END $$`;
}
