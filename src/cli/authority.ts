import pg from 'pg';
import { type Actor } from '../kernel/actor.js';
import { UsageError, type Invocation, type Option } from './command.js';
import { type OpenDatabase } from './open-database.js';

/** For commands that work for one authority. */
export const AUTHORITY_OPTION = {
  type: 'string',
  value: 'NAME',
  says: 'the local authority; needed only where there are several',
} as const satisfies Option;

export interface Authority {
  authorityId: string;
  name: string;
}

/** Every authority, by name. */
export async function authorities({ ownerUrl }: OpenDatabase): Promise<Authority[]> {
  if (!ownerUrl) throw new UsageError('DATABASE_OWNER_URL is not set: only the owner sees which authorities there are');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Authority>(
      'SELECT authority_id AS "authorityId", name FROM authority ORDER BY name',
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** The one named, or the only one. */
export async function chosenAuthority(database: OpenDatabase, name: string | undefined): Promise<Authority> {
  const all = await authorities(database);
  const matching = name === undefined ? all : all.filter((authority) => authority.name === name);
  if (matching.length === 1) return matching[0]!;
  if (all.length === 0) throw new UsageError('There is no authority in this database yet');
  const names = all.map((authority) => authority.name).join(', ');
  throw new UsageError(
    name === undefined
      ? `Choose one with --authority: ${names}`
      : `There is no authority "${name}"; there are: ${names}`,
  );
}

/** Whom the audit names for what a command does. */
export function commandLineActor(
  { authorityId }: Authority,
  { actor }: Pick<Invocation, 'actor'>,
  permissions: string[],
): Actor {
  return { authorityId, userId: null, label: actor, name: '', roles: [], permissions: new Set(permissions) };
}
