import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'missing.reported', 'missing.located', 'missing.returned', 'interview.due', 'interview.late'`;

/**
 * Events for other programs: ids and times, nothing else. They are recorded in the transaction of what happened, by a
 * trigger, so that a report costs no round trip more; and only where somebody has subscribed. Each subscription gets a
 * delivery of its own, which is a due step.
 */
export class TellOtherPrograms1767225601120 implements MigrationInterface {
  name = 'TellOtherPrograms1767225601120';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE webhook_subscription (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        url text NOT NULL CHECK (url ~ '^https://' AND length(url) <= 500),
        kinds text[] NOT NULL CHECK (kinds <> '{}' AND kinds <@ ARRAY[${KINDS}]),
        during tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id)
      );
      CALL tenant_table('webhook_subscription', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('webhook_subscription');

      -- Apart from the subscription, so that no version and no query ever shows it.
      CREATE TABLE webhook_secret (
        authority_id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        secret text NOT NULL CHECK (secret ~ '^whsec_[A-Za-z0-9+/=]{32,}$'),
        PRIMARY KEY (authority_id, subscription_id),
        FOREIGN KEY (authority_id, subscription_id) REFERENCES webhook_subscription (authority_id, id)
      );
      CALL tenant_table('webhook_secret', 'SELECT (authority_id, subscription_id), INSERT');
      CREATE FUNCTION webhook_secret_of(p_subscription uuid) RETURNS text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT secret FROM webhook_secret WHERE authority_id = current_authority() AND subscription_id = p_subscription
      $$;
      CALL app_may_call('webhook_secret_of(uuid)');

      CREATE TABLE webhook_event (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN (${KINDS})),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        -- what it is the event of: the same is told once
        once uuid NOT NULL DEFAULT gen_random_uuid(),
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, kind, once),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)
      );
      CREATE INDEX ON webhook_event (authority_id, recorded_at);
      CALL tenant_table('webhook_event', 'SELECT, INSERT');

      -- An event on its way to a subscription; sent again by hand, it has another row and the same event.
      CREATE TABLE webhook_delivery (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        event_id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        by_hand boolean NOT NULL DEFAULT false,
        tries int NOT NULL DEFAULT 0,
        delivered_at timestamptz,
        -- given up
        failed_at timestamptz,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, event_id) REFERENCES webhook_event (authority_id, id),
        FOREIGN KEY (authority_id, subscription_id) REFERENCES webhook_subscription (authority_id, id),
        CHECK (delivered_at IS NULL OR failed_at IS NULL)
      );
      CREATE INDEX ON webhook_delivery (authority_id, subscription_id, queued_at);
      CREATE INDEX ON webhook_delivery (authority_id, event_id);
      CALL tenant_table('webhook_delivery', 'SELECT, INSERT, UPDATE (tries, delivered_at, failed_at)');

      CREATE TABLE webhook_try (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        delivery_id uuid NOT NULL,
        tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- of the answer; null when there was none
        status int,
        -- a code of the system's or ours; null when it was taken
        problem text CHECK (problem ~ '^[A-Za-z0-9_ .:-]{1,80}$'),
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, delivery_id) REFERENCES webhook_delivery (authority_id, id)
      );
      CREATE INDEX ON webhook_try (authority_id, delivery_id, tried_at);
      CALL tenant_table('webhook_try', 'SELECT, INSERT');

      -- Puts an event on its way to a subscription.
      CREATE FUNCTION queue_delivery(p_authority uuid, p_event uuid, p_subscription uuid, p_by_hand boolean) RETURNS uuid
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        queued uuid;
      BEGIN
        INSERT INTO webhook_delivery (authority_id, event_id, subscription_id, by_hand)
          VALUES (p_authority, p_event, p_subscription, p_by_hand) RETURNING id INTO queued;
        INSERT INTO due_step (authority_id, kind, subject_id, due_at) VALUES (p_authority, 'webhook.deliver', queued, now());
        RETURN queued;
      END $$;
      CALL app_may_call('queue_delivery(uuid, uuid, uuid, boolean)');

      CREATE FUNCTION record_event_of(p_authority uuid, p_kind text, p_child uuid, p_absence uuid, p_occurred_at timestamptz,
                                      p_once uuid)
      RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        recorded uuid;
        told int;
      BEGIN
        IF NOT EXISTS (SELECT FROM webhook_subscription
                        WHERE authority_id = p_authority AND upper_inf(during) AND p_kind = ANY (kinds)) THEN
          RETURN;
        END IF;
        INSERT INTO webhook_event (authority_id, kind, child_id, absence_id, occurred_at, once)
          VALUES (p_authority, p_kind, p_child, p_absence, p_occurred_at, coalesce(p_once, gen_random_uuid()))
          ON CONFLICT (authority_id, kind, once) DO NOTHING RETURNING id INTO recorded;
        IF recorded IS NULL THEN RETURN; END IF;
        PERFORM queue_delivery(p_authority, recorded, s.id, false) FROM webhook_subscription s
          WHERE s.authority_id = p_authority AND upper_inf(s.during) AND p_kind = ANY (s.kinds);
        PERFORM wake_at(now());
      END $$;
      CALL app_may_call('record_event_of(uuid, text, uuid, uuid, timestamptz, uuid)');

      -- For what happens to an absence and is not written on it: interview.due, interview.late.
      CREATE FUNCTION record_event(p_kind text, p_absence uuid, p_occurred_at timestamptz, p_once uuid DEFAULT NULL)
      RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
        SELECT record_event_of(a.authority_id, p_kind, a.child_id, a.id, p_occurred_at, p_once)
          FROM absence a WHERE a.authority_id = current_authority() AND a.id = p_absence
      $$;
      CALL app_may_call('record_event(text, uuid, timestamptz, uuid)');

      CREATE FUNCTION tell_of_absence() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF upper_inf(NEW.during) THEN -- an absence recorded afterwards, when it was over, is no news
            PERFORM record_event_of(NEW.authority_id, 'missing.reported', NEW.child_id, NEW.id, lower(NEW.during), NEW.id);
          END IF;
          RETURN NULL;
        END IF;
        IF NEW.located_at IS DISTINCT FROM OLD.located_at AND NEW.located_at IS NOT NULL THEN
          PERFORM record_event_of(NEW.authority_id, 'missing.located', NEW.child_id, NEW.id, NEW.located_at, NULL);
        END IF;
        IF upper_inf(OLD.during) AND NOT upper_inf(NEW.during) AND NEW.returned_to IS DISTINCT FROM 'did-not-return' THEN
          PERFORM record_event_of(NEW.authority_id, 'missing.returned', NEW.child_id, NEW.id, upper(NEW.during), NULL);
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION tell_of_absence() FROM PUBLIC;
      CREATE TRIGGER tell_other_programs AFTER INSERT OR UPDATE ON absence
        FOR EACH ROW EXECUTE FUNCTION tell_of_absence();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER tell_other_programs ON absence;
      DROP FUNCTION tell_of_absence(), record_event(text, uuid, timestamptz, uuid),
        record_event_of(uuid, text, uuid, uuid, timestamptz, uuid), queue_delivery(uuid, uuid, uuid, boolean),
        webhook_secret_of(uuid);
      DROP TABLE webhook_try, webhook_delivery, webhook_event, webhook_secret;
      CALL drop_history('webhook_subscription');
      DROP TABLE webhook_subscription;
    `);
  }
}
