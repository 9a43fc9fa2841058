import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Dated, type LegalStatus, type PeriodOfCare } from './child.js';
import { type RecordedAnswer, type UnaccompaniedEnding } from './unaccompanied.js';

/** What a new or corrected assertion says. Days as `YYYY-MM-DD`. */
export interface AssertedBirth {
  earliest: string;
  latest: string;
  source: string;
  assertedAt: Date;
  underChallenge: boolean;
}

/** A fact by its id: whose it is, and the version to be changed. */
export interface FactOf {
  childId: string;
  version: number;
}

/** The dated records of a child. The child's row is locked before any of them is written. */
@Injectable()
export class DatedFactsQueries {
  constructor(private readonly db: Database) {}

  async insertBirth(childId: string, birth: AssertedBirth): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at, under_challenge)
        VALUES (current_authority(), ${childId}, ${birth.earliest}, ${birth.latest}, ${birth.source},
                ${birth.assertedAt}, ${birth.underChallenge}) RETURNING id`;
    return row!.id;
  }

  async supersedeBirths(ids: readonly string[], by: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE date_of_birth_assertion SET superseded_by = ${by}, superseded_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND id = ANY (${ids}::uuid[])`;
  }

  async correctBirth(id: string, earliest: string, latest: string, underChallenge: boolean): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE date_of_birth_assertion
         SET earliest = ${earliest}, latest = ${latest}, under_challenge = ${underChallenge}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async childOfBirth(id: string): Promise<string | null> {
    const [row] = await this.db.sql<FactOf[]>`
      SELECT child_id AS "childId" FROM date_of_birth_assertion
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.childId ?? null;
  }

  async childOfPeriod(id: string): Promise<string | null> {
    const [row] = await this.db.sql<FactOf[]>`
      SELECT child_id AS "childId" FROM period_of_care
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.childId ?? null;
  }

  async period(id: string): Promise<PeriodOfCare | null> {
    const [row] = await this.db.sql<PeriodOfCare[]>`
      SELECT id, lower(during) AS "from", upper(during) AS "until", end_reason AS "endReason", version
        FROM period_of_care WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async insertPeriod(childId: string, from: Date, until: Date | null, endReason: string | null): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO period_of_care (authority_id, child_id, during, end_reason)
        VALUES (current_authority(), ${childId}, tstzrange(${from}, ${until}), ${endReason}) RETURNING id`;
    return row!.id;
  }

  async endPeriod(id: string, at: Date, reason: string): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE period_of_care SET during = tstzrange(lower(during), ${at}), end_reason = ${reason}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async correctPeriod(id: string, from: Date, until: Date | null): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE period_of_care SET during = tstzrange(${from}, ${until})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async legalStatuses(childId: string): Promise<LegalStatus[]> {
    return this.db.sql<LegalStatus[]>`
      SELECT id, lower(during) AS "from", upper(during) AS "until", code, version
        FROM legal_status WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
       ORDER BY lower(during) DESC`;
  }

  async childOfLegalStatus(id: string): Promise<string | null> {
    const [row] = await this.db.sql<FactOf[]>`
      SELECT child_id AS "childId" FROM legal_status
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.childId ?? null;
  }

  async insertLegalStatus(childId: string, code: string, from: Date, until: Date | null): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO legal_status (authority_id, child_id, code, during)
        VALUES (current_authority(), ${childId}, ${code}, tstzrange(${from}, ${until})) RETURNING id`;
    return row!.id;
  }

  async endLegalStatus(id: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE legal_status SET during = tstzrange(lower(during), ${at})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async correctLegalStatus(id: string, code: string, from: Date, until: Date | null): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE legal_status SET code = ${code}, during = tstzrange(${from}, ${until})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async unaccompanied(childId: string): Promise<RecordedAnswer[]> {
    return this.db.sql<RecordedAnswer[]>`
      SELECT id, answer, lower(during) AS "from", upper(during) AS "until", answered_at AS "answeredAt",
             end_reason AS "endReason", version
        FROM unaccompanied_answer WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
       ORDER BY lower(during) DESC`;
  }

  async insertUnaccompanied(
    childId: string,
    answer: string,
    from: Date,
    until: Date | null,
    answeredAt: Date,
  ): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO unaccompanied_answer (authority_id, child_id, answer, during, answered_at)
        VALUES (current_authority(), ${childId}, ${answer}, tstzrange(${from}, ${until}), ${answeredAt}) RETURNING id`;
    return row!.id;
  }

  async endUnaccompanied(id: string, at: Date, reason: UnaccompaniedEnding | 'answered-again'): Promise<void> {
    await this.db.sql`
      UPDATE unaccompanied_answer SET during = tstzrange(lower(during), ${at}), end_reason = ${reason}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async allocations(childId: string): Promise<Dated[]> {
    return this.db.sql<Dated[]>`
      SELECT id, lower(during) AS "from", upper(during) AS "until", version
        FROM allocation WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}`;
  }

  async insertAllocation(
    childId: string,
    workerId: string,
    teamId: string,
    from: Date,
    until: Date | null,
  ): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO allocation (authority_id, child_id, worker_id, team_id, during)
        VALUES (current_authority(), ${childId}, ${workerId}, ${teamId}, tstzrange(${from}, ${until})) RETURNING id`;
    return row!.id;
  }

  async endAllocation(id: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE allocation SET during = tstzrange(lower(during), ${at})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }
}
