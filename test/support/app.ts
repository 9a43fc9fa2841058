import { type ModuleMetadata } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import { createAuthority, createUser } from '../../src/auth/accounts.js';
import { ROLES, type Role } from '../../src/auth/permissions.js';
import { loadConfig } from '../../src/config.js';
import { configureHttp } from '../../src/http/configure-http.js';
import { Readiness } from '../../src/http/readiness.js';
import { ReplyAdapter } from '../../src/http/reply.js';
import { JobsWorker } from '../../src/jobs/jobs-worker.js';
import { serveStaticFiles } from '../../src/web/static-files.js';
import { useTemplates } from '../../src/web/templates.js';
import { freshDatabase, type FreshDatabase } from './database.js';

export const PASSWORD = 'correct horse battery';

export interface TestAuthority {
  id: string;
  name: string;
  /** Of this authority, by role; the e-mail address is `<role>@<slug>.test`. */
  users: Record<Role, { id: string; email: string }>;
}

/** The whole program on a database of its own, listening on a free port of 127.0.0.1. */
export interface Kith {
  app: NestExpressApplication;
  url: string;
  database: FreshDatabase;
  authority: TestAuthority;
  /** A JSON client signed in as that role (of the first authority, or of the one given). */
  as(role: Role, authority?: TestAuthority): Promise<ApiClient>;
  addAuthority(name: string): Promise<TestAuthority>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Nest's own way of replacing guards or the clock; never an environment variable. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  imports?: ModuleMetadata['imports'];
  database?: FreshDatabase;
  /** Another instance of the program on the database of this one, with its authority and people. */
  beside?: Kith;
  /** Take due steps as the running program does; without, a test says when: `app.get(DueSteps).runDue()`. */
  jobs?: boolean;
}

export async function startKith({
  override = (b) => b,
  imports = [],
  database,
  beside,
  jobs = false,
}: StartOptions = {}): Promise<Kith> {
  const fresh = beside?.database ?? database ?? (await freshDatabase());
  const config = { ...loadConfig({ NODE_ENV: 'test' }), databaseUrl: fresh.appUrl };
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(config), ...imports] });
  const module = await override(builder).compile();
  const app = module.createNestApplication<NestExpressApplication>(new ReplyAdapter());
  serveStaticFiles(app);
  useTemplates(app);
  configureHttp(app, config);
  await app.listen(0, '127.0.0.1');
  app.get(Readiness).ready = true;
  if (jobs) await app.get(JobsWorker).start();
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  const url = `http://127.0.0.1:${port}`;
  const authority = beside?.authority ?? (await addAuthority(fresh, 'Testshire'));
  return {
    app,
    url,
    database: fresh,
    authority,
    as: (role, of = authority) => signedIn(url, of.users[role].email),
    addAuthority: (name) => addAuthority(fresh, name),
    stop: () => app.close(),
  };
}

/** An authority with one user per role. */
export async function addAuthority({ ownerUrl }: FreshDatabase, name: string): Promise<TestAuthority> {
  const slug = name.toLowerCase().replaceAll(/\W+/g, '-');
  return asOwner(ownerUrl, async (owner) => {
    const id = await createAuthority(owner, { name }, 'test');
    const users = {} as TestAuthority['users'];
    const password = await onePassword();
    for (const role of ROLES) {
      const email = `${role}@${slug}.test`;
      const userId = await createUser(
        owner,
        { authorityId: id, email, name: `Test ${role}`, roles: [role], password: null },
        'test',
      );
      users[role] = { id: userId, email };
    }
    await owner.query('UPDATE user_account SET password_hash = $1 WHERE authority_id = $2', [password, id]);
    // what the tests do happens from long before now on
    await owner.query(`UPDATE role_holding SET during = tstzrange('2015-01-01Z', NULL) WHERE authority_id = $1`, [id]);
    return { id, name, users };
  });
}

let password: Promise<string> | undefined;
/** Hashing costs 20 ms a time by design: once is enough here. */
function onePassword(): Promise<string> {
  password ??= import('../../src/auth/passwords.js').then(({ hashPassword }) => hashPassword(PASSWORD));
  return password;
}

/** Runs work as the owner, in one transaction. */
export async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    const result = await work(owner);
    await owner.query('COMMIT');
    return result;
  } finally {
    await owner.end();
  }
}

export interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

/** Speaks JSON; every POST gets a key of its own unless one is given. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly token: string | null,
  ) {}

  get<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = any>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  patch<T = any>(path: string, body: unknown, version: number | string): Promise<Answer<T>> {
    return this.send('PATCH', path, body, { 'if-match': `"${version}"` });
  }

  delete<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** A file as the body. */
  bring<T = any>(path: string, type: string, file: Buffer, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, file, { 'idempotency-key': randomUUID(), 'content-type': type, ...headers });
  }

  async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer<T>> {
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : body instanceof Buffer ? new Uint8Array(body) : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as T,
    };
  }
}

export async function signedIn(url: string, email: string, withPassword = PASSWORD): Promise<ApiClient> {
  const anonymous = new ApiClient(url, null);
  const { status, body } = await anonymous.post('/api/v1/session', { username: email, password: withPassword });
  if (status !== 201) throw new Error(`${email} could not sign in: ${status}`);
  return new ApiClient(url, (body as { token: string }).token);
}
