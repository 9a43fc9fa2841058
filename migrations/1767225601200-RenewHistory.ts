import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A table of facts that has history may get another column: `add_to_history(table, column, type)` adds it to the table
 * and to its versions, and lets the trigger that keeps versions write it. Versions recorded before have null there: it
 * had not been asked.
 */
export class RenewHistory1767225601200 implements MigrationInterface {
  name = 'RenewHistory1767225601200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- renews what keep_history(name) made, from the columns the table has now
      CREATE PROCEDURE renew_history(name text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
      DECLARE
        columns text;
      BEGIN
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
          FROM pg_attribute WHERE attrelid = name::regclass AND attnum > 0 AND NOT attisdropped;
        EXECUTE format($sql$
          CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger
          LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $fn$
          DECLARE
            head audit_chain_head;
          BEGIN
            SELECT * INTO head FROM audit_chain_head
             WHERE authority_id = NEW.authority_id AND moved_by = pg_current_xact_id_if_assigned();
            IF NOT FOUND THEN
              RAISE EXCEPTION 'nothing is recorded without an audit row' USING ERRCODE = 'KA001';
            END IF;
            IF TG_OP = 'UPDATE' THEN
              UPDATE %2$I SET recorded_until = head.at
               WHERE authority_id = NEW.authority_id AND id = NEW.id AND recorded_until = 'infinity';
            END IF;
            INSERT INTO %2$I (%3$s, recorded_at, recorded_by, recorded_why, audit_seq)
              SELECT (NEW).*, head.at, coalesce(nullif(current_setting('kith.actor', true), ''), 'unknown'),
                     nullif(current_setting('kith.why', true), ''), head.seq;
            RETURN NULL;
          END $fn$;
          REVOKE ALL ON FUNCTION %1$I() FROM PUBLIC;
        $sql$, 'keep_version_of_' || name, name || '_version', columns);
      END $body$;

      CREATE PROCEDURE add_to_history(name text, new_column text, type text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %1$I ADD COLUMN %3$I %4$s; ALTER TABLE %2$I ADD COLUMN %3$I %4$s',
                       name, name || '_version', new_column, type);
        CALL renew_history(name);
      END $$;

      CREATE PROCEDURE drop_from_history(name text, old_column text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %1$I DROP COLUMN %3$I; ALTER TABLE %2$I DROP COLUMN %3$I',
                       name, name || '_version', old_column);
        CALL renew_history(name);
      END $$;
      REVOKE ALL ON PROCEDURE renew_history(text), add_to_history(text, text, text), drop_from_history(text, text) FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP PROCEDURE drop_from_history(text, text), add_to_history(text, text, text), renew_history(text)`,
    );
  }
}
