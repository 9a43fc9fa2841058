import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A colleague, with the roles held now. */
export interface Person {
  id: string;
  name: string;
  email: string;
  telephone: string | null;
  roles: string[];
}

export interface Team {
  id: string;
  name: string;
  managerId: string | null;
  managerName: string | null;
  version: number;
}

@Injectable()
export class PeopleQueries {
  constructor(private readonly db: Database) {}

  /** Colleagues who can sign in, by name; `roles`: only holders of one of them now. */
  async people(roles: readonly string[] | null): Promise<Person[]> {
    return this.db.sql<Person[]>`
      SELECT * FROM (
        SELECT u.id, u.name, u.email, u.telephone, roles_held(u.authority_id, u.id, now()) AS roles
          FROM user_account u WHERE u.authority_id = (SELECT current_authority()) AND u.disabled_at IS NULL) p
       WHERE ${roles}::text[] IS NULL OR p.roles && ${roles}::text[]
       ORDER BY lower(p.name), p.id`;
  }

  async byIds(ids: readonly string[]): Promise<Person[]> {
    return this.db.sql<Person[]>`
      SELECT id, name, email, telephone, roles_held(authority_id, id, now()) AS roles FROM user_account
       WHERE authority_id = (SELECT current_authority()) AND id = ANY (${ids}::uuid[]) AND disabled_at IS NULL
       ORDER BY lower(name), id`;
  }

  async teams(): Promise<Team[]> {
    return this.db.sql<Team[]>`
      SELECT t.id, t.name, t.manager_id AS "managerId", m.name AS "managerName", t.version
        FROM team t LEFT JOIN user_account m ON m.authority_id = t.authority_id AND m.id = t.manager_id
       WHERE t.authority_id = (SELECT current_authority()) ORDER BY lower(t.name), t.id`;
  }

  async insertTeam(name: string, managerId: string | null): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO team (authority_id, name, manager_id) VALUES (current_authority(), ${name}, ${managerId}) RETURNING id`;
    return row!.id;
  }
}
