import { HOUR_MS } from '../kernel/hours.js';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Request } from 'express';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { permissionsOf } from '../auth/permissions.js';
import { SESSION_HOURS } from '../auth/sign-in.service.js';
import { CONFIG, type Config } from '../config.js';
import { poolOf } from '../database/pool.js';
import { readAs } from '../database/read-as.js';
import { sessionIdIn } from './session-cookie.js';

/** Whose session it is. */
export interface LiveSession {
  sid: string;
  authorityId: string;
  userId: string;
}

interface SessionRow {
  sid: string;
  sess: { signedInAt?: number; passport?: { user?: { authorityId: string; userId: string } } };
}

/**
 * Sessions as a stream may look at them: read, never touched. A stream that is open does not keep anybody signed in, and
 * ends when the session does: idle, 12 hours old, signed out, the user disabled or without the permission.
 */
@Injectable()
export class LiveSessions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  /** Who asks; null when nobody is signed in who may know who is missing. */
  async of(request: Request): Promise<LiveSession | null> {
    const name = this.config.production ? '__Host-kith' : 'kith';
    const sid = sessionIdIn(request.headers.cookie, name, this.config.sessionSecret);
    const [session] = sid ? await this.standing([sid]) : [];
    return session && (await this.whoMay(session.authorityId, [session])).length ? session : null;
  }

  /** Those of the sessions that still stand. */
  async standing(sids: readonly string[]): Promise<LiveSession[]> {
    const { rows } = await poolOf(this.source).query<SessionRow>({
      name: 'live-sessions',
      text: 'SELECT sid, sess FROM session WHERE sid = ANY ($1) AND expire >= now()',
      values: [sids],
    });
    const oldest = Date.now() - SESSION_HOURS * HOUR_MS;
    return rows.flatMap(({ sid, sess: { signedInAt = 0, passport } }) =>
      passport?.user && signedInAt > oldest ? [{ sid, ...passport.user }] : [],
    );
  }

  /** Those of one authority whose users are still there and may know who is missing. */
  async whoMay(authorityId: string, sessions: readonly LiveSession[]): Promise<LiveSession[]> {
    const users = pg.escapeLiteral(`{${sessions.map(({ userId }) => userId).join()}}`);
    const [rows] = await readAs<[{ id: string; roles: string[] }[]]>(poolOf(this.source), authorityId, [
      `SELECT id, roles_held(authority_id, id, now()) AS roles FROM user_account
        WHERE authority_id = (SELECT current_authority()) AND id = ANY (${users}::uuid[]) AND disabled_at IS NULL`,
    ]);
    const may = new Set(rows.filter(({ roles }) => permissionsOf(roles).has('missing:read')).map(({ id }) => id));
    return sessions.filter(({ userId }) => may.has(userId));
  }
}
