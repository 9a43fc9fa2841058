import { type KeyObject } from 'node:crypto';
import { AuditQueries, SYSTEM } from '../audit/audit.queries.js';
import { type Point } from '../audit/chain.js';
import { addCheckpoint, readCheckpoints, signingKey } from '../audit/checkpoint.js';
import { verifyChain, type Verified } from '../audit/verify.js';
import { AUTHORITY_OPTION, authorities, chosenAuthority, type Authority } from './authority.js';
import { command, EXIT, UsageError, type Invocation } from './command.js';
import { type OpenDatabase } from './open-database.js';
import { asOwner } from './owner.js';

const options = {
  authority: { ...AUTHORITY_OPTION, says: 'only this local authority; otherwise all, and the system’s own chain' },
  checkpoint: {
    type: 'string',
    value: 'FILE',
    says: 'compare with the signed checkpoints kept there, and add one when all is intact',
  },
  resume: { type: 'boolean', says: 'begin at the last checkpoint instead of the first row' },
} as const;

/** Recomputes the audit from the stored bytes, and names the first row of each chain that is not as it was written. */
export default command({
  name: 'audit verify',
  options,
  async run(invocation) {
    const { values, config, out, note } = invocation;
    if (values.resume && !values.checkpoint) throw new UsageError('--resume needs --checkpoint');
    const file = values.checkpoint;
    const key = file === undefined ? null : signingKey(config.dataDir);
    const points = key ? readCheckpoints(file!, key).flatMap((checkpoint) => checkpoint.points) : [];
    const database = await invocation.database();
    const verified = await verifyAll(database, points, invocation);
    const names = await namesOf(database);
    for (const chain of verified) out(sentence(chain, names));
    const broken = verified.some((chain) => chain.broken);
    if (key && !broken) vouch(file!, key, verified, note);
    if (!key)
      note('Without --checkpoint a chain that was cut short, or written anew, cannot be told from a whole one.');
    return broken ? EXIT.finding : EXIT.done;
  },
});

async function verifyAll(
  database: OpenDatabase,
  points: readonly Point[],
  {
    values,
    actor,
    note,
  }: Invocation<{ authority: string | undefined; checkpoint: string | undefined; resume: boolean }>,
): Promise<Verified[]> {
  const only = values.authority === undefined ? null : await chosenAuthority(database, values.authority);
  return asOwner(database, async (owner) => {
    const audit = new AuditQueries(owner);
    await audit.begin();
    const verified: Verified[] = [];
    for (const authorityId of only ? [only.authorityId] : await chainsToVerify(audit, points)) {
      const own = points.filter((point) => point.authorityId === authorityId);
      const progress = (rows: number) => note(`${rows.toLocaleString('en-GB')} rows …`);
      verified.push(await verifyChain(audit, { authorityId, points: own, resume: values.resume, progress }));
    }
    await audit.end();
    await audit.recordVerification(actor, verified.some(({ broken }) => broken) ? 'broken' : 'intact', verified.length);
    return verified;
  });
}

/** Those of the database, and those only a checkpoint remembers. */
async function chainsToVerify(audit: AuditQueries, points: readonly Point[]): Promise<string[]> {
  return [...new Set([...(await audit.chains()), ...points.map(({ authorityId }) => authorityId)])];
}

function vouch(file: string, key: KeyObject, verified: readonly Verified[], note: (line: string) => void): void {
  const points = verified.flatMap(({ authorityId, head }) =>
    head ? [{ authorityId, seq: head.seq, hash: head.hash }] : [],
  );
  addCheckpoint(file, key, { signedAt: new Date().toISOString(), points });
  note(`A checkpoint was added to ${file}`);
}

async function namesOf(database: OpenDatabase): Promise<Map<string, string>> {
  const named = (await authorities(database)).map(({ authorityId, name }: Authority) => [authorityId, name] as const);
  return new Map([[SYSTEM, 'The system'], ...named]);
}

function sentence({ authorityId, rows, broken }: Verified, names: ReadonlyMap<string, string>): string {
  const name = names.get(authorityId) ?? `Authority ${authorityId}`;
  if (broken) return `${name}: row ${broken.seq} ${broken.what}`;
  return `${name}: ${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}, intact`;
}
