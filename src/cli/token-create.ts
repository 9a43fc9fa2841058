import type pg from 'pg';
import { createToken } from '../auth/accounts.js';
import { notFound } from '../kernel/problem.js';
import { command, EXIT, UsageError } from './command.js';
import { inOwnersTransaction } from './owner.js';

/** A program's token must be made anew once a year. */
const LONGEST_DAYS = 366;

/** Makes a token by which a program acts as a user; its secret is shown once, on standard output. */
export default command({
  name: 'token create',
  options: {
    user: { type: 'string', value: 'EMAIL', required: true, says: 'as whom the program acts' },
    name: { type: 'string', value: 'NAME', required: true, says: 'what the token is for' },
    days: { type: 'string', value: 'N', required: true, says: `for how many days, up to ${LONGEST_DAYS}` },
  },
  async run({ values, actor, database, out, note }) {
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
      throw new UsageError(`--days is a whole number from 1 to ${LONGEST_DAYS}`);
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    const secret = await inOwnersTransaction(await database(), async (owner) => {
      const user = await userNamed(owner, values.user);
      return createToken(owner, { ...user, name: values.name, expiresAt }, actor);
    });
    note(`The token, shown this once; worth something until ${expiresAt.toISOString()}:`);
    out(secret);
    return EXIT.done;
  },
});

async function userNamed(owner: pg.Client, email: string): Promise<{ authorityId: string; userId: string }> {
  const { rows } = await owner.query<{ authorityId: string; userId: string }>(
    'SELECT authority_id AS "authorityId", id AS "userId" FROM user_account WHERE email = $1 AND disabled_at IS NULL',
    [email.toLowerCase()],
  );
  if (!rows[0]) throw notFound('user');
  return rows[0];
}
