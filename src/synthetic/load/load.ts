import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type SyntheticAuthority } from '../authority.js';
import { type Recording } from '../facts.js';
import { copyLine } from './copy-text.js';
import { REPLAY } from './replay.js';

export interface Load {
  authority: SyntheticAuthority;
  /** By e-mail address; who has none cannot sign in. */
  passwordHashes: ReadonlyMap<string, string>;
  log: (line: string) => void;
  /** Sees each child's recordings on their way, to count them for instance. */
  onChild?: (recordings: readonly Recording[]) => void;
}

/**
 * Writes a synthetic authority in the transaction under way, as the owner: first everything into a staging table by
 * COPY, then sitting by sitting in the order of recorded time, each with its audit row, with every constraint and
 * trigger on. What the tables say as known at an instant is then what had been recorded by then.
 */
export async function loadAuthority(client: pg.ClientBase, load: Load): Promise<void> {
  const { authority, log } = load;
  await client.query(`SELECT set_config('kith.authority_id', $1, true)`, [authority.id]);
  await client.query(
    `INSERT INTO authority (authority_id, name, dfe_code, ons_code, region, created_at)
     VALUES ($1, $2, '999', 'E99999999', 'Nowhere', $3)`,
    [authority.id, authority.name, new Date(authority.history.startsAt)],
  );
  await client.query(STAGING);
  const copying = client.query(copyFrom('COPY seed_copied (at, step, actor, why, table_name, is_change, row) FROM STDIN'));
  await pipeline(Readable.from(linesOf(load)), copying);
  log(`${copying.rowCount} facts generated`);
  await client.query(ORDERED);
  const onNotice = ({ message }: { message?: string }) => log(message ?? '');
  client.on('notice', onNotice);
  await client.query(REPLAY);
  client.off('notice', onNotice);
} // prettier-ignore

/** Lines in pieces of a size worth sending. */
function* linesOf({ authority, passwordHashes, onChild }: Load): Generator<string> {
  yield authority.common.map((recording) => copyLine(withPassword(recording, passwordHashes))).join('');
  let piece = '';
  for (const recordings of authority.children()) {
    onChild?.(recordings);
    for (const recording of recordings) piece += copyLine(recording);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const PIECE = 65_536;

function withPassword(recording: Recording, hashes: Load['passwordHashes']): Recording {
  const { row } = recording;
  if (!('email' in row) || row.email == null) return recording;
  return { ...recording, row: { ...row, password_hash: hashes.get(row.email as string) ?? null } } as Recording;
}

const STAGING = `
  CREATE TEMP TABLE seed_copied (
    at timestamptz NOT NULL,
    step int NOT NULL,
    actor text NOT NULL,
    why text,
    table_name text NOT NULL,
    is_change boolean NOT NULL,
    row jsonb NOT NULL
  ) ON COMMIT DROP`;

/** Recordings of one sitting, by one person and for one reason, make a group; corrections come after the rest. */
const ORDERED = `
  CREATE TEMP TABLE seed_recording ON COMMIT DROP AS
    SELECT dense_rank() OVER (ORDER BY at, step, actor, why NULLS FIRST)::int AS group_no, *
      FROM seed_copied ORDER BY 1;
  DROP TABLE seed_copied;
  CREATE INDEX ON seed_recording (group_no, table_name, is_change);
  ANALYZE seed_recording`;
