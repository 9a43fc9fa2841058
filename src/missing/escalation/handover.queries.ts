import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';

export interface HandedClock {
  absenceId: string;
  childId: string;
  givenName: string;
  familyName: string;
  startedAt: string;
  owed: string[];
}

export interface OpenClock {
  absence_id: string;
  child_id: string;
  givenName: string;
  familyName: string;
  started_at: Date;
  /** Keys of the rungs nobody has acknowledged. */
  owed: string[];
}

export interface HandoverRow {
  id: string;
  from_user_id: string;
  from_name: string;
  to_user_id: string;
  to_name: string;
  handed_at: Date;
  accepted_at: Date | null;
  /** Of children the actor may see. */
  clocks: HandedClock[];
}

/** Somebody who could not open the record of a child. */
export interface OutOfSight {
  childId: string;
  userId: string;
}

/** One that an absence was part of. */
export interface AbsenceHandover {
  fromName: string;
  toName: string;
  handedAt: Date;
  acceptedAt: Date | null;
}

@Injectable()
export class HandoverQueries {
  constructor(private readonly db: Database) {}

  /** The latest first; one of them when an id is given. */
  list(offset: number, id: string | null = null): Promise<HandoverRow[]> {
    return this.db.sql`
      SELECT h.id, h.from_user_id, f.name AS from_name, h.to_user_id, t.name AS to_name, h.handed_at, h.accepted_at,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('absenceId', k.absence_id, 'childId', k.child_id,
                       'givenName', c.given_name, 'familyName', c.family_name, 'startedAt', lower(a.during),
                       'owed', to_jsonb(k.owed)) ORDER BY lower(a.during), k.absence_id), '[]')
                FROM handover_clock k
                JOIN absence a ON a.authority_id = k.authority_id AND a.id = k.absence_id
                JOIN visible_child c ON c.authority_id = k.authority_id AND c.id = k.child_id
               WHERE k.authority_id = h.authority_id AND k.handover_id = h.id) AS clocks
        FROM handover h
        JOIN user_account f ON f.authority_id = h.authority_id AND f.id = h.from_user_id
        JOIN user_account t ON t.authority_id = h.authority_id AND t.id = h.to_user_id
       WHERE h.authority_id = (SELECT current_authority()) AND (${id}::uuid IS NULL OR h.id = ${id})
       ORDER BY h.handed_at DESC, h.id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** Those that an absence, found visible before, was part of; the first first. */
  ofAbsence(absenceId: string): Promise<AbsenceHandover[]> {
    return this.db.sql`
      SELECT f.name AS "fromName", t.name AS "toName", h.handed_at AS "handedAt", h.accepted_at AS "acceptedAt"
        FROM handover_clock k
        JOIN handover h ON h.authority_id = k.authority_id AND h.id = k.handover_id
        JOIN user_account f ON f.authority_id = h.authority_id AND f.id = h.from_user_id
        JOIN user_account t ON t.authority_id = h.authority_id AND t.id = h.to_user_id
       WHERE k.authority_id = (SELECT current_authority()) AND k.absence_id = ${absenceId} ORDER BY h.handed_at`;
  }

  async count(): Promise<number> {
    const rows = await this.db.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM handover WHERE authority_id = (SELECT current_authority())`;
    return rows[0]!.n;
  }

  /** Open absences of children the actor may see, with what is owed on each, the longest away first. */
  openClocks(): Promise<OpenClock[]> {
    return this.db.sql`
      SELECT a.id AS absence_id, a.child_id, c.given_name AS "givenName", c.family_name AS "familyName",
             lower(a.during) AS started_at,
             coalesce((SELECT array_agg(r.rung ORDER BY r.due_at) FROM escalation_rung r
                WHERE r.authority_id = a.authority_id AND r.absence_id = a.id
                  AND r.acknowledged_at IS NULL AND r.withdrawn_at IS NULL), '{}') AS owed
        FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id
       WHERE a.authority_id = (SELECT current_authority()) AND upper_inf(a.during)
       ORDER BY lower(a.during), a.id`;
  }

