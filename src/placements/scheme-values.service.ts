import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../kernel/problem.js';
import { SCHEME_VALUES, type SchemeValue } from '../law/scheme-values.js';
import { type SignOffDto } from './law.dto.js';

/** A value as an authority has signed it off, from a day on. */
export interface SignOff {
  id: string;
  valueId: string;
  value: number;
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

/** The numbers of the law that were not verified when they were written down, and who has signed them off since. */
@Injectable()
export class SchemeValuesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<SchemeValueNow[]> {
    const signed = await this.db.sql<SignOff[]>`
      SELECT v.id, v.value_id AS "valueId", v.value, v.source, lower(v.during) AS "from", upper(v.during) AS until,
             v.signed_at AS "signedAt", u.name AS "signedByName"
        FROM scheme_value_sign_off v
        JOIN user_account u ON u.authority_id = v.authority_id AND u.id = v.signed_by
       WHERE v.authority_id = (SELECT current_authority()) ORDER BY lower(v.during) DESC`;
    return SCHEME_VALUES.map((each) => ({ ...each, signOffs: signed.filter(({ valueId }) => valueId === each.id) }));
  }

  /** @throws Problem `not-found` */
  async find(valueId: string): Promise<SchemeValueNow> {
    const found = (await this.list()).find(({ id }) => id === valueId);
    if (!found) throw notFound('value');
    return found;
  }

  /** From a day on; the sign-off before it ends there. @throws Problem `not-found` · `invalid` · `conflict` */
  async signOff(actor: Actor, valueId: string, { value, source, from }: SignOffDto): Promise<SchemeValueNow> {
    const { signOffs, from: inForce } = await this.find(valueId);
    if (!actor.userId) throw new Problem('forbidden', 'A person signs off, not a program');
    if (from.getTime() < inForce * 86_400_000) throw invalid('from', 'The law it is a value of was not yet in force');
    const before = signOffs.find((each) => each.until === null);
    if (before && before.from >= from) throw conflict('A later sign-off is already recorded');
    if (before)
      await this.db.sql`
        UPDATE scheme_value_sign_off SET during = tstzrange(lower(during), ${from})
         WHERE authority_id = (SELECT current_authority()) AND id = ${before.id}`;
    await this.db.sql`
      INSERT INTO scheme_value_sign_off (authority_id, value_id, value, source, signed_by, signed_at, during)
      VALUES (current_authority(), ${valueId}, ${value}, ${source}, ${actor.userId}, ${this.clock.now()}, tstzrange(${from}, NULL))`;
    return this.find(valueId);
  }
}
