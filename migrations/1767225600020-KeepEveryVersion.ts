import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two times on every fact. `keep_history(table)` gives a table of facts a twin `<table>_version`: every version ever
 * recorded, with when it was recorded, when superseded, by whom, why, and the number of its audit row. A version is
 * written by a deferred trigger at commit, stamped with the time of the transaction's audit row, which is taken under
 * the chain lock: so what is recorded later always bears a later time, however long its transaction took. A
 * transaction that wrote facts and no audit row cannot commit.
 *
 * `<table>_as_known_at(instant)` reads the table as it was known then; an instant to come (not `'infinity'`) reads what is
 * known now.
 */
export class KeepEveryVersion1767225600020 implements MigrationInterface {
  name = 'KeepEveryVersion1767225600020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION next_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.version := OLD.version + 1;
        RETURN NEW;
      END $$;

      CREATE PROCEDURE keep_history(name text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
      DECLARE
        columns text;
      BEGIN
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
          FROM pg_attribute WHERE attrelid = name::regclass AND attnum > 0 AND NOT attisdropped;

        EXECUTE format($sql$
          CREATE TABLE %1$I (LIKE %2$I);
          ALTER TABLE %1$I
            ADD recorded_at timestamptz NOT NULL,
            ADD recorded_until timestamptz NOT NULL DEFAULT 'infinity',
            ADD recorded_by text NOT NULL,
            ADD recorded_why text,
            ADD audit_seq bigint NOT NULL,
            ADD PRIMARY KEY (authority_id, id, version);
          CREATE INDEX ON %1$I (authority_id, recorded_at, recorded_until);
        $sql$, name || '_version', name);
        CALL tenant_table((name || '_version')::regclass, 'SELECT');

        EXECUTE format($sql$
          CREATE FUNCTION %1$I() RETURNS trigger
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
          CREATE CONSTRAINT TRIGGER keep_version AFTER INSERT OR UPDATE ON %4$I
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION %1$I();
          CREATE TRIGGER next_version BEFORE UPDATE ON %4$I FOR EACH ROW EXECUTE FUNCTION next_version();

          CREATE FUNCTION %5$I(known_at timestamptz) RETURNS SETOF %2$I LANGUAGE sql STABLE AS
            'SELECT * FROM %2$I WHERE recorded_at <= known_at AND recorded_until > known_at';
        $sql$, 'keep_version_of_' || name, name || '_version', columns, name, name || '_as_known_at');
        CALL app_may_call((name || '_as_known_at(timestamptz)')::regprocedure);
      END $body$;

      -- for a migration's way down: before the table itself is dropped
      CREATE PROCEDURE drop_history(name text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        EXECUTE format('DROP TRIGGER keep_version ON %1$I; DROP TRIGGER next_version ON %1$I;
                        DROP FUNCTION %2$I(); DROP FUNCTION %3$I(timestamptz); DROP TABLE %4$I',
                       name, 'keep_version_of_' || name, name || '_as_known_at', name || '_version');
      END $$;

      REVOKE ALL ON PROCEDURE keep_history(text), drop_history(text) FROM PUBLIC;
      REVOKE ALL ON FUNCTION next_version() FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP PROCEDURE drop_history(text), keep_history(text); DROP FUNCTION next_version();`);
  }
}
