import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months that get a partition of their own; anything else falls into the default partition. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2031;

/**
 * The audit: append-only, hash-chained per authority, partitioned by month. The app role may read its own and call
 * `append_audit`, nothing else. An entry is the exact text that was hashed; it holds the hash before it, so a row
 * altered, removed, added or moved breaks the chain at that row.
 *
 * The chain head is locked until commit, and remembers the transaction that moved it: what a transaction records can
 * thereby be stamped with its audit row's time, and refused when there is none (see KeepEveryVersion).
 *
 * The nil authority is the system's own chain: start-up, unknown sign-ins.
 */
export class ChainTheAudit1767225600010 implements MigrationInterface {
  name = 'ChainTheAudit1767225600010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit_chain_head (
        authority_id uuid PRIMARY KEY,
        seq bigint NOT NULL,
        at timestamptz NOT NULL,
        hash bytea NOT NULL,
        moved_by xid8 NOT NULL
      );
      CALL tenant_table('audit_chain_head', 'SELECT');

      CREATE TABLE audit_event (
        authority_id uuid NOT NULL,
        seq bigint NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        action text NOT NULL,
        outcome text NOT NULL,
        request_id uuid,
        child_ids uuid[] NOT NULL,
        entry text NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (authority_id, seq, at)
      ) PARTITION BY RANGE (at);
      CREATE TABLE audit_event_other PARTITION OF audit_event DEFAULT;
      ALTER TABLE audit_event_other ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE INDEX audit_event_of_child ON audit_event USING gin (child_ids);
      CREATE INDEX audit_event_by_time ON audit_event (authority_id, at);
    `);
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
      for (let month = 1; month <= 12; month++) await db.query(partition(year, month));
    await db.query(`
      CALL tenant_table('audit_event', 'SELECT');

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Numbers, hashes and inserts one entry; p_at is only ever given by seeding (see seed_audit).
      CREATE FUNCTION chain_audit(p_authority uuid, p_actor text, p_action text, p_outcome text, p_request uuid,
                                  p_children uuid[], p_detail jsonb, p_at timestamptz)
      RETURNS timestamptz LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        head audit_chain_head;
        this_at timestamptz;
        this_entry text;
        this_hash bytea;
      BEGIN
        SELECT * INTO head FROM audit_chain_head WHERE authority_id = p_authority FOR UPDATE;
        IF NOT FOUND THEN
          INSERT INTO audit_chain_head VALUES (p_authority, 0, '-infinity', '\\x', pg_current_xact_id())
            ON CONFLICT DO NOTHING;
          SELECT * INTO head FROM audit_chain_head WHERE authority_id = p_authority FOR UPDATE;
        END IF;
        this_at := greatest(coalesce(p_at, clock_timestamp()), head.at + interval '1 microsecond');
        this_entry := jsonb_build_object(
          'authority', p_authority, 'seq', head.seq + 1,
          'at', to_char(this_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'actor', p_actor, 'action', p_action, 'outcome', p_outcome, 'request', p_request,
          'children', to_jsonb(p_children), 'detail', p_detail, 'previous', encode(head.hash, 'hex'))::text;
        this_hash := sha256(convert_to(this_entry, 'UTF8'));
        INSERT INTO audit_event (authority_id, seq, at, actor, action, outcome, request_id, child_ids, entry, hash)
          VALUES (p_authority, head.seq + 1, this_at, p_actor, p_action, p_outcome, p_request, p_children,
                  this_entry, this_hash);
        UPDATE audit_chain_head
           SET seq = head.seq + 1, at = this_at, hash = this_hash, moved_by = pg_current_xact_id()
         WHERE authority_id = p_authority;
        RETURN this_at;
      END $$;

      -- What the app role calls: authority, actor and request are those of the unit of work, never arguments.
      CREATE FUNCTION append_audit(p_action text, p_outcome text, p_children uuid[], p_detail jsonb)
      RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT chain_audit(current_authority(), coalesce(nullif(current_setting('kith.actor', true), ''), 'unknown'),
                           p_action, p_outcome, nullif(current_setting('kith.request_id', true), '')::uuid,
                           p_children, p_detail, NULL)
      $$;

      -- What happens before anybody is known: start-up, sign-ins of unknown names.
      CREATE FUNCTION append_system_audit(p_action text, p_outcome text, p_request uuid, p_detail jsonb)
      RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT chain_audit('00000000-0000-0000-0000-000000000000', 'system', p_action, p_outcome, p_request,
                           '{}', p_detail, NULL)
      $$;

      REVOKE ALL ON FUNCTION
        chain_audit(uuid, text, text, text, uuid, uuid[], jsonb, timestamptz), refuse_change() FROM PUBLIC;
      CALL app_may_call('append_audit(text, text, uuid[], jsonb)');
      CALL app_may_call('append_system_audit(text, text, uuid, jsonb)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION append_system_audit(text, text, uuid, jsonb), append_audit(text, text, uuid[], jsonb),
        chain_audit(uuid, text, text, text, uuid, uuid[], jsonb, timestamptz);
      DROP TABLE audit_event, audit_chain_head;
      DROP FUNCTION refuse_change();
    `);
  }
}

function partition(year: number, month: number): string {
  const day = (y: number, m: number): string => `${y}-${String(m).padStart(2, '0')}-01T00:00:00Z`;
  const until = month === 12 ? day(year + 1, 1) : day(year, month + 1);
  const name = `audit_event_${year}_${String(month).padStart(2, '0')}`;
  return `CREATE TABLE ${name} PARTITION OF audit_event FOR VALUES FROM ('${day(year, month)}') TO ('${until}');
          ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`;
}
