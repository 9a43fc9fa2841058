import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Random } from './random.js';

interface SyntheticPostcode {
  /** Capitals, without the space. */
  postcode: string;
  /** Metres on the National Grid. */
  easting: number;
  northing: number;
}

/** The middle of Testshire, on the grid; no synthetic postcode lies farther from it than this in either direction. */
const MIDDLE = { easting: 430_000, northing: 300_000 };
const REACH = 32_000;
const LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ'];

/**
 * Where every synthetic postcode is: all of ZZ99, which no house has. By chance of its own, the same for everybody, so
 * that a distance between two of them is the same in every demonstration and in every test.
 */
export function syntheticPostcodes(): SyntheticPostcode[] {
  const random = Random.of('synthetic-postcodes');
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  return digits.flatMap((digit) =>
    LETTERS.flatMap((first) =>
      LETTERS.map((second) => ({
        postcode: `ZZ99${digit}${first}${second}`,
        easting: MIDDLE.easting + random.whole(-REACH, REACH),
        northing: MIDDLE.northing + random.whole(-REACH, REACH),
      })),
    ),
  );
}

/** As an edition that counts from before anything synthetic began; does nothing where there is an edition already. */
export async function placeSyntheticPostcodes(owner: pg.ClientBase): Promise<void> {
  const places = syntheticPostcodes();
  const sha256 = createHash('sha256').update(JSON.stringify(places)).digest();
  await owner.query(
    `WITH edition AS (
       INSERT INTO postcode_edition (as_of, source, sha256, postcodes, imported_by)
         SELECT '2000-01-01', 'Synthetic: ZZ99 postcodes of Testshire, which does not exist', $1, $2, 'system:synthetic'
          WHERE NOT EXISTS (SELECT FROM postcode_edition) RETURNING id)
     INSERT INTO postcode_place (edition, postcode, easting, northing)
       SELECT edition.id, place.* FROM edition, unnest($3::text[], $4::int[], $5::int[]) AS place`,
    [
      sha256,
      places.length,
      places.map(({ postcode }) => postcode),
      places.map(({ easting }) => easting),
      places.map(({ northing }) => northing),
    ],
  );
}
