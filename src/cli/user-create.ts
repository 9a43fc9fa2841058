import { text } from 'node:stream/consumers';
import { createUser } from '../auth/accounts.js';
import { newPassword, refuseWeak } from '../auth/new-password.js';
import { ROLES, type Role } from '../auth/permissions.js';
import { AUTHORITY_OPTION, chosenAuthority } from './authority.js';
import { command, EXIT, UsageError } from './command.js';
import { inOwnersTransaction } from './owner.js';

/** Makes a user of an authority. Without --password-stdin a password is made up and shown once, on standard output. */
export default command({
  name: 'user create',
  options: {
    authority: AUTHORITY_OPTION,
    email: { type: 'string', value: 'EMAIL', required: true, says: 'what the user signs in with' },
    name: { type: 'string', value: 'NAME', required: true, says: 'as colleagues know them' },
    role: { type: 'string', value: 'ROLE', required: true, multiple: true, says: `one of ${ROLES.join(', ')}` },
    'password-stdin': { type: 'boolean', says: 'read the password from standard input, its first line' },
  },
  async run({ values, actor, database, out, note }) {
    const { email, name } = values;
    const roles = values.role.map(roleNamed);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`"${email}" is not an email address`);
    const given = values['password-stdin'] ? await firstLine() : null;
    if (given !== null) refuseWeak(given, { email, name });
    const password = given ?? newPassword();
    const open = await database();
    const { authorityId } = await chosenAuthority(open, values.authority);
    await inOwnersTransaction(open, (owner) =>
      createUser(owner, { authorityId, email, name, roles: [...new Set(roles)], password }, actor),
    );
    note(`${email} may sign in as ${roles.join(', ')}`);
    if (given === null) {
      note('The password, shown this once:');
      out(password);
    }
    return EXIT.done;
  },
});

function roleNamed(name: string): Role {
  const role = ROLES.find((known) => known === name);
  if (!role) throw new UsageError(`There is no role "${name}"; there are: ${ROLES.join(', ')}`);
  return role;
}

async function firstLine(): Promise<string> {
  return (await text(process.stdin)).split(/\r?\n/)[0]!;
}
