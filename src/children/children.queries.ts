import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Child, type ChildRecord, type ChildSummary } from './child.js';
import { revived } from './revived.js';

/** What of a child can be corrected. */
export type ChildFields = Omit<Child, 'id' | 'version'>;

/** Reads of the child itself. Every one goes by `visible_child`: what may not be seen is not there. */
@Injectable()
export class ChildrenQueries {
  constructor(private readonly db: Database) {}

  async find(childId: string): Promise<Child | null> {
    const [row] = await this.db.sql<Child[]>`
      SELECT id, given_name AS "givenName", family_name AS "familyName", known_as AS "knownAs", sex,
             local_number AS "localNumber",
             CASE WHEN may_see_item(id, 'address') THEN home_postcode END AS "homePostcode", version
        FROM visible_child WHERE authority_id = (SELECT current_authority()) AND id = ${childId}`;
    return row ?? null;
  }

  /** The same, locked until commit: no placement, absence, assertion or status of the child changes meanwhile. */
  async lock(childId: string): Promise<Child | null> {
    const [row] = await this.db.sql<Child[]>`
      SELECT c.id, c.given_name AS "givenName", c.family_name AS "familyName", c.known_as AS "knownAs", c.sex,
             c.local_number AS "localNumber",
             CASE WHEN may_see_item(c.id, 'address') THEN c.home_postcode END AS "homePostcode", c.version
        FROM child c
       WHERE c.authority_id = (SELECT current_authority()) AND c.id = ${childId}
         AND EXISTS (SELECT FROM visible_child v WHERE v.authority_id = c.authority_id AND v.id = c.id)
         FOR NO KEY UPDATE OF c`;
    return row ?? null;
  }

  /** The child and every dated fact of the child, in one statement. */
  async record(childId: string): Promise<ChildRecord | null> {
    const [row] = await this.db.sql<Record<keyof ChildRecord, unknown>[]>`
      SELECT c.id, c.given_name AS "givenName", c.family_name AS "familyName", c.known_as AS "knownAs", c.sex,
             c.local_number AS "localNumber",
             CASE WHEN may_see_item(c.id, 'address') THEN c.home_postcode END AS "homePostcode", c.version,
        (SELECT jsonb_agg(jsonb_build_object('id', b.id, 'earliest', b.earliest, 'latest', b.latest, 'source', b.source,
                  'assertedAt', b.asserted_at, 'supersededBy', b.superseded_by, 'supersededAt', b.superseded_at,
                  'underChallenge', b.under_challenge, 'version', b.version) ORDER BY b.asserted_at DESC, b.id)
           FROM date_of_birth_assertion b WHERE b.authority_id = c.authority_id AND b.child_id = c.id) AS births,
        (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'from', lower(p.during), 'until', upper(p.during),
                  'endReason', p.end_reason, 'version', p.version) ORDER BY lower(p.during) DESC)
           FROM period_of_care p WHERE p.authority_id = c.authority_id AND p.child_id = c.id) AS care,
        (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'from', lower(s.during), 'until', upper(s.during),
                  'code', s.code, 'version', s.version) ORDER BY lower(s.during) DESC)
           FROM legal_status s WHERE s.authority_id = c.authority_id AND s.child_id = c.id) AS "legalStatuses",
        (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'from', lower(u.during), 'until', upper(u.during),
                  'answer', u.answer, 'answeredAt', u.answered_at, 'endReason', u.end_reason, 'version', u.version)
                  ORDER BY lower(u.during) DESC)
           FROM unaccompanied_answer u WHERE u.authority_id = c.authority_id AND u.child_id = c.id) AS unaccompanied,
        (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'from', lower(a.during), 'until', upper(a.during),
                  'workerId', a.worker_id, 'workerName', w.name, 'teamId', a.team_id, 'teamName', t.name,
                  'version', a.version) ORDER BY lower(a.during) DESC)
           FROM allocation a
           JOIN user_account w ON w.authority_id = a.authority_id AND w.id = a.worker_id
           JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
          WHERE a.authority_id = c.authority_id AND a.child_id = c.id) AS allocations,
        (SELECT jsonb_agg(jsonb_build_object('id', r.id, 'scope', r.scope, 'ownerId', r.owner_id, 'ownerName', o.name,
                  'from', lower(r.during), 'maySee', r.scope = 'child' OR may_see_item(c.id, r.scope)) ORDER BY r.scope)
           FROM restriction r JOIN user_account o ON o.authority_id = r.authority_id AND o.id = r.owner_id
          WHERE r.authority_id = c.authority_id AND r.child_id = c.id AND r.during @> now()) AS restrictions
        FROM visible_child c WHERE c.authority_id = (SELECT current_authority()) AND c.id = ${childId}`;
    if (!row) return null;
    const { births, care, legalStatuses, unaccompanied, allocations, restrictions } = row;
    const facts = { births, care, legalStatuses, unaccompanied, allocations, restrictions };
    return { ...row, ...revived(facts) } as unknown as ChildRecord;
  }

