import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Children fostered by their prospective adopters are not in other arrangements: what that was taken for is withdrawn. */
export class BackfillAdoptersWhoFoster1767225603660 implements MigrationInterface {
  name = 'BackfillAdoptersWhoFoster1767225603660';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$
      DECLARE
        one uuid;
        p placement;
      BEGIN
        FOR one IN SELECT DISTINCT placed.authority_id FROM placement placed
                     JOIN care_setting s ON s.authority_id = placed.authority_id AND s.id = placed.care_setting_id
                    WHERE placed.route = 'foster' AND s.setting_type = 'prospective-adopter-home' LOOP
          PERFORM chain_audit(one, 'system:migration', 'breach.backfill', 'done', NULL, '{}', '{}', NULL);
          PERFORM set_config('kith.actor', 'system:migration', true);
          FOR p IN SELECT placed.* FROM placement placed
                     JOIN care_setting s ON s.authority_id = placed.authority_id AND s.id = placed.care_setting_id
                    WHERE placed.authority_id = one AND placed.route = 'foster' AND s.setting_type = 'prospective-adopter-home' LOOP
            PERFORM settle_breaches(p);
          END LOOP;
          SET CONSTRAINTS ALL IMMEDIATE;
          SET CONSTRAINTS ALL DEFERRED;
        END LOOP;
      END $$`);
  }

  /** Settled again when the placement is next changed. */
  async down(): Promise<void> {}
}
