import pg from 'pg';
import { environmentOf, kith } from '../support/command-line.js';
import { freshDatabase } from '../support/database.js';

it('finds nothing in a migrated database; names a finding, exits 1, and Kith does not start', async () => {
  const database = await freshDatabase();
  const env = environmentOf(database);
  expect(await kith(['db', 'check'], env)).toMatchObject({ code: 0, out: '', note: 'Nothing found\n' });
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query('ALTER TABLE child NO FORCE ROW LEVEL SECURITY; ALTER TABLE placement DISABLE TRIGGER judge');
  await superuser.end();
  const { code, out } = await kith(['db', 'check'], env);
  expect(code).toBe(1);
  expect(out.trim().split('\n')).toEqual([
    expect.stringMatching(/^child: .*\[row-security\]$/),
    expect.stringMatching(/^placement.judge: .*\[disabled-trigger\]$/),
  ]);
  const start = await kith(['start'], { ...env, PORT: '0' });
  expect(start).toMatchObject({ code: 1, out: '' });
  expect(start.note).toContain('Kith does not start on this database');
});

it('of an app role that is a superuser, Kith does not start; nor where writes may be lost, in production', async () => {
  const database = await freshDatabase();
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query(
    `ALTER DATABASE ${new URL(database.superuserUrl).pathname.slice(1)} SET synchronous_commit = off`,
  );
  await superuser.end();
  const production = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(40), PORT: '0' };
  const careless = await kith(['start'], { ...environmentOf(database), ...production });
  expect(careless).toMatchObject({ code: 1, note: expect.stringContaining('setting synchronous_commit: it is off') });
  const asSuperuser = { ...environmentOf(database), DATABASE_URL: database.superuserUrl, PORT: '0' };
  expect(await kith(['db', 'check'], asSuperuser)).toMatchObject({
    code: 1,
    out: expect.stringContaining('it is a superuser'),
  });
});
