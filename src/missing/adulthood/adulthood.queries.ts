import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type AdultOutcome } from './adulthood.dto.js';

export interface AdulthoodRow {
  adult_from: Date;
  confirmed_by: string;
  confirmed_at: Date;
  owner: string;
  outcome: AdultOutcome | null;
  ended_at: Date | null;
  handed_to: string | null;
  outcome_details: string | null;
}

export interface Confirmed {
  childId: string;
  absenceId: string;
  adultFrom: Date;
  assertionId: string;
  periodId: string | null;
  confirmedBy: string;
  ownerId: string;
}

@Injectable()
export class AdulthoodQueries {
  constructor(private readonly db: Database) {}

  async confirm(said: Confirmed): Promise<void> {
    await this.db.sql`
      INSERT INTO absence_adulthood (authority_id, child_id, absence_id, adult_from, date_of_birth_assertion_id,
                                     period_of_care_id, confirmed_by, owner_id)
      VALUES (current_authority(), ${said.childId}, ${said.absenceId}, ${said.adultFrom}, ${said.assertionId},
              ${said.periodId}, ${said.confirmedBy}, ${said.ownerId})`;
  }

  async end(
    absenceId: string,
    end: { outcome: AdultOutcome; at: Date; handedTo: string | null; details: string | null },
  ): Promise<void> {
    await this.db.sql`
      UPDATE absence_adulthood SET outcome = ${end.outcome}, ended_at = ${end.at}, handed_to = ${end.handedTo},
                                   outcome_details = ${end.details}
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}`;
  }

  async ofAbsence(absenceId: string): Promise<AdulthoodRow | null> {
    const rows = await this.db.sql<AdulthoodRow[]>`
      SELECT g.adult_from, by.name AS confirmed_by, v.recorded_at AS confirmed_at, owner.name AS owner, g.outcome,
             g.ended_at, g.handed_to, g.outcome_details
        FROM absence_adulthood g
        JOIN absence_adulthood_version v ON v.authority_id = g.authority_id AND v.id = g.id AND v.version = 1
        JOIN user_account by ON by.authority_id = g.authority_id AND by.id = g.confirmed_by
        JOIN user_account owner ON owner.authority_id = g.authority_id AND owner.id = g.owner_id
       WHERE g.authority_id = (SELECT current_authority()) AND g.absence_id = ${absenceId}`;
    return rows[0] ?? null;
  }
}
