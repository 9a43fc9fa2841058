import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An interview recorded as independent was not held by whoever looks after the child or decides about the child (rule
 * MIS-09), whatever program writes it. Asked when the interviewer, the answer or the absences covered change; what was
 * recorded before stays as it is and can be completed. The child's row is locked: an allocation that another transaction
 * is about to record is waited for.
 */
export class KeepInterviewsIndependent1767225603710 implements MigrationInterface {
  name = 'KeepInterviewsIndependent1767225603710';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who looks after a child and decides about the child, from then until now: colleagues, each with the closest of what
      -- they are, then homes and carers and who runs them, who have no id.
      CREATE FUNCTION childs_team(p_authority uuid, p_child uuid, since timestamptz)
      RETURNS TABLE (id uuid, name text, "as" text)
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        WITH theirs AS (
          SELECT worker_id, team_id FROM allocation
           WHERE authority_id = p_authority AND child_id = p_child AND during && tstzrange(since, NULL)
        ), named (id, rank, "as") AS (
          SELECT worker_id, 1, 'worker' FROM theirs
          UNION ALL
          SELECT manager_id, 2, 'manager' FROM team
           WHERE authority_id = p_authority AND id IN (SELECT team_id FROM theirs) AND manager_id IS NOT NULL
          UNION ALL
          SELECT worker_id, 3, 'team' FROM allocation
           WHERE authority_id = p_authority AND team_id IN (SELECT team_id FROM theirs) AND during @> now()
        ), colleague AS (
          SELECT DISTINCT ON (n.id) n.id, u.name, n."as"
            FROM named n JOIN user_account u ON u.authority_id = p_authority AND u.id = n.id
           ORDER BY n.id, n.rank
        )
        SELECT id, name, "as" FROM colleague
        UNION ALL
        SELECT DISTINCT NULL::uuid, carer.name, 'carer'
          FROM placement p
          JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
         CROSS JOIN unnest(ARRAY[s.name, s.provider_name]) AS carer (name)
         WHERE p.authority_id = p_authority AND p.child_id = p_child AND p.during && tstzrange(since, NULL)
           AND carer.name IS NOT NULL
      $$;
      CALL app_may_call('childs_team(uuid, uuid, timestamptz)');

      CREATE FUNCTION judge_independence() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        interview uuid;
        i return_interview;
        since timestamptz;
      BEGIN
        IF TG_TABLE_NAME = 'interview_absence' THEN
          interview := NEW.interview_id;
        ELSIF TG_OP = 'UPDATE' AND (OLD.independent, OLD.interviewer_id, OLD.interviewer_name, OLD.organisation)
              IS NOT DISTINCT FROM (NEW.independent, NEW.interviewer_id, NEW.interviewer_name, NEW.organisation) THEN
          RETURN NULL;
        ELSE
          interview := NEW.id;
        END IF;
        PERFORM judge_on_present_facts();
        PERFORM FROM child WHERE authority_id = NEW.authority_id AND id = NEW.child_id FOR NO KEY UPDATE;
        SELECT * INTO i FROM return_interview WHERE authority_id = NEW.authority_id AND id = interview AND independent;
        IF NOT FOUND THEN
          RETURN NULL;
        END IF;
        SELECT min(lower(a.during)) INTO since
          FROM interview_absence l JOIN absence a ON a.authority_id = l.authority_id AND a.id = l.absence_id
         WHERE l.authority_id = i.authority_id AND l.interview_id = i.id AND NOT l.withdrawn;
        -- before it covers any absence there is nothing to be independent of
        IF since IS NOT NULL AND EXISTS (
          SELECT FROM childs_team(i.authority_id, i.child_id, since) t
           WHERE CASE WHEN t.id IS NOT NULL AND i.interviewer_id IS NOT NULL THEN t.id = i.interviewer_id
                 ELSE name_words(t.name) <> '{}'
                  AND (name_words(t.name) = name_words(i.interviewer_name)
                    OR t.id IS NULL AND name_words(t.name) = name_words(i.organisation)) END) THEN
          RAISE EXCEPTION 'an interviewer who looks after the child or decides about the child is not independent'
            USING ERRCODE = 'KA006', CONSTRAINT = 'interview_independent';
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION judge_independence() FROM PUBLIC;

      CREATE TRIGGER judge_independence AFTER INSERT OR UPDATE ON return_interview
        FOR EACH ROW WHEN (NEW.independent) EXECUTE FUNCTION judge_independence();
      CREATE TRIGGER judge_independence AFTER INSERT OR UPDATE ON interview_absence
        FOR EACH ROW WHEN (NOT NEW.withdrawn) EXECUTE FUNCTION judge_independence();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER judge_independence ON interview_absence;
      DROP TRIGGER judge_independence ON return_interview;
      DROP FUNCTION judge_independence(), childs_team(uuid, uuid, timestamptz);
    `);
  }
}
