import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where postcodes are on the National Grid, edition by edition, as published: an edition counts from its day on and stays
 * readable when the next comes, so a distance worked out for a day can be worked out again. The same for every
 * authority; only the owner writes them (`kith postcodes import`).
 */
export class PlacePostcodes1767225601800 implements MigrationInterface {
  name = 'PlacePostcodes1767225601800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE postcode_edition (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- the day it counts from
        as_of date NOT NULL UNIQUE,
        source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
        sha256 bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
        postcodes int NOT NULL CHECK (postcodes > 0),
        imported_at timestamptz NOT NULL DEFAULT now(),
        imported_by text NOT NULL
      );
      CREATE TABLE postcode_place (
        edition int NOT NULL REFERENCES postcode_edition,
        -- capitals, without the space
        postcode text NOT NULL CHECK (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$'),
        -- metres; null where the postcode has no place on the grid of Great Britain
        easting int CHECK (easting BETWEEN 0 AND 700000),
        northing int CHECK (northing BETWEEN 0 AND 1300000),
        -- ONS code of the local authority area; null where the edition does not say
        area text CHECK (area ~ '^[A-Z][0-9]{8}$'),
        PRIMARY KEY (edition, postcode),
        CHECK ((easting IS NULL) = (northing IS NULL))
      );

      -- Straight-line miles to one decimal as the SSDA903 return works them out; null when either is not known.
      CREATE FUNCTION postcode_miles(one text, other text, on_day date) RETURNS numeric
      LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
        SELECT round((sqrt((a.easting - b.easting)::numeric ^ 2 + (a.northing - b.northing)::numeric ^ 2) / 1609.3), 1)
          FROM (SELECT id FROM postcode_edition WHERE as_of <= on_day ORDER BY as_of DESC LIMIT 1) e
          JOIN postcode_place a ON a.edition = e.id AND a.postcode = replace(upper(one), ' ', '')
          JOIN postcode_place b ON b.edition = e.id AND b.postcode = replace(upper(other), ' ', '')
      $$;
      CALL app_may('SELECT ON postcode_edition');
      CALL app_may('SELECT ON postcode_place');
      CALL app_may_call('postcode_miles(text, text, date)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION postcode_miles(text, text, date);
      DROP TABLE postcode_place, postcode_edition;
    `);
  }
}