  async births(childId: string): Promise<ChildRecord['births']> {
    return this.db.sql<ChildRecord['births']>`
      SELECT id, earliest, latest, source, asserted_at AS "assertedAt", superseded_by AS "supersededBy",
             superseded_at AS "supersededAt", under_challenge AS "underChallenge", version
        FROM date_of_birth_assertion
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
       ORDER BY asserted_at DESC, id`;
  }

  /** A page of children by name, as ids, and how many there are; `workerId`: only those allocated to that worker now. */
  async page(workerId: string | null, limit: number, offset: number): Promise<{ ids: string[]; total: number }> {
    const [row] = await this.db.sql<{ ids: string[]; total: number }[]>`
      WITH found AS MATERIALIZED (
        SELECT c.id, c.family_name, c.given_name FROM visible_child c
         WHERE c.authority_id = (SELECT current_authority())
           AND (${workerId}::uuid IS NULL OR EXISTS (
             SELECT FROM allocation a WHERE a.authority_id = c.authority_id AND a.child_id = c.id
                AND a.worker_id = ${workerId}::uuid AND a.during @> now()))
      ), shown AS (
        SELECT id, row_number() OVER (ORDER BY lower(family_name), lower(given_name), id) AS place FROM found
         ORDER BY place LIMIT ${limit} OFFSET ${offset}
      )
      SELECT (SELECT count(*)::int FROM found) AS total,
             coalesce((SELECT array_agg(id ORDER BY place) FROM shown), '{}') AS ids`;
    return row!;
  }

  /** A line for each of these that may be seen, in the order asked for. */
  async summaries(ids: readonly string[]): Promise<ChildSummary[]> {
    return this.db.sql<ChildSummary[]>`
      SELECT c.id, c.given_name AS "givenName", c.family_name AS "familyName", c.known_as AS "knownAs",
             c.local_number AS "localNumber", b.latest AS "bornOn",
             coalesce(b.earliest < b.latest, false) AS "bornOnUncertain",
             lower(p.during) AS "inCareSince", s.code AS "legalStatus", w.name AS "workerName", t.name AS "teamName"
        FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, place)
        JOIN visible_child c ON c.authority_id = (SELECT current_authority()) AND c.id = asked.id
        LEFT JOIN LATERAL (
          SELECT d.earliest, d.latest FROM date_of_birth_assertion d
           WHERE d.authority_id = c.authority_id AND d.child_id = c.id AND d.superseded_at IS NULL
           ORDER BY d.latest DESC, d.earliest LIMIT 1) b ON true
        LEFT JOIN period_of_care p ON p.authority_id = c.authority_id AND p.child_id = c.id AND p.during @> now()
        LEFT JOIN legal_status s ON s.authority_id = c.authority_id AND s.child_id = c.id AND s.during @> now()
        LEFT JOIN allocation a ON a.authority_id = c.authority_id AND a.child_id = c.id AND a.during @> now()
        LEFT JOIN user_account w ON w.authority_id = a.authority_id AND w.id = a.worker_id
        LEFT JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
       ORDER BY asked.place`;
  }

  async insert({ givenName, familyName, knownAs, sex, localNumber, homePostcode }: ChildFields): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO child (authority_id, given_name, family_name, known_as, sex, local_number, home_postcode)
        VALUES (current_authority(), ${givenName}, ${familyName}, ${knownAs}, ${sex}, ${localNumber}, ${homePostcode})
        RETURNING id`;
    return row!.id;
  }

  /** @returns the new version */
  async update(childId: string, fields: Partial<ChildFields>): Promise<number> {
    const has = (field: keyof ChildFields) => fields[field] !== undefined;
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE child SET
        given_name = CASE WHEN ${has('givenName')} THEN ${fields.givenName} ELSE given_name END,
        family_name = CASE WHEN ${has('familyName')} THEN ${fields.familyName} ELSE family_name END,
        known_as = CASE WHEN ${has('knownAs')} THEN ${fields.knownAs} ELSE known_as END,
        sex = CASE WHEN ${has('sex')} THEN ${fields.sex} ELSE sex END,
        local_number = CASE WHEN ${has('localNumber')} THEN ${fields.localNumber} ELSE local_number END,
        home_postcode = CASE WHEN ${has('homePostcode')} THEN ${fields.homePostcode} ELSE home_postcode END
       WHERE authority_id = (SELECT current_authority()) AND id = ${childId}
       RETURNING version`;
    return row!.version;
  }
}
