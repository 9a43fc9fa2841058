import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Owed } from './breach.js';

/** A breach of a placement that stands or is foreseen; of every child, restricted ones too. */
export interface OpenBreachRow {
  id: string;
  trueFrom: Date;
  until: Date | null;
  knownFrom: Date | null;
  reviewBy: string | null;
}

export interface NewChase extends Pick<Owed, 'asks' | 'at'> {
  childId: string;
  placementId: string;
  level: number;
  role: string;
  people: number;
  askedAt: Date;
}

@Injectable()
export class BreachClockQueries {
  constructor(private readonly db: Database) {}

  /** @returns the child of a placement, locked; null when there is no such placement */
  async lockChildOf(placementId: string): Promise<string | null> {
    const rows = await this.db.sql<{ id: string }[]>`
      SELECT c.id FROM placement p JOIN child c ON c.authority_id = p.authority_id AND c.id = p.child_id
       WHERE p.authority_id = (SELECT current_authority()) AND p.id = ${placementId} FOR NO KEY UPDATE OF c`;
    return rows[0]?.id ?? null;
  }

  open(placementId: string, at: Date): Promise<OpenBreachRow[]> {
    return this.db.sql`
      SELECT id, lower(during) AS "trueFrom", upper(during) AS until, known_from AS "knownFrom", review_by::text AS "reviewBy"
        FROM breach_now
       WHERE authority_id = (SELECT current_authority()) AND placement_id = ${placementId}
         AND (upper_inf(during) OR upper(during) > ${at})`;
  }

  /** How often it has been asked for; null: not yet. */
  async askedUpTo(placementId: string, { asks, at }: Pick<Owed, 'asks' | 'at'>): Promise<number | null> {
    const [row] = await this.db.sql<{ level: number | null }[]>`
      SELECT max(level) AS level FROM breach_chase
       WHERE authority_id = (SELECT current_authority()) AND placement_id = ${placementId} AND asks = ${asks}
         AND about_at = ${at}`;
    return row!.level;
  }

  async insert(chase: NewChase): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO breach_chase (authority_id, child_id, placement_id, asks, about_at, level, role, people, asked_at)
        VALUES (current_authority(), ${chase.childId}, ${chase.placementId}, ${chase.asks}, ${chase.at}, ${chase.level},
                ${chase.role}, ${chase.people}, ${chase.askedAt})
        RETURNING id`;
    return rows[0]!.id;
  }
}
