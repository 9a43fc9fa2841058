import pg from 'pg';
import { hashPassword } from '../auth/passwords.js';
import { type SyntheticAuthority } from './authority.js';
import { loadAuthority, type Load } from './load/load.js';
import { DEMO_ROLES, type DemoRole } from './staff.js';

/** Any number, the same for every process: two never fill at once. */
const FILLING_LOCK = 4_713_202;

export interface SignIn {
  role: DemoRole;
  email: string;
}

/** One user for each role. */
export function signInsOf({ staff }: SyntheticAuthority): SignIn[] {
  return DEMO_ROLES.map((role) => ({ role, email: staff.people.find((person) => person.role === role)!.email }));
}

/** The same password for every user of a role, each hashed with a salt of its own; the other workers cannot sign in. */
export async function hashesOf(signIns: readonly SignIn[], password: string | null): Promise<Map<string, string>> {
  if (password === null) return new Map();
  return new Map(await Promise.all(signIns.map(async ({ email }) => [email, await hashPassword(password)] as const)));
}

/**
 * Fills in one transaction, as the owner, one filling after another.
 * @param wanted asked once the others have finished; when it answers false nothing is written
 * @param after what else is written, in the same transaction
 */
export async function fill(
  ownerUrl: string,
  load: Load,
  wanted: (client: pg.ClientBase) => Promise<boolean>,
  after: (client: pg.ClientBase) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kith seed' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [FILLING_LOCK]);
    const isWanted = await wanted(client);
    if (isWanted) {
      await loadAuthority(client, load);
      await after(client);
    }
    await client.query('COMMIT');
    return isWanted;
  } finally {
    await client.end(); // what was not committed is undone
  }
}
