import type pg from 'pg';
import { createHash } from 'node:crypto';
import { type Subject } from '../missing/profile/profile.js';
import { placeholderPhoto } from './placeholder-photo.js';
import { Random } from './random.js';

const DAY = 86_400_000;

/** What could stand in a profile. Nobody is meant: every place, number and name is made up for the purpose. */
const SAYINGS: readonly (readonly [Subject, readonly string[]])[] = [
  ['height', ['1.58 m', '1.64 m', '1.71 m']],
  ['build', ['Slim', 'Medium', 'Tall for the age']],
  ['hair', ['Black, short at the sides', 'Dark brown, to the shoulders', 'Black, in braids']],
  ['eyes', ['Brown', 'Brown, wears glasses to read', 'Grey']],
  ['distinguishing-feature', ['Small scar above the left eyebrow', 'Speaks softly, walks fast', 'None known']],
  ['usual-clothing', ['Grey hooded top, black trainers', 'School coat, red rucksack']],
  ['health-need', ['Asthma: without the inhaler breathing gets hard within hours', 'None known']],
  ['medication', ['Blue inhaler, when needed', 'None']],
  ['risk', ['Has been offered work by adults outside the home', 'Believes a debt is owed for the journey here']],
  ['prevention-plan', ['Rings the key worker when plans change; is collected if out of money']],
  ['associate', ['“Sample”, met at the bus station, surname not known', 'Nobody known']],
  ['place', ['Testshire bus station, evenings', 'The library in Examplemarket']],
  ['address-to-search', ['Flat above the shop, 12 Placeholder Parade, Examplemarket']],
  ['phone', ['07700 900123, on Testmobile, cracked screen', '07700 900456, shared with a friend']],
  ['social-media', ['A picture-sharing service, as “example.name”']],
  ['transport', ['Bus pass; knows the line to Examplemarket']],
  ['languages', ['Vietnamese, some English', 'Tigrinya and Arabic', 'English']],
  ['interpreter', ['By telephone; not from the same town']],
];

/**
 * Profiles for the children who are missing in the demonstration, and for some who are not: some fresh, some that
 * nobody has looked at for months, one with hardly anything in it. By chance of their own, so that nothing else in the
 * authority is different for them.
 */
export async function recordDemoProfiles(client: pg.ClientBase, authorityId: string, endsAt: number): Promise<void> {
  const { rows } = await client.query<{ id: string; actor: string | null; name: string | null; since: Date }>(
    CHILDREN,
    [authorityId, new Date(endsAt)],
  );
  for (const [n, child] of rows.entries()) {
    const random = Random.of('demo-profiles', child.id);
    const confirmedAt = new Date(Math.max(endsAt - AGES[n % AGES.length]! * DAY, child.since.getTime()));
    const confirmed = { at: confirmedAt, by: child.name ?? 'The duty worker' };
    await client.query(`SELECT seed_audit($1, $2, 'synthetic.record', $3), set_config('kith.actor', $2, true)`, [
      authorityId,
      child.actor ?? 'system:synthetic',
      new Date(endsAt),
    ]);
    const said = SAYINGS.filter((_, i) => n % 4 !== 3 || i < 4);
    for (const [subject, words] of said)
      await client.query(INSERT_ITEM, [authorityId, child.id, subject, random.pick(words), subject === 'address-to-search', confirmed.at, confirmed.by]); // prettier-ignore
    if (n % 4 !== 3) await recordPhoto(client, authorityId, child.id, confirmed, random);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  }
}

/** Days since a profile was last confirmed. */
const AGES = [12, 130, 3, 45];

async function recordPhoto(
  client: pg.ClientBase,
  authorityId: string,
  childId: string,
  confirmed: { at: Date; by: string },
  random: Random,
): Promise<void> {
  const { bytes, width, height } = placeholderPhoto([
    random.whole(60, 150),
    random.whole(80, 150),
    random.whole(90, 170),
  ]);
  const sha256 = createHash('sha256').update(bytes).digest();
  await client.query(INSERT_PHOTO, [authorityId, childId, width, height, sha256, bytes, confirmed.at, confirmed.by]);
}

/** Who is missing or away, and five of the social worker’s who are not; with the worker who would write it. */
const CHILDREN = `
  WITH chosen AS (
    (SELECT a.child_id FROM absence a WHERE a.authority_id = $1 AND upper_inf(a.during) ORDER BY lower(a.during) DESC LIMIT 6)
    UNION
    (SELECT l.child_id FROM allocation l JOIN user_account u ON u.authority_id = l.authority_id AND u.id = l.worker_id
      WHERE l.authority_id = $1 AND l.during @> $2::timestamptz AND u.email LIKE 'social-worker@%'
      ORDER BY l.child_id LIMIT 5))
  SELECT c.child_id AS id, 'user:' || u.id AS actor, u.name, lower(p.during) AS since
    FROM chosen c
    JOIN period_of_care p ON p.authority_id = $1 AND p.child_id = c.child_id AND p.during @> $2::timestamptz
    LEFT JOIN allocation l ON l.authority_id = $1 AND l.child_id = c.child_id AND l.during @> $2::timestamptz
    LEFT JOIN user_account u ON u.authority_id = $1 AND u.id = l.worker_id
   ORDER BY c.child_id`;

const INSERT_ITEM = `
  INSERT INTO profile_item (authority_id, child_id, subject, words, protected, during, confirmed_at, confirmed_by)
    VALUES ($1, $2, $3, $4, $5, tstzrange($6, NULL), $6, $7)`;

const INSERT_PHOTO = `
  WITH picture AS (
    INSERT INTO profile_picture (authority_id, child_id, media_type, width, height, sha256, bytes)
      VALUES ($1, $2, 'image/png', $3, $4, $5, $6) RETURNING id)
  INSERT INTO profile_photo (authority_id, child_id, picture_id, taken_on, during, confirmed_at, confirmed_by)
    SELECT $1, $2, id, ($7::timestamptz)::date, tstzrange($7, NULL), $7, $8 FROM picture`;
