import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message queued is a step due: whichever program is free sends it. */
export class SendMessages1767225601110 implements MigrationInterface {
  name = 'SendMessages1767225601110';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION queue_message(p_once text, p_channel text, p_recipient text, p_to_user uuid, p_template text,
                                               p_about text, p_about_id uuid, p_parameters jsonb)
      RETURNS uuid LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        queued uuid;
      BEGIN
        INSERT INTO message (authority_id, once, channel, recipient, to_user_id, template, about, about_id, parameters)
          VALUES (current_authority(), p_once, p_channel, p_recipient, p_to_user, p_template, p_about, p_about_id, p_parameters)
          ON CONFLICT (authority_id, once) DO NOTHING
          RETURNING id INTO queued;
        IF queued IS NOT NULL THEN PERFORM schedule_step('message.send', queued, now()); END IF;
        RETURN queued;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION queue_message(p_once text, p_channel text, p_recipient text, p_to_user uuid, p_template text,
                                               p_about text, p_about_id uuid, p_parameters jsonb)
      RETURNS uuid LANGUAGE sql SET search_path = public, pg_temp AS $$
        INSERT INTO message (authority_id, once, channel, recipient, to_user_id, template, about, about_id, parameters)
          VALUES (current_authority(), p_once, p_channel, p_recipient, p_to_user, p_template, p_about, p_about_id, p_parameters)
          ON CONFLICT (authority_id, once) DO NOTHING
          RETURNING id
      $$;
    `);
  }
}
