import { Injectable } from '@nestjs/common';
import { type Role } from '../../auth/permissions.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';

export interface ShiftRow {
  id: string;
  role: Role;
  userId: string;
  name: string;
  telephone: string;
  deputyId: string | null;
  deputyName: string | null;
  deputyTelephone: string | null;
  from: Date;
  until: Date;
}

export interface NewShift {
  role: Role;
  userId: string;
  telephone: string;
  deputyId: string | null;
  deputyTelephone: string | null;
  from: Date;
  until: Date;
}

/** Somebody on call, and the number of their shift. */
export interface ToRing {
  name: string;
  telephone: string;
}

@Injectable()
export class OnCallQueries {
  constructor(private readonly db: Database) {}

  /** Those not over at an instant, the next first. */
  shifts(at: Date, offset: number): Promise<ShiftRow[]> {
    return this.db.sql`
      SELECT o.id, o.role, o.user_id AS "userId", u.name, o.telephone, o.deputy_id AS "deputyId", d.name AS "deputyName",
             o.deputy_telephone AS "deputyTelephone", lower(o.during) AS "from", upper(o.during) AS until
        FROM on_call o
        JOIN user_account u ON u.authority_id = o.authority_id AND u.id = o.user_id
        LEFT JOIN user_account d ON d.authority_id = o.authority_id AND d.id = o.deputy_id
       WHERE o.authority_id = (SELECT current_authority()) AND o.withdrawn_at IS NULL AND upper(o.during) > ${at}
       ORDER BY lower(o.during), o.role LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  async onCall(role: Role, at: Date): Promise<ToRing | null> {
    const rows = await this.db.sql<ToRing[]>`
      SELECT u.name, o.telephone
        FROM on_call o JOIN user_account u ON u.authority_id = o.authority_id AND u.id = o.user_id
       WHERE o.authority_id = (SELECT current_authority()) AND o.withdrawn_at IS NULL AND o.role = ${role}
         AND o.during @> ${at}::timestamptz
       ORDER BY lower(o.during) DESC LIMIT 1`;
    return rows[0] ?? null;
  }

  async count(at: Date): Promise<number> {
    const rows = await this.db.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM on_call
       WHERE authority_id = (SELECT current_authority()) AND withdrawn_at IS NULL AND upper(during) > ${at}`;
    return rows[0]!.n;
  }

  async find(id: string): Promise<ShiftRow | null> {
    const rows = await this.db.sql<ShiftRow[]>`
      SELECT o.id, o.role, o.user_id AS "userId", u.name, o.telephone, o.deputy_id AS "deputyId", d.name AS "deputyName",
             o.deputy_telephone AS "deputyTelephone", lower(o.during) AS "from", upper(o.during) AS until
        FROM on_call o
        JOIN user_account u ON u.authority_id = o.authority_id AND u.id = o.user_id
        LEFT JOIN user_account d ON d.authority_id = o.authority_id AND d.id = o.deputy_id
       WHERE o.authority_id = (SELECT current_authority()) AND o.id = ${id} AND o.withdrawn_at IS NULL
         FOR NO KEY UPDATE OF o`;
    return rows[0] ?? null;
  }

  async insert(shift: NewShift): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO on_call (authority_id, role, user_id, telephone, deputy_id, deputy_telephone, during)
        VALUES (current_authority(), ${shift.role}, ${shift.userId}, ${shift.telephone}, ${shift.deputyId},
                ${shift.deputyTelephone}, tstzrange(${shift.from}, ${shift.until})) RETURNING id`;
    return rows[0]!.id;
  }

  async end(id: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE on_call SET during = tstzrange(lower(during), ${at}) WHERE id = ${id}`;
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE on_call SET withdrawn_at = ${at} WHERE id = ${id}`;
  }

  /** Who covers what between two instants. */
  covered(from: Date, until: Date): Promise<{ role: Role; from: Date; until: Date }[]> {
    return this.db.sql`
      SELECT role, lower(during) AS "from", upper(during) AS until FROM on_call
       WHERE authority_id = (SELECT current_authority()) AND withdrawn_at IS NULL
         AND upper(during) > ${from} AND lower(during) < ${until}`;
  }

  /** @returns the id of the alert; null when that day was found out before */
  async alert(role: Role, day: string, at: Date): Promise<string | null> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO on_call_alert (authority_id, role, day, raised_at)
        VALUES (current_authority(), ${role}, ${day}, ${at}) ON CONFLICT DO NOTHING RETURNING id`;
    return rows[0]?.id ?? null;
  }
}
