import { createAuthority } from '../auth/accounts.js';
import { command, EXIT, UsageError } from './command.js';
import { inOwnersTransaction } from './owner.js';

/** Makes a local authority, empty; its first user is made with `kith user create`. */
export default command({
  name: 'authority create',
  options: {
    name: { type: 'string', value: 'NAME', required: true, says: 'as it calls itself' },
    'dfe-code': { type: 'string', value: 'NNN', says: 'the three digits of the Department for Education' },
    'ons-code': { type: 'string', value: 'CODE', says: 'of the Office for National Statistics, such as E09000001' },
    region: { type: 'string', value: 'REGION', says: 'of England' },
  },
  async run({ values, actor, database, note }) {
    const { name, 'dfe-code': dfeCode, 'ons-code': onsCode, region } = values;
    if (dfeCode !== undefined && !/^\d{3}$/.test(dfeCode)) throw new UsageError('--dfe-code is three digits');
    if (onsCode !== undefined && !/^[A-Z]\d{8}$/.test(onsCode))
      throw new UsageError('--ons-code is a letter and eight digits');
    await inOwnersTransaction(await database(), (owner) =>
      createAuthority(owner, { name, dfeCode, onsCode, region }, actor),
    );
    note(`${name} is there, and empty`);
    return EXIT.done;
  },
});
