import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';
import { type Actor } from '../kernel/actor.js';
import { permissionsOf } from './permissions.js';
import { hashSecret } from './secrets.js';

export interface Identity {
  authority_id: string;
  id: string;
  name: string;
  roles: string[];
}

/** What a session keeps: enough to ask the database who this is now. */
export interface SessionUser {
  authorityId: string;
  userId: string;
}

/** Who a token or a session stands for now: roles, disabling and revocation count from the next request. */
@Injectable()
export class IdentityService {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async ofToken(secret: string): Promise<{ actor: Actor; tokenId: string } | null> {
    const { rows } = await poolOf(this.source).query<Identity & { token_id: string }>({
      name: 'token-presented',
      text: 'SELECT * FROM token_presented($1)',
      values: [hashSecret(secret)],
    });
    return rows[0] ? { actor: actorOf(rows[0]), tokenId: rows[0].token_id } : null;
  }

  async ofSession({ authorityId, userId }: SessionUser): Promise<Actor | null> {
    const [authority, user] = [pg.escapeLiteral(authorityId), pg.escapeLiteral(userId)];
    const results = (await poolOf(this.source).query(
      `BEGIN; SELECT set_config('kith.authority_id', ${authority}, true);
       SELECT authority_id, id, name, roles_held(authority_id, id, now()) AS roles
         FROM user_account WHERE authority_id = ${authority} AND id = ${user} AND disabled_at IS NULL; COMMIT`,
    )) as unknown as pg.QueryResult<Identity>[];
    const row = results[2]?.rows[0];
    return row ? actorOf(row) : null;
  }
}

export function actorOf({ authority_id, id, name, roles }: Identity): Actor {
  return { authorityId: authority_id, userId: id, label: `user:${id}`, name, roles, permissions: permissionsOf(roles) };
}
