import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND upper(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;
const TELEPHONE = `~ '^[+]?[0-9][0-9 ()-]{6,19}$'`;

/**
 * Who is on call for which role, when, on which telephone, and who stands in (decision 19). Whoever is on call may see a
 * child who is missing or away, a restricted one too: the child's record, not an address restricted by itself. Days
 * for which nobody is on call are found out by 16:00 of the day before.
 */
export class KeepOnCallRoster1767225601010 implements MigrationInterface {
  name = 'KeepOnCallRoster1767225601010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE on_call (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        role text NOT NULL CHECK (length(role) BETWEEN 1 AND 40),
        user_id uuid NOT NULL,
        telephone text NOT NULL CHECK (telephone ${TELEPHONE}),
        deputy_id uuid CHECK (deputy_id <> user_id),
        deputy_telephone text CHECK (deputy_telephone ${TELEPHONE}),
        during ${SPAN},
        -- taken back before it began
        withdrawn_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, deputy_id) REFERENCES user_account (authority_id, id),
        CHECK ((deputy_id IS NULL) = (deputy_telephone IS NULL)),
        CONSTRAINT on_call_overlap
          EXCLUDE USING gist (authority_id WITH =, role WITH =, during WITH &&) WHERE (withdrawn_at IS NULL)
      );
      CREATE INDEX on_call_until ON on_call (authority_id, upper(during)) WHERE withdrawn_at IS NULL;
      CALL tenant_table('on_call', 'SELECT, INSERT, UPDATE (during, withdrawn_at, version)');
      CALL keep_history('on_call');

      -- A role for which part of a day has nobody, as it was found out the day before.
      CREATE TABLE on_call_alert (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        role text NOT NULL,
        day date NOT NULL,
        raised_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, role, day)
      );
      CALL tenant_table('on_call_alert', 'SELECT, INSERT');
      CALL keep_history('on_call_alert');

      -- Whether the actor is on call now, or stands in.
      CREATE FUNCTION is_on_call() RETURNS boolean
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT EXISTS (
          SELECT FROM on_call o
           WHERE o.authority_id = (SELECT current_authority()) AND upper(o.during) > now() AND lower(o.during) <= now()
             AND o.withdrawn_at IS NULL AND (SELECT current_actor()) IN (o.user_id, o.deputy_id))
      $$;
      CALL app_may_call('is_on_call()');

      CREATE OR REPLACE VIEW visible_child WITH (security_invoker = true) AS
        SELECT c.* FROM child c
         WHERE NOT EXISTS (
           SELECT 1 FROM restriction r
            WHERE r.authority_id = c.authority_id AND r.child_id = c.id AND r.scope = 'child' AND r.during @> now()
              AND NOT EXISTS (
                SELECT 1 FROM restriction_grant g
                 WHERE g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = 'child'
                   AND g.user_id = (SELECT current_actor()) AND g.during @> now())
              AND NOT (
                EXISTS (SELECT 1 FROM absence a
                         WHERE a.authority_id = r.authority_id AND a.child_id = r.child_id AND upper_inf(a.during))
                AND is_on_call()));

      -- A step of any authority, for triggers, which run as whoever writes. What has been due for long needs no waking:
      -- the next look finds it.
      CREATE FUNCTION put_step(p_authority uuid, p_kind text, p_subject uuid, p_due_at timestamptz) RETURNS void
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO due_step (authority_id, kind, subject_id, due_at) VALUES (p_authority, p_kind, p_subject, p_due_at)
          ON CONFLICT (authority_id, kind, subject_id)
            DO UPDATE SET due_at = excluded.due_at, claim = NULL, free_at = '-infinity', attempts = 0;
        IF p_due_at > now() - interval '1 day' THEN
          PERFORM wake_at(p_due_at);
        END IF;
      END $$;
      CALL app_may_call('put_step(uuid, text, uuid, timestamptz)');

      CREATE FUNCTION look_at_roster() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM put_step(NEW.authority_id, 'on-call.check', NEW.authority_id, now());
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION look_at_roster() FROM PUBLIC;
      CREATE TRIGGER look_at_roster AFTER INSERT ON authority FOR EACH ROW EXECUTE FUNCTION look_at_roster();
      INSERT INTO due_step (authority_id, kind, subject_id, due_at)
        SELECT authority_id, 'on-call.check', authority_id, now() FROM authority;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM due_step WHERE kind = 'on-call.check';
      DROP TRIGGER look_at_roster ON authority;
      DROP FUNCTION look_at_roster(), put_step(uuid, text, uuid, timestamptz);
      CREATE OR REPLACE VIEW visible_child WITH (security_invoker = true) AS
        SELECT c.* FROM child c
         WHERE NOT EXISTS (
           SELECT 1 FROM restriction r
            WHERE r.authority_id = c.authority_id AND r.child_id = c.id AND r.scope = 'child' AND r.during @> now()
              AND NOT EXISTS (
                SELECT 1 FROM restriction_grant g
                 WHERE g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = 'child'
                   AND g.user_id = (SELECT current_actor()) AND g.during @> now()));
      DROP FUNCTION is_on_call();
      CALL drop_history('on_call_alert');
      CALL drop_history('on_call');
      DROP TABLE on_call_alert, on_call;
    `);
  }
}
