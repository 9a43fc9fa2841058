import pg from 'pg';
import { type Config } from '../config.js';
import { type Invocation } from './command.js';
import { demoPassword } from './demo-password.js';
import { type OpenDatabase } from './open-database.js';

/**
 * Fills an empty embedded database with the synthetic authority. A database of somebody's own, or in production, is
 * never filled.
 * @returns how to sign in, in lines for the person; none where nothing is demonstrated
 */
export async function demonstrate(
  { embedded, ownerUrl }: OpenDatabase,
  { config, note, actor }: { config: Config } & Pick<Invocation, 'note' | 'actor'>,
): Promise<string[]> {
  if (!embedded || !ownerUrl || config.production) return [];
  const { fillDemo } = await import('../synthetic/demo.js');
  const { password, shown } = demoPassword(config, embedded.dataDir);
  const signIns = await fillDemo({ ownerUrl, password, log: note });
  if (signIns.length === 0) return [];
  const emails = signIns.map(({ email }) => email);
  await agreeOnPassword(ownerUrl, emails, password, actor);
  const lines = signIns.map(({ role, email }) => `  ${role.padEnd(24)} ${email}`);
  return ['', 'Every child in it is invented. Sign in as', ...lines, `with the password ${shown}`];
}

interface User {
  authorityId: string;
  id: string;
  passwordHash: string | null;
}

/** KITH_DEMO_PASSWORD may be another than the one it was filled with. */
async function agreeOnPassword(ownerUrl: string, emails: string[], password: string, by: string): Promise<void> {
  const { setPassword } = await import('../auth/accounts.js');
  const { isPassword } = await import('../auth/passwords.js');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    const { rows } = await owner.query<User>(
      `SELECT authority_id AS "authorityId", id, password_hash AS "passwordHash"
         FROM user_account WHERE email = ANY ($1) ORDER BY id FOR UPDATE`,
      [emails],
    );
    const agreed = rows[0] && (await isPassword(rows[0].passwordHash, password)); // they all have the same
    if (!agreed) for (const user of rows) await setPassword(owner, { ...user, password }, by);
    await owner.query('COMMIT');
  } finally {
    await owner.end();
  }
}
