import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type CarerApproval, type Registration } from './care-setting.js';

export type NewRegistration = Omit<Registration, 'id' | 'version'>;

/**
 * The dated facts of a setting. What belongs together is one statement: the placements are judged when it ends, not
 * between the ending of one registration and the beginning of the next.
 */
@Injectable()
export class SettingFactsQueries {
  constructor(private readonly db: Database) {}

  async settingOfRegistration(id: string): Promise<string | null> {
    const [row] = await this.db.sql<{ settingId: string }[]>`
      SELECT care_setting_id AS "settingId" FROM care_setting_registration
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.settingId ?? null;
  }

  async settingOfRestriction(id: string): Promise<string | null> {
    const [row] = await this.db.sql<{ settingId: string }[]>`
      SELECT care_setting_id AS "settingId" FROM care_setting_restriction
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.settingId ?? null;
  }

  async settingOfApproval(id: string): Promise<string | null> {
    const [row] = await this.db.sql<{ settingId: string }[]>`
      SELECT care_setting_id AS "settingId" FROM carer_approval
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row?.settingId ?? null;
  }

  /**
   * Records a registration; `ends` is the one it cuts short, which goes on after it until `endsUntil` when the new one
   * is over before (a suspension laid over a registration).
   */
  async insertRegistration(settingId: string, r: NewRegistration, ends: Registration | null): Promise<string> {
    const goesOn = ends !== null && r.until !== null && (ends.until === null || r.until < ends.until);
    const [row] = await this.db.sql<{ id: string }[]>`
      WITH ended AS (
        UPDATE care_setting_registration SET during = tstzrange(lower(during), ${r.from})
         WHERE authority_id = (SELECT current_authority()) AND id = ${ends?.id ?? null}::uuid RETURNING *
      ), goes_on AS (
        INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, subcategory, min_age, max_age, places,
                                               sex, other_conditions, during)
          SELECT authority_id, care_setting_id, status, category, subcategory, min_age, max_age, places, sex,
                 other_conditions, tstzrange(${r.until}::timestamptz, ${ends?.until ?? null}::timestamptz)
            FROM ended WHERE ${goesOn}::boolean RETURNING id
      )
      INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, subcategory, min_age, max_age, places,
                                             sex, other_conditions, during)
        SELECT current_authority(), ${settingId}::uuid, ${r.status}::text, ${r.category}::text, ${r.subcategory}::text, ${r.minAge}::int,
               ${r.maxAge}::int, ${r.places}::int, ${r.sex}::text, ${r.otherConditions}::text,
               tstzrange(${r.from}::timestamptz, ${r.until}::timestamptz)
         -- asks for both first: an overlap is refused the moment a row is inserted
         WHERE (SELECT count(*) FROM ended) + (SELECT count(*) FROM goes_on) >= 0
        RETURNING id`;
    return row!.id;
  }

  /**
   * `ended` is the one that ended where this began, and ends where it begins now. Whichever gives up time goes first: an
   * overlap is refused the moment a row is written.
   */
  async updateRegistration(id: string, r: NewRegistration, ended: Registration | null): Promise<number> {
    const isEarlier = ended?.until ? r.from < ended.until : false;
    const [row] = await this.db.sql<{ version: number }[]>`
      WITH shortened AS (
        UPDATE care_setting_registration SET during = tstzrange(lower(during), ${r.from})
         WHERE authority_id = (SELECT current_authority()) AND id = ${ended?.id ?? null}::uuid AND ${isEarlier}::boolean RETURNING id
      ), corrected AS (
        UPDATE care_setting_registration
           SET status = ${r.status}, category = ${r.category}, subcategory = ${r.subcategory}, min_age = ${r.minAge},
               max_age = ${r.maxAge}, places = ${r.places}, sex = ${r.sex}, other_conditions = ${r.otherConditions}, during = tstzrange(${r.from}, ${r.until})
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND (SELECT count(*) FROM shortened) >= 0
        RETURNING version
      ), lengthened AS (
        UPDATE care_setting_registration SET during = tstzrange(lower(during), ${r.from})
         WHERE authority_id = (SELECT current_authority()) AND id = ${ended?.id ?? null}::uuid AND NOT ${isEarlier}::boolean
           AND (SELECT count(*) FROM corrected) >= 0 RETURNING id
      )
      SELECT version FROM corrected`;
    return row!.version;
  }

  async insertRestriction(settingId: string, from: Date, until: Date | null): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO care_setting_restriction (authority_id, care_setting_id, kind, during)
        VALUES (current_authority(), ${settingId}, 'no-new-admissions', tstzrange(${from}, ${until})) RETURNING id`;
    return row!.id;
  }

  async updateRestriction(id: string, from: Date, until: Date | null): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE care_setting_restriction SET during = tstzrange(${from}, ${until})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async insertApproval(settingId: string, a: Omit<CarerApproval, 'id' | 'version'>): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO carer_approval (authority_id, care_setting_id, kind, child_id, terms, during)
        VALUES (current_authority(), ${settingId}, ${a.kind}, ${a.childId}, ${a.terms}, tstzrange(${a.from}, ${a.until}))
        RETURNING id`;
    return row!.id;
  }

  async updateApproval(id: string, from: Date, until: Date | null, terms: string | null): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE carer_approval SET during = tstzrange(${from}, ${until}), terms = ${terms}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }
}
