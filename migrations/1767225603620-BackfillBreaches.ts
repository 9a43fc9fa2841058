import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Placements recorded before are judged by the law as it now stands: those in other arrangements (SA-01) and in what must
 * be registered (PL-02). Each authority’s audit says so.
 */
export class BackfillBreaches1767225603620 implements MigrationInterface {
  name = 'BackfillBreaches1767225603620';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE
        one uuid;
        p placement;
      BEGIN
        FOR one IN SELECT DISTINCT authority_id FROM placement LOOP
          PERFORM chain_audit(one, 'system:migration', 'breach.backfill', 'done', NULL, '{}', '{}', NULL);
          PERFORM set_config('kith.actor', 'system:migration', true);
          FOR p IN
            SELECT placed.* FROM placement placed
              JOIN care_setting s ON s.authority_id = placed.authority_id AND s.id = placed.care_setting_id
             WHERE placed.authority_id = one
               AND (coalesce(law_judged_route(placed.route, s.setting_type, s.country, placed.detention_directed_by), 'other-arrangements')
                      = 'other-arrangements'
                    OR EXISTS (SELECT FROM law_setting_registration need WHERE need.setting_type = s.setting_type)) LOOP
            PERFORM settle_breaches(p);
          END LOOP;
          SET CONSTRAINTS ALL IMMEDIATE;
          SET CONSTRAINTS ALL DEFERRED;
        END LOOP;
      END $$`);
  }

  /** What the law forbade stays recorded: an older reading of it settles each placement when it is next changed. */
  async down(): Promise<void> {}
}
