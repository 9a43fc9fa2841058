import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface SearchCriteria {
  /** Beginnings of words of the child's names, in any order. */
  name?: string;
  /** `YYYY-MM-DD`: any date of birth ever asserted that may be this day. */
  bornOn?: string;
  localNumber?: string;
}

/** Somebody about to be recorded, to be compared with who is. */
export interface Newcomer {
  givenName: string;
  familyName: string;
  knownAs?: string | null;
  /** The range the date of birth lies in; null when it is not known at all. */
  born: { earliest: string; latest: string } | null;
}

export interface LikelyDuplicate {
  childId: string;
  sameBirthDay: boolean;
  /** All words of the given and family name are this child's too. */
  allNameWords: boolean;
  sharedWords: number;
}

/** Names are matched by folded words of an index, never by patterns: see the migration RecordChildren. */
@Injectable()
export class SearchQueries {
  constructor(private readonly db: Database) {}

  async insert(actor: string, criteria: SearchCriteria): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO search (authority_id, actor, criteria)
        VALUES (current_authority(), ${actor}, ${JSON.stringify(criteria)}) RETURNING id`;
    return row!.id;
  }

  /** A search of the actor's own of the last 24 hours. */
  async find(actor: string, searchId: string): Promise<SearchCriteria | null> {
    const [row] = await this.db.sql<{ criteria: SearchCriteria }[]>`
      SELECT criteria FROM search
       WHERE authority_id = (SELECT current_authority()) AND id = ${searchId} AND actor = ${actor}
         AND created_at > now() - interval '24 hours'`;
    return row?.criteria ?? null;
  }

  /** Old searches hold names and lead nowhere any more. */
  async forgetOld(actor: string): Promise<void> {
    await this.db.sql`
      DELETE FROM search WHERE authority_id = (SELECT current_authority()) AND actor = ${actor}
         AND created_at < now() - interval '24 hours'`;
  }

  /** A page of the visible children that fit all criteria given, by name, as ids, and how many there are. */
  async matches({ name, bornOn, localNumber }: SearchCriteria, limit: number, offset: number) {
    const [row] = await this.db.sql<{ ids: string[]; total: number }[]>`
      WITH typed AS MATERIALIZED (SELECT name_words(${name ?? ''}) AS words),
      -- who comes into question by the first criterion there is; the others then narrow it down
      named AS (
        SELECT w.child_id AS id FROM typed, unnest(typed.words) AS q (word)
          JOIN LATERAL (
            SELECT c.child_id FROM child_name_word c WHERE c.authority_id = (SELECT current_authority())
               AND c.word >= q.word COLLATE "C" AND c.word < (q.word || chr(1114111)) COLLATE "C") w ON true
         GROUP BY w.child_id
        HAVING count(DISTINCT q.word) = (SELECT cardinality(words) FROM typed)
      ), candidate AS MATERIALIZED (
        SELECT id FROM named WHERE ${name ?? null}::text IS NOT NULL
        UNION ALL
        SELECT c.id FROM child c
         WHERE c.authority_id = (SELECT current_authority()) AND c.local_number = ${localNumber ?? null}::text
           AND ${name ?? null}::text IS NULL
        UNION ALL
        SELECT DISTINCT b.child_id FROM date_of_birth_assertion b
         WHERE b.authority_id = (SELECT current_authority()) AND ${bornOn ?? null}::date BETWEEN b.earliest AND b.latest
           AND ${name ?? null}::text IS NULL AND ${localNumber ?? null}::text IS NULL
      ), found AS MATERIALIZED (
        -- as an array: the planner then looks each up instead of reading every child
        SELECT c.id, c.family_name, c.given_name FROM visible_child c
         WHERE c.authority_id = (SELECT current_authority()) AND c.id = ANY (ARRAY (SELECT id FROM candidate))
           AND (${localNumber ?? null}::text IS NULL OR c.local_number = ${localNumber ?? null}::text)
           AND (${bornOn ?? null}::date IS NULL OR EXISTS (
             SELECT FROM date_of_birth_assertion b WHERE b.authority_id = c.authority_id AND b.child_id = c.id
                AND ${bornOn ?? null}::date BETWEEN b.earliest AND b.latest))
      ), shown AS (
        SELECT id, row_number() OVER (ORDER BY lower(family_name), lower(given_name), id) AS place FROM found
         ORDER BY place LIMIT ${limit} OFFSET ${offset}
      )
      SELECT (SELECT count(*)::int FROM found) AS total,
             coalesce((SELECT array_agg(id ORDER BY place) FROM shown), '{}') AS ids`;
    return row!;
  }

  /**
   * Visible children who may be the newcomer: born on a day that may be the same and sharing a word of a name, or
   * bearing all words of the given and family name. The likeliest first.
   */
  async likelyDuplicates({ givenName, familyName, knownAs, born }: Newcomer): Promise<LikelyDuplicate[]> {
    return this.db.sql<LikelyDuplicate[]>`
      WITH alike AS MATERIALIZED (
        SELECT w.child_id, count(*)::int AS shared,
               count(*) FILTER (WHERE w.word = ANY (name_words(${givenName}, ${familyName})))
                 = cardinality(name_words(${givenName}, ${familyName})) AS all_words
          FROM unnest(name_words(${givenName}, ${familyName}, ${knownAs ?? ''})) AS n (word)
          JOIN child_name_word w ON w.authority_id = (SELECT current_authority()) AND w.word = n.word COLLATE "C"
         GROUP BY w.child_id
      ), compared AS (
        SELECT a.*, EXISTS (
                 SELECT FROM date_of_birth_assertion b
                  WHERE b.authority_id = c.authority_id AND b.child_id = c.id
                    AND b.earliest <= ${born?.latest ?? null}::date AND b.latest >= ${born?.earliest ?? null}::date
               ) AS same_birth
          FROM alike a JOIN visible_child c ON c.authority_id = (SELECT current_authority()) AND c.id = a.child_id
      )
      SELECT child_id AS "childId", same_birth AS "sameBirthDay", all_words AS "allNameWords", shared AS "sharedWords"
        FROM compared WHERE same_birth OR all_words
       ORDER BY same_birth AND all_words DESC, all_words DESC, shared DESC, child_id LIMIT 20`;
  }
}
