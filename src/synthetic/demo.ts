import { generateAuthority } from './authority.js';
import { fill, hashesOf, signInsOf, type SignIn } from './fill.js';
import { MINUTE } from './london.js';

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
  const endsAt = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const authority = generateAuthority({ ...DEMO, endsAt });
  const signIns = signInsOf(authority);
  const hashing = hashesOf(signIns, password);
  const load = { authority, passwordHashes: await hashing, log };
  const there = new Set<string>();
  await fill(ownerUrl, load, async (client) => {
    const { rows } = await client.query<{ email: string | null }>(
      'SELECT u.email FROM authority a LEFT JOIN user_account u USING (authority_id)',
    );
    for (const { email } of rows) if (email !== null) there.add(email);
    return rows.length === 0;
  });
  return there.size === 0 ? signIns : signIns.filter(({ email }) => there.has(email));
}
