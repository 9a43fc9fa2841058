import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toIso, type PlainDate } from '../kernel/plain-date.js';
import { type PostcodeLine, readPostcodes } from './postcode-file.js';

export interface PostcodeImport {
  file: string;
  /** The day the edition counts from. */
  asOf: PlainDate;
  /** Who published it, as a reader should cite it. */
  source: string;
  by: string;
  /** Told how far it is, every hundred thousand postcodes. */
  progress: (postcodes: number) => void;
}

export interface PostcodeImported {
  postcodes: number;
  /** The very file was imported before, and nothing changed. */
  isKnown: boolean;
}

/**
 * Brings in an edition in the owner's transaction under way: whole or not at all, and the same file again changes
 * nothing.
 * @throws PostcodeFileError · 23505 when another file is already the edition of that day
 */
export async function importPostcodes(owner: pg.ClientBase, asked: PostcodeImport): Promise<PostcodeImported> {
  const sha256 = await sha256Of(asked.file);
  const { rows: known } = await owner.query<{ postcodes: number }>(
    'SELECT postcodes FROM postcode_edition WHERE sha256 = $1',
    [sha256],
  );
  if (known[0]) return { postcodes: known[0].postcodes, isKnown: true };
  await owner.query('CREATE TEMP TABLE staged (LIKE postcode_place INCLUDING CONSTRAINTS) ON COMMIT DROP');
  await owner.query('ALTER TABLE staged DROP COLUMN edition');
  const copying = owner.query(copyFrom('COPY staged (postcode, easting, northing, area) FROM STDIN'));
  await pipeline(Readable.from(copyText(readPostcodes(createReadStream(asked.file)), asked.progress)), copying);
  const { rows } = await owner.query<{ postcodes: number }>(
    `WITH edition AS (
       INSERT INTO postcode_edition (as_of, source, sha256, postcodes, imported_by)
         SELECT $1, $2, $3, count(*), $4 FROM staged RETURNING id, postcodes),
     placed AS (
       INSERT INTO postcode_place (edition, postcode, easting, northing, area)
         SELECT id, postcode, easting, northing, area FROM staged CROSS JOIN edition)
     SELECT postcodes FROM edition`,
    [toIso(asked.asOf), asked.source, sha256, asked.by],
  );
  await owner.query(`SELECT append_system_audit('postcodes.import', 'done', NULL, $1::jsonb)`, [
    JSON.stringify({ sha256: sha256.toString('hex'), asOf: toIso(asked.asOf), by: asked.by }),
  ]);
  return { postcodes: rows[0]!.postcodes, isKnown: false };
}

async function sha256Of(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest();
}

/** Lines of COPY in pieces of a size worth sending. */
async function* copyText(lines: AsyncIterable<PostcodeLine>, progress: (postcodes: number) => void) {
  let piece = '';
  let count = 0;
  for await (const { postcode, easting, northing, area } of lines) {
    piece += `${postcode}\t${easting ?? '\\N'}\t${northing ?? '\\N'}\t${area ?? '\\N'}\n`;
    if (++count % 100_000 === 0) progress(count);
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
