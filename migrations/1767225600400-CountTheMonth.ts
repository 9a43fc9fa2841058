import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What counting a month needs. A set of days of one month is a `bigint`, its lowest bit the first day: so “was the
 * child unaccompanied on any day looked after” is one `&`, a state can be worked out from spans without a row for each
 * child and day, and `bit_or` gathers a child's spans in one pass over the facts.
 *
 * “On day d” is at 23:59:59 in London (decision 12). The clocks are asked once for the month, not once for each fact.
 */
export class CountTheMonth1767225600400 implements MigrationInterface {
  name = 'CountTheMonth1767225600400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The month that begins on p_first. \`midnights\` begin its days; \`closes\` are the first instants after 23:59:59 of
      -- each, so that what begins at 23:59:59 sharp still holds on the day, and what ends then does not.
      CREATE FUNCTION return_month(p_first date)
      RETURNS TABLE (first date, last date, during tstzrange, opens timestamptz, ends timestamptz,
                     midnights timestamptz[], closes timestamptz[], last_day bigint)
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT p_first, max(d.day), tstzrange(min(d.midnight), max(d.next)), min(d.midnight), max(d.next),
               array_agg(d.midnight ORDER BY d.day), array_agg(d.closes ORDER BY d.day), 1::bigint << (count(*)::int - 1)
          FROM (SELECT n.at::date AS day,
                       n.at AT TIME ZONE 'Europe/London' AS midnight,
                       (n.at + interval '1 day') AT TIME ZONE 'Europe/London' AS next,
                       (n.at + interval '23:59:59.000001') AT TIME ZONE 'Europe/London' AS closes
                  FROM generate_series(p_first::timestamp, p_first + interval '1 month' - interval '1 day',
                                       interval '1 day') n(at)) d
      $$;

      -- The days on which a span holds; null until: it goes on. No day when it ends before it begins.
      CREATE FUNCTION days_held(from_at timestamptz, until_at timestamptz, closes timestamptz[]) RETURNS bigint
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT greatest(0, (1::bigint << width_bucket(coalesce(until_at, 'infinity'), closes))
                             - (1::bigint << width_bucket(from_at, closes)))
      $$;

      -- The days a span within the month touches, however briefly.
      CREATE FUNCTION days_touched(from_at timestamptz, until_at timestamptz, midnights timestamptz[]) RETURNS bigint
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT (1::bigint << width_bucket(until_at - interval '1 microsecond', midnights))
                 - (1::bigint << (width_bucket(from_at, midnights) - 1))
      $$;

      -- When an answer of “no” is out of date: the midnight after the day six months on (decision 24).
      CREATE FUNCTION answer_goes_stale(answered_at timestamptz) RETURNS timestamptz
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ((answered_at AT TIME ZONE 'Europe/London')::date + interval '6 months' + interval '1 day')
                 AT TIME ZONE 'Europe/London'
      $$;

      -- Over a window, the last value given so far: nulls are passed over.
      CREATE FUNCTION later_value(text, text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT $2 $$;
      CREATE AGGREGATE last_given(text) (SFUNC = later_value, STYPE = text, PARALLEL = SAFE);

      CALL app_may_call('return_month(date)');
      CALL app_may_call('days_held(timestamptz, timestamptz, timestamptz[])');
      CALL app_may_call('days_touched(timestamptz, timestamptz, timestamptz[])');
      CALL app_may_call('answer_goes_stale(timestamptz)');
      CALL app_may_call('later_value(text, text)');
      CALL app_may_call('last_given(text)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP AGGREGATE last_given(text);
      DROP FUNCTION later_value(text, text), answer_goes_stale(timestamptz),
        days_touched(timestamptz, timestamptz, timestamptz[]), days_held(timestamptz, timestamptz, timestamptz[]),
        return_month(date);
    `);
  }
}
