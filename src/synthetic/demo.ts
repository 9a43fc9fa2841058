import pg from 'pg';
import { generateAuthority } from './authority.js';
import { recordDemoEvidence } from './demo-evidence.js';
import { recordDemoEscalation } from './demo-escalation.js';
import { recordDemoInterviews } from './demo-interviews.js';
import { recordDemoOwed } from './demo-owed.js';
import { recordDemoProfiles } from './demo-profiles.js';
import { fill, hashesOf, signInsOf, type SignIn } from './fill.js';
import { MINUTE } from './london.js';
import { placeSyntheticPostcodes } from './postcodes.js';
import { DEMO_ROLES } from './staff.js';

export interface DemoOptions {
  ownerUrl: string;
  /** Of every demonstration user. */
  password: string;
  log: (line: string) => void;
  /** The story ends now. */
  now?: Date;
}

/** What an empty embedded database is filled with. */
const DEMO = { name: 'Testshire County Council (synthetic)', children: 600, seed: 'testshire', domain: 'demo.test' };

/**
 * Fills an empty database with a synthetic authority of 600 children whose story ends now. Does nothing where there is
 * an authority already.
 * @returns who can sign in, one for each role; also when they were there before
 */
export async function fillDemo({ ownerUrl, password, log, now = new Date() }: DemoOptions): Promise<SignIn[]> {
  const before = await usersThere(ownerUrl); // a filled database is not generated anew at every start
  if (before === null) {
    const endsAt = Math.floor(now.getTime() / MINUTE) * MINUTE;
    const authority = generateAuthority({ ...DEMO, endsAt });
    const signIns = signInsOf(authority);
    const load = { authority, passwordHashes: await hashesOf(signIns, password), log };
    const isWanted = async (client: pg.ClientBase) => (await usersOf(client)) === null;
    const isNew = await fill(ownerUrl, load, isWanted, async (client) => {
      await placeSyntheticPostcodes(client);
      await recordDemoProfiles(client, authority.id, endsAt);
      await recordDemoEscalation(client, authority.id, endsAt);
      await recordDemoEvidence(client, authority.id, endsAt);
      await recordDemoInterviews(client, authority.id, endsAt);
      await recordDemoOwed(client, authority.id, endsAt);
      // everybody is judged by the first night, which is due at once: not child by child as well
      await client.query(`DELETE FROM due_step WHERE kind = 'compliance.child'`);
    });
    if (isNew) return signIns;
  }
  const there = before ?? (await usersThere(ownerUrl))!;
  const all = DEMO_ROLES.map((role) => ({ role, email: `${role}@${DEMO.domain}` }));
  return all.filter(({ email }) => there.has(email));
}

async function usersThere(ownerUrl: string): Promise<Set<string> | null> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await usersOf(client);
  } finally {
    await client.end();
  }
}

/** The e-mail addresses of users; null where there is no authority at all. */
async function usersOf(client: pg.ClientBase): Promise<Set<string> | null> {
  const { rows } = await client.query<{ email: string | null }>(
    'SELECT u.email FROM authority a LEFT JOIN user_account u USING (authority_id)',
  );
  return rows.length === 0 ? null : new Set(rows.flatMap(({ email }) => email ?? []));
}
