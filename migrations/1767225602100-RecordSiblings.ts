import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is whose sibling: one row for the two of them, read from either side through `visible_sibling`, which shows a
 * sibling only to who may see both children, and joins nothing across an adoption (decision 32).
 */
export class RecordSiblings1767225602100 implements MigrationInterface {
  name = 'RecordSiblings1767225602100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE sibling_link (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        sibling_id uuid NOT NULL CHECK (sibling_id <> child_id),
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        -- what it rests on
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        end_reason text CHECK ((end_reason IS NOT NULL) = (upper(during) IS NOT NULL)
          AND length(end_reason) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, sibling_id) REFERENCES child (authority_id, id),
        -- whichever of the two was named first
        CONSTRAINT sibling_link_once EXCLUDE USING gist (authority_id WITH =, (least(child_id, sibling_id)) WITH =,
          (greatest(child_id, sibling_id)) WITH =, during WITH &&)
      );
      CREATE INDEX ON sibling_link (authority_id, child_id);
      CREATE INDEX ON sibling_link (authority_id, sibling_id);
      CALL tenant_table('sibling_link', 'SELECT, INSERT, UPDATE (during, end_reason, version)');
      CALL keep_history('sibling_link');

      -- After the order the record is closed: a period of care that ended with E11 or E12 (adopted; 903 code set REC).
      CREATE FUNCTION is_sealed_by_adoption(p_child uuid) RETURNS boolean
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM period_of_care p
                        WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = p_child
                          AND p.end_reason IN ('E11', 'E12'))
      $$;
      CALL app_may_call('is_sealed_by_adoption(uuid)');

      CREATE VIEW visible_sibling WITH (security_invoker = true) AS
        SELECT l.authority_id, l.id, l.child_id, l.sibling_id, l.during, l.basis, l.end_reason,
               s.given_name, s.family_name
          FROM (SELECT authority_id, id, child_id, sibling_id, during, basis, end_reason FROM sibling_link
                 UNION ALL
                SELECT authority_id, id, sibling_id, child_id, during, basis, end_reason FROM sibling_link) l
          JOIN visible_child c ON c.authority_id = l.authority_id AND c.id = l.child_id
          JOIN visible_child s ON s.authority_id = l.authority_id AND s.id = l.sibling_id
         WHERE may_see_item(l.child_id, 'adoption') AND may_see_item(l.sibling_id, 'adoption')
           AND NOT is_sealed_by_adoption(l.child_id) AND NOT is_sealed_by_adoption(l.sibling_id);
      CALL app_may('SELECT ON visible_sibling');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW visible_sibling;
      DROP FUNCTION is_sealed_by_adoption(uuid);
      CALL drop_history('sibling_link');
      DROP TABLE sibling_link;
    `);
  }
}
