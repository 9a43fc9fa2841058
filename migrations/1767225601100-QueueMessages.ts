import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages to colleagues, written in the transaction that gives the reason for them and sent afterwards. What leaves the
 * building has no room for a name: words come from a template of ours, what it is about is an id, and parameters are
 * numbers and times only; `says_no_name` refuses anything else.
 *
 * `once` makes a message of one thing at most one message. What came of each try is a row of its own.
 */
export class QueueMessages1767225601100 implements MigrationInterface {
  name = 'QueueMessages1767225601100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION says_no_name(parameters jsonb) RETURNS boolean
      LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
        SELECT jsonb_typeof(parameters) = 'object' AND NOT EXISTS (
          SELECT FROM jsonb_each(CASE jsonb_typeof(parameters) WHEN 'object' THEN parameters ELSE '{}' END) p
           WHERE p.key NOT IN ('hours', 'rung', 'count', 'since', 'dueAt', 'from', 'until')
              OR CASE jsonb_typeof(p.value)
                   WHEN 'number' THEN false
                   WHEN 'string' THEN p.value #>> '{}' !~
                     '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$'
                   ELSE true END)
      $$;
      CALL app_may_call('says_no_name(jsonb)');

      CREATE TABLE message (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- what it is the message of, 'escalation-step:<id>:email': a second one is not queued
        once text NOT NULL CHECK (once ~ '^[a-z-]{1,40}:[0-9a-f-]{36}(:[a-z0-9-]{1,60})*$'),
        channel text NOT NULL CHECK (channel IN ('email', 'sms')),
        recipient text NOT NULL CHECK (CASE channel
          WHEN 'email' THEN length(recipient) <= 254 AND recipient ~ '^[^[:space:]@<>,;"]+@[^[:space:]@<>,;"]+$'
          ELSE recipient ~ '^[+]?[0-9][0-9 ()-]{6,19}$' END),
        to_user_id uuid,
        template text NOT NULL CHECK (template IN ('escalation-owed', 'escalation-climbed', 'escalation-told',
          'on-call-empty', 'handover', 'interview-due', 'interview-late', 'test')),
        about text NOT NULL CHECK (about IN ('absence', 'interview', 'on-call', 'handover', 'outbox')),
        about_id uuid,
        parameters jsonb NOT NULL DEFAULT '{}' CHECK (says_no_name(parameters)),
        queued_at timestamptz NOT NULL DEFAULT now(),
        -- how often sending was begun; when it is tried next is the due step's to say
        tries int NOT NULL DEFAULT 0,
        sent_at timestamptz,
        provider_reference text CHECK (length(provider_reference) BETWEEN 1 AND 200),
        -- given up
        failed_at timestamptz,
        -- somebody rang instead, and spoke to them
        rung_at timestamptz,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, once),
        FOREIGN KEY (authority_id, to_user_id) REFERENCES user_account (authority_id, id),
        CHECK (sent_at IS NULL OR failed_at IS NULL),
        CHECK (about NOT IN ('absence', 'interview') OR about_id IS NOT NULL)
      );
      CREATE INDEX message_unsent ON message (authority_id, queued_at) WHERE sent_at IS NULL AND rung_at IS NULL;
      CREATE INDEX message_latest ON message (authority_id, queued_at);
      CALL tenant_table('message',
        'SELECT, INSERT, UPDATE (tries, sent_at, provider_reference, failed_at, rung_at)');

      -- What came of a try: by the program, or by somebody who rang.
      CREATE TABLE message_try (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        message_id uuid NOT NULL,
        tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        outcome text NOT NULL CHECK (outcome IN ('sent', 'failed', 'refused', 'spoke', 'no-answer')),
        -- a code of the provider's or the system's, never its words
        problem text CHECK (problem ~ '^[A-Za-z0-9_ .:-]{1,80}$'),
        by text NOT NULL,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, message_id) REFERENCES message (authority_id, id)
      );
      CREATE INDEX ON message_try (authority_id, message_id, tried_at);
      CREATE UNIQUE INDEX message_sent_once ON message_try (authority_id, message_id) WHERE outcome = 'sent';
      CALL tenant_table('message_try', 'SELECT, INSERT');

      -- Queues one message in the transaction under way, for triggers and for MessagesService. Answers its id, or null
      -- when the same was queued before.
      CREATE FUNCTION queue_message(p_once text, p_channel text, p_recipient text, p_to_user uuid, p_template text,
                                    p_about text, p_about_id uuid, p_parameters jsonb)
      RETURNS uuid LANGUAGE sql SET search_path = public, pg_temp AS $$
        INSERT INTO message (authority_id, once, channel, recipient, to_user_id, template, about, about_id, parameters)
          VALUES (current_authority(), p_once, p_channel, p_recipient, p_to_user, p_template, p_about, p_about_id, p_parameters)
          ON CONFLICT (authority_id, once) DO NOTHING
          RETURNING id
      $$;
      CALL app_may_call('queue_message(text, text, text, uuid, text, text, uuid, jsonb)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION queue_message(text, text, text, uuid, text, text, uuid, jsonb);
      DROP TABLE message_try, message;
      DROP FUNCTION says_no_name(jsonb);
    `);
  }
}
