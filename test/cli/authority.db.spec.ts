import pg from 'pg';
import { chosenAuthority } from '../../src/cli/authority.js';
import { UsageError } from '../../src/cli/command.js';
import { type OpenDatabase } from '../../src/cli/open-database.js';
import { freshDatabase } from '../support/database.js';

let database: OpenDatabase;

async function add(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl! });
  await client.connect();
  await client.query('INSERT INTO authority (name) VALUES ($1)', [name]);
  await client.end();
}

beforeEach(async () => {
  const { appUrl, ownerUrl } = await freshDatabase();
  database = { appUrl, ownerUrl, embedded: null, applied: [] };
});

describe('the authority a command works for', () => {
  it('is the only one, when none is named', async () => {
    await add('Wessex');
    expect(await chosenAuthority(database, undefined)).toMatchObject({ name: 'Wessex' });
  });

  it('is the one named, where there are several', async () => {
    await add('Wessex');
    await add('Mercia');
    expect(await chosenAuthority(database, 'Mercia')).toMatchObject({ name: 'Mercia' });
    await expect(chosenAuthority(database, undefined)).rejects.toThrow('Choose one with --authority: Mercia, Wessex');
    await expect(chosenAuthority(database, 'Kent')).rejects.toThrow('There is no authority "Kent"');
  });

  it('is missing from an empty database, and unknown to anybody but the owner', async () => {
    await expect(chosenAuthority(database, undefined)).rejects.toThrow(UsageError);
    await expect(chosenAuthority({ ...database, ownerUrl: null }, 'Wessex')).rejects.toThrow('DATABASE_OWNER_URL');
  });
});
