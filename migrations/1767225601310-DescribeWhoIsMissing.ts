import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the child wore and who they may be with: optional in a report, and may follow after, so it stands beside the
 * absence and has a history of its own.
 */
export class DescribeWhoIsMissing1767225601310 implements MigrationInterface {
  name = 'DescribeWhoIsMissing1767225601310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE absence_description (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        clothing text CHECK (length(clothing) BETWEEN 1 AND 2000),
        company text CHECK (length(company) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, absence_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)
      );
      CALL tenant_table('absence_description', 'SELECT, INSERT, UPDATE (clothing, company, version)');
      CALL keep_history('absence_description');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL drop_history('absence_description'); DROP TABLE absence_description`);
  }
}
