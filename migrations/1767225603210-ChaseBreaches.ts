import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The director's decision on a breach, and then each review of it, is asked for at its time, and of more people the longer
 * it is owed. One clock runs for each placement with a breach; what it asked, of whom and when stays readable.
 */
export class ChaseBreaches1767225603210 implements MigrationInterface {
  name = 'ChaseBreaches1767225603210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE breach_chase (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        asks text NOT NULL CHECK (asks IN ('decision', 'review')),
        -- since when the decision is owed, or by when the review was due: a later one is asked for anew
        about_at timestamptz NOT NULL,
        -- how often it was asked for before
        level int NOT NULL CHECK (level >= 0),
        role text NOT NULL,
        -- how many people a message went to
        people int NOT NULL CHECK (people >= 0),
        asked_at timestamptz NOT NULL,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, placement_id, asks, about_at, level, role),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id)
      );
      CALL tenant_table('breach_chase', 'SELECT, INSERT');

      -- Due since long ago: whatever time a program has, it looks.
      CREATE FUNCTION look_at_breaches() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO due_step (authority_id, kind, subject_id, due_at)
          SELECT DISTINCT authority_id, 'breach.chase', placement_id, timestamptz 'epoch' FROM changed ORDER BY 3
          ON CONFLICT (authority_id, kind, subject_id)
            DO UPDATE SET due_at = excluded.due_at, claim = NULL, free_at = '-infinity', attempts = 0;
        PERFORM wake_at(now());
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION look_at_breaches() FROM PUBLIC;
      ${['breach', 'breach_decision'].map(triggers).join('\n')}
      INSERT INTO due_step (authority_id, kind, subject_id, due_at)
        SELECT DISTINCT authority_id, 'breach.chase', placement_id, timestamptz 'epoch' FROM breach
         WHERE NOT withdrawn AND (upper_inf(during) OR upper(during) > now());

      ${alsoAllow('template', 'breach-decision', 'breach-review')}
      ${alsoAllow('about', 'breach')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${['breach', 'breach_decision'].map((table) => `DROP TRIGGER look_insert ON ${table}; DROP TRIGGER look_update ON ${table};`).join('\n')}
      DELETE FROM due_step WHERE kind = 'breach.chase';
      DROP FUNCTION look_at_breaches();
      DROP TABLE breach_chase;
    `);
  }
}

/** Once a statement, however many rows. */
function triggers(table: string): string {
  return ['INSERT', 'UPDATE']
    .map(
      (event) => `CREATE TRIGGER look_${event.toLowerCase()} AFTER ${event} ON ${table}
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION look_at_breaches();`,
    )
    .join('\n');
}

/** More words a message may be of, whatever the others are by now. On the way down they stay: messages were sent. */
function alsoAllow(column: string, ...codes: string[]): string {
  const added = codes.map((code) => `''${code}''::text, `).join('');
  return `
    DO $$
    DECLARE
      said text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
                     WHERE conrelid = 'message'::regclass AND conname = 'message_${column}_check');
    BEGIN
      EXECUTE 'ALTER TABLE message DROP CONSTRAINT message_${column}_check, ADD CONSTRAINT message_${column}_check '
        || replace(said, 'ARRAY[', 'ARRAY[${added}');
    END $$;`;
}