  /**
   * Of these people, who could not open the record of which of these children: it is restricted to others, and they are
   * not on call now nor in the next 12 hours, as whoever takes over a shift is.
   */
  outOfSight(childIds: readonly string[], userIds: readonly string[]): Promise<OutOfSight[]> {
    return this.db.sql`
      SELECT r.child_id AS "childId", p.id AS "userId"
        FROM restriction r CROSS JOIN unnest(${userIds}::uuid[]) p (id)
       WHERE r.authority_id = (SELECT current_authority()) AND r.child_id = ANY (${childIds}::uuid[])
         AND r.scope = 'child' AND r.during @> now()
         AND NOT EXISTS (
           SELECT FROM restriction_grant g
            WHERE g.authority_id = r.authority_id AND g.child_id = r.child_id AND g.scope = 'child' AND g.user_id = p.id
              AND g.during @> now())
         AND NOT EXISTS (
           SELECT FROM on_call o
            WHERE o.authority_id = r.authority_id AND p.id IN (o.user_id, o.deputy_id) AND o.withdrawn_at IS NULL
              AND o.during && tstzrange(now(), now() + interval '12 hours'))`;
  }

  /** When the shift of somebody begins with which a record that is handed over opens; null when none waits for it. */
  async opensWithShift(id: string, userId: string): Promise<Date | null> {
    const [row] = await this.db.sql<{ at: Date | null }[]>`
      SELECT min(lower(o.during)) AS at FROM on_call o
       WHERE o.authority_id = (SELECT current_authority()) AND ${userId} IN (o.user_id, o.deputy_id)
         AND o.withdrawn_at IS NULL AND lower(o.during) BETWEEN now() AND now() + interval '12 hours'
         AND EXISTS (
           SELECT FROM handover_clock k JOIN absence a ON a.authority_id = k.authority_id AND a.id = k.absence_id
            WHERE k.authority_id = o.authority_id AND k.handover_id = ${id} AND upper_inf(a.during)
              AND k.child_id NOT IN (SELECT id FROM visible_child))`;
    return row!.at;
  }

  async insert(from: string, to: string, at: Date): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO handover (authority_id, from_user_id, to_user_id, handed_at)
        VALUES (current_authority(), ${from}, ${to}, ${at}) RETURNING id`;
    return rows[0]!.id;
  }

  async insertClock(
    handoverId: string,
    clock: { absence_id: string; child_id: string; owed: string[] },
  ): Promise<void> {
    await this.db.sql`
      INSERT INTO handover_clock (authority_id, child_id, handover_id, absence_id, owed)
        VALUES (current_authority(), ${clock.child_id}, ${handoverId}, ${clock.absence_id}, ${clock.owed})`;
  }

  async lock(id: string): Promise<void> {
    await this.db.sql`
      SELECT FROM handover WHERE authority_id = (SELECT current_authority()) AND id = ${id} FOR NO KEY UPDATE`;
  }

  /**
   * Accepted: what was owed by who handed over is owed by who took over, but for children the latter may not see: nobody
   * can answer for those without their record.
   */
  async accept({ id, from_user_id, to_user_id }: HandoverRow, at: Date): Promise<void> {
    await this.db.sql`UPDATE handover SET accepted_at = ${at} WHERE id = ${id}`;
    await this.db.sql`
      UPDATE escalation_rung SET owed_to = ${to_user_id}
       WHERE authority_id = (SELECT current_authority()) AND owed_to = ${from_user_id} AND acknowledged_at IS NULL
         AND withdrawn_at IS NULL AND child_id IN (SELECT id FROM visible_child)
         AND absence_id IN (SELECT absence_id FROM handover_clock
                             WHERE authority_id = (SELECT current_authority()) AND handover_id = ${id})`;
  }
}
