import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checksumOf } from '../../src/database/migration-checksums.js';
import { migrations } from '../../src/database/migrations.js';

const migration = (...statements: string[]) =>
  class implements MigrationInterface {
    name = 'AddSomething1';

    async up(db: QueryRunner): Promise<void> {
      for (const statement of statements) await db.query(statement);
    }

    down = () => Promise.resolve();
  };

it('is the same for the same statements, and another for any other', async () => {
  const said = await checksumOf(migration('CREATE TABLE a ()', 'CREATE TABLE b ()'));
  expect(said).toEqual({ name: 'AddSomething1', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await checksumOf(migration('CREATE TABLE a ()', 'CREATE TABLE b ()'))).toEqual(said);
  const others = [
    ['CREATE TABLE a ()'],
    ['CREATE TABLE b ()', 'CREATE TABLE a ()'],
    ['CREATE TABLE a ()CREATE TABLE b ()'],
  ];
  for (const statements of others)
    expect((await checksumOf(migration(...statements))).checksum).not.toBe(said.checksum);
});

it('is found of every migration without a database', async () => {
  const all = await Promise.all(migrations.map(checksumOf));
  expect(new Set(all.map(({ checksum }) => checksum)).size).toBe(migrations.length);
});
