import { type RecordedVersion } from '../kernel/recorded-version.js';
import { type Database } from './database.js';

const BEGINNING = 'WITH history AS (';
const END = [
  `)
   SELECT h.fact, h.id AS "factId", h.version, h.recorded_at AS "recordedAt",
          nullif(h.recorded_until, 'infinity') AS "recordedUntil", coalesce(u.name, 'system') AS "recordedBy",
          h.recorded_why AS "recordedWhy", h.says,
          lag(h.says) OVER (PARTITION BY h.fact, h.id ORDER BY h.version) AS before, count(*) OVER ()::int AS total
     FROM history h
     LEFT JOIN user_account u ON u.authority_id = (SELECT current_authority()) AND h.recorded_by = 'user:' || u.id
    ORDER BY h.recorded_at DESC, h.fact, h.id, h.version DESC LIMIT `,
  ' OFFSET ',
  '',
] as const;

/** A `total` of all stands in each row. */
export type VersionRow = RecordedVersion & { total: number };

/**
 * A page of everything ever recorded of something, the latest recorded first, each with what the version before it said.
 * Used as a tag: what it is given selects `fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why, says`
 * (the last as jsonb) from tables of versions, one after another by UNION ALL.
 */
export function recordedVersions(db: Database, limit: number, offset: number) {
  return (strings: TemplateStringsArray, ...values: unknown[]): Promise<VersionRow[]> =>
    db.sql<VersionRow[]>(whole(strings), ...values, limit, offset);
}

const wholes = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** The same array for the same template: a connection prepares its statement once. */
function whole(strings: TemplateStringsArray): TemplateStringsArray {
  let known = wholes.get(strings);
  if (!known) {
    const [first, ...rest] = [...strings.slice(0, -1), strings.at(-1)! + END[0], END[1], END[2]];
    const parts = [BEGINNING + first, ...rest];
    wholes.set(strings, (known = Object.assign(parts, { raw: parts })));
  }
  return known;
}
