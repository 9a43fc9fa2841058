import { hoursAfter } from '../kernel/hours.js';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Problem } from '../kernel/problem.js';
import { actorOf, type Identity } from './identity.service.js';
import { isPassword } from './passwords.js';
import { hashSecret, newSecret } from './secrets.js';
import { type Origin, SignInTries } from './sign-in-tries.js';

/** A session ends 12 hours after it began, whatever happens in it. */
export const SESSION_HOURS = 12;

export interface BearerSession {
  token: string;
  /** ISO instant. */
  expiresAt: string;
}

@Injectable()
export class SignInService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly units: UnitOfWork,
    private readonly db: Database,
    private readonly tries: SignInTries,
    private readonly clock: Clock,
  ) {}

  /**
   * The user with this name and password. Unknown name, wrong password and disabled account are told apart by nothing:
   * not the words, not the time. Every try is audited, those of unknown names in the system's own chain.
   * @throws Problem `unauthenticated`, `too-many-tries`
   */
  async check(email: string, password: string, origin: Origin, requestId: string): Promise<Actor> {
    await this.tries.begin(email, origin);
    const user = await this.userSigningIn(email);
    const actor = user && actorOf(user);
    if (!(await isPassword(user?.password_hash ?? null, password)) || !actor) {
      await this.auditRefusal(actor, requestId);
      throw new Problem('unauthenticated', 'Enter a correct email address and password');
    }
    await this.tries.succeeded(email, origin);
    await this.units.run(actor, { action: 'session.start', requestId }, () => Promise.resolve());
    return actor;
  }

  /** A bearer token for the API, shown once and stored hashed. */
  async issue(actor: Actor, requestId: string): Promise<BearerSession> {
    const token = newSecret();
    const expiresAt = hoursAfter(this.clock.now(), SESSION_HOURS);
    await this.units.run(actor, { action: 'token.issue', requestId }, () =>
      this.store(actor, 'session', '', token, expiresAt),
    );
    return { token, expiresAt: expiresAt.toISOString() };
  }

  async revoke(tokenId: string): Promise<void> {
    await this.db.sql`UPDATE access_token SET revoked_at = now() WHERE id = ${tokenId} AND revoked_at IS NULL`;
  }

  private async store(actor: Actor, kind: string, name: string, token: string, expiresAt: Date): Promise<void> {
    await this.db.sql`
      INSERT INTO access_token (authority_id, user_id, kind, name, token_hash, expires_at)
      VALUES (${actor.authorityId}, ${actor.userId}, ${kind}, ${name}, ${hashSecret(token)}, ${expiresAt})`;
  }

  private async userSigningIn(email: string): Promise<(Identity & { password_hash: string | null }) | undefined> {
    const { rows } = await poolOf(this.source).query<Identity & { password_hash: string | null }>(
      'SELECT * FROM user_signing_in($1)',
      [email],
    );
    return rows[0];
  }

  private async auditRefusal(actor: Actor | undefined | null, requestId: string): Promise<void> {
    const refusal = ['session.start', 'refused: unauthenticated'];
    if (actor) await this.units.recordRefusal(actor, { action: refusal[0]!, requestId }, refusal[1]!);
    else await poolOf(this.source).query(`SELECT append_system_audit($1, $2, $3, '{}')`, [...refusal, requestId]);
  }
}
