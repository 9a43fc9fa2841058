import type pg from 'pg';
import { type Role } from './permissions.js';
import { hashPassword } from './passwords.js';
import { hashSecret, newSecret } from './secrets.js';

/**
 * Accounts are made by the owner of the database (the command line, seeding), never by the app role: whoever can run
 * the program's queries cannot make a user. Each function audits what it does in the caller's transaction.
 */
export interface NewUser {
  authorityId: string;
  email: string;
  name: string;
  roles: readonly Role[];
  /** Null: a service account, which signs in with tokens only. */
  password: string | null;
}

export interface NewToken {
  authorityId: string;
  userId: string;
  name: string;
  expiresAt: Date;
}

export interface NewAuthority {
  name: string;
  dfeCode?: string;
  onsCode?: string;
  region?: string;
}

/** @returns the authority's id. @throws 23505 when there is one of that name */
export async function createAuthority(owner: pg.ClientBase, authority: NewAuthority, by: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'INSERT INTO authority (name, dfe_code, ons_code, region) VALUES ($1, $2, $3, $4) RETURNING authority_id AS id',
    [authority.name, authority.dfeCode ?? null, authority.onsCode ?? null, authority.region ?? null],
  );
  await audit(owner, rows[0]!.id, by, 'authority.create', {});
  return rows[0]!.id;
}

/** A user holding the roles from now on. @returns the user's id. @throws 23505 when the e-mail address is taken */
export async function createUser(owner: pg.ClientBase, user: NewUser, by: string): Promise<string> {
  const hash = user.password === null ? null : await hashPassword(user.password);
  const { rows } = await owner.query<{ id: string }>(
    'INSERT INTO user_account (authority_id, email, name, password_hash) VALUES ($1, $2, $3, $4) RETURNING id',
    [user.authorityId, user.email.toLowerCase(), user.name, hash],
  );
  const id = rows[0]!.id;
  for (const role of user.roles)
    await owner.query(
      `INSERT INTO role_holding (authority_id, user_id, role, during) VALUES ($1, $2, $3, tstzrange(now(), NULL))`,
      [user.authorityId, id, role],
    );
  await audit(owner, user.authorityId, by, 'user.create', { user: id, roles: user.roles });
  return id;
}

export async function setPassword(
  owner: pg.ClientBase,
  user: { authorityId: string; id: string; password: string },
  by: string,
): Promise<void> {
  await owner.query('UPDATE user_account SET password_hash = $3 WHERE authority_id = $1 AND id = $2', [
    user.authorityId,
    user.id,
    await hashPassword(user.password),
  ]);
  await audit(owner, user.authorityId, by, 'user.password', { user: user.id });
}

/** @returns the secret, which is stored nowhere: show it once */
export async function createToken(owner: pg.ClientBase, token: NewToken, by: string): Promise<string> {
  const secret = newSecret();
  await owner.query(
    `INSERT INTO access_token (authority_id, user_id, kind, name, token_hash, expires_at)
     VALUES ($1, $2, 'service', $3, $4, $5)`,
    [token.authorityId, token.userId, token.name, hashSecret(secret), token.expiresAt],
  );
  await audit(owner, token.authorityId, by, 'token.create', { user: token.userId });
  return secret;
}

async function audit(
  owner: pg.ClientBase,
  authorityId: string,
  by: string,
  action: string,
  detail: object,
): Promise<void> {
  await owner.query(`SELECT chain_audit($1, $2, $3, 'done', NULL, '{}', $4, NULL)`, [authorityId, by, action, detail]);
}
