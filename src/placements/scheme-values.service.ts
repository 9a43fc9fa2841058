import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../kernel/problem.js';
import { adjoiningInTheTable } from '../law/adjoining-authorities.js';
import { ADJOINING_AREAS, SCHEME_VALUES, type SchemeValue, type SchemeValueId } from '../law/scheme-values.js';
import { type AdjoiningAreasSignOffDto, type SignOffDto } from './law.dto.js';

/** A value as an authority has signed it off, from a day on. */
export interface SignOff {
  id: string;
  valueId: string;
  value: number;
  /** Of the list of adjoining areas only. */
  areas: readonly string[] | null;
  source: string;
  from: Date;
  until: Date | null;
  signedAt: Date;
  signedByName: string;
}

export interface SchemeValueNow extends SchemeValue {
  /** The latest first. */
  signOffs: SignOff[];
}

/** Which areas adjoin the authority's own. */
export interface AdjoiningAreas {
  /** ONS code; null: not recorded of the authority. */
  own: string | null;
  /** What the table says, unverified; null: the authority is not in it. */
  shipped: { adjoins: readonly string[]; areAll: boolean } | null;
  /** The latest first: with one the table has no say. */
  signOffs: SignOff[];
}

/** What of the law was not verified when it was written down, and who has signed it off since. */
@Injectable()
export class SchemeValuesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<SchemeValueNow[]> {
    const signed = await this.signed();
    return SCHEME_VALUES.map((each) => ({ ...each, signOffs: signed.filter(({ valueId }) => valueId === each.id) }));
  }

  /** @throws Problem `not-found` */
  async find(valueId: string): Promise<SchemeValueNow> {
    const found = (await this.list()).find(({ id }) => id === valueId);
    if (!found) throw notFound('value');
    return found;
  }

  async adjoiningAreas(): Promise<AdjoiningAreas> {
    const rows = await this.db.sql<{ own: string | null }[]>`
      SELECT ons_code AS own FROM authority WHERE authority_id = (SELECT current_authority())`;
    const { own } = rows[0]!;
    const signOffs = (await this.signed()).filter(({ valueId }) => valueId === ADJOINING_AREAS);
    return { own, shipped: own === null ? null : adjoiningInTheTable(own), signOffs };
  }

  /** As signed off for an instant, or as it ships. */
  async at(id: SchemeValueId, at: Date): Promise<number> {
    const { signOffs, value } = await this.find(id);
    return signOffs.find(({ from, until }) => from <= at && (until === null || until > at))?.value ?? value;
  }

  /** From a day on; the sign-off before it ends there. @throws Problem `not-found` · `invalid` · `conflict` */
  async signOff(actor: Actor, valueId: string, { value, source, from }: SignOffDto): Promise<SchemeValueNow> {
    const { signOffs, from: inForce } = await this.find(valueId);
    if (from.getTime() < inForce * 86_400_000) throw invalid('from', 'The law it is a value of was not yet in force');
    await this.record(actor, signOffs, { valueId, value, areas: null, source, from });
    return this.find(valueId);
  }

  /** Every area that adjoins the authority's own, from a day on. @throws Problem `invalid` · `conflict` */
  async signOffAdjoiningAreas(
    actor: Actor,
    { areas, source, from }: AdjoiningAreasSignOffDto,
  ): Promise<AdjoiningAreas> {
    const { own, signOffs } = await this.adjoiningAreas();
    if (own !== null && areas.includes(own)) throw invalid('areas', 'The authority’s own area does not adjoin itself');
    await this.record(actor, signOffs, { valueId: ADJOINING_AREAS, value: areas.length, areas, source, from });
    return this.adjoiningAreas();
  }

  private signed(): Promise<SignOff[]> {
    return this.db.sql`
      SELECT v.id, v.value_id AS "valueId", v.value, v.areas, v.source, lower(v.during) AS "from", upper(v.during) AS until,
             v.signed_at AS "signedAt", u.name AS "signedByName"
        FROM scheme_value_sign_off v
        JOIN user_account u ON u.authority_id = v.authority_id AND u.id = v.signed_by
       WHERE v.authority_id = (SELECT current_authority()) ORDER BY lower(v.during) DESC`;
  }

  private async record(
    actor: Actor,
    signOffs: readonly SignOff[],
    { valueId, value, areas, source, from }: Pick<SignOff, 'valueId' | 'value' | 'areas' | 'source' | 'from'>,
  ): Promise<void> {
    if (!actor.userId) throw new Problem('forbidden', 'A person signs off, not a program');
    const before = signOffs.find((each) => each.until === null);
    if (before && before.from >= from) throw conflict('A later sign-off is already recorded');
    if (before)
      await this.db.sql`
        UPDATE scheme_value_sign_off SET during = tstzrange(lower(during), ${from})
         WHERE authority_id = (SELECT current_authority()) AND id = ${before.id}`;
    await this.db.sql`
      INSERT INTO scheme_value_sign_off (authority_id, value_id, value, areas, source, signed_by, signed_at, during)
      VALUES (current_authority(), ${valueId}, ${value}, ${areas}, ${source}, ${actor.userId}, ${this.clock.now()}, tstzrange(${from}, NULL))`;
  }
}
