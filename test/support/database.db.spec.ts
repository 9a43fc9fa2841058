import pg from 'pg';
import { freshDatabase } from './database.js';

async function ask(url: string, question: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  const WHO = `SELECT current_user::text AS role, rolsuper AS super, rolbypassrls AS bypass,
                      pg_get_userbyid(datdba)::text AS owner
                 FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`;

  it('belongs to the owner, who is no superuser, and lets the app role in', async () => {
    const { appUrl, ownerUrl } = await freshDatabase();
    const owner = await ask(ownerUrl, WHO);
    const app = await ask(appUrl, WHO);
    expect(owner).toMatchObject({ super: false, bypass: false, owner: owner.role });
    expect(app).toMatchObject({ super: false, bypass: false, owner: owner.role });
    expect(app.role).not.toBe(owner.role);
  });

  it('gives the app role nothing to create in', async () => {
    const { appUrl } = await freshDatabase();
    await expect(ask(appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied for schema public');
    await expect(ask(appUrl, 'CREATE TEMP TABLE mine (id int)')).rejects.toThrow('permission denied');
    await expect(ask(appUrl, 'SET ROLE kith_owner')).rejects.toThrow();
  });

  it('is not seen by the next one', async () => {
    const [first, second] = [await freshDatabase(), await freshDatabase()];
    await ask(first.ownerUrl, 'CREATE TABLE only_here (id int)');
    expect(await ask(second.ownerUrl, `SELECT to_regclass('only_here') AS found`)).toEqual({ found: null });
  });
});
