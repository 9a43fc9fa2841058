import pg from 'pg';
import { grantConnect, urlFor } from '../../src/database/embedded/roles.js';

/** Addresses of one migrated database that belongs to this test file alone. */
export interface FreshDatabase {
  appUrl: string;
  ownerUrl: string;
  /** As a superuser, to this same database: to look at, or tamper with, what the app may not. */
  superuserUrl: string;
}

interface Role {
  name: string;
  password: string;
}

interface Server {
  superuserUrl: string;
  owner: Role;
  app: Role;
  prefix: string;
  template: string;
}

/** Modules are evaluated anew for each test file, so these count the databases of this file. */
let made = 0;

/**
 * A copy of the migrated template, empty of rows (50 ms). Those of the test file before, in the same worker, are dropped:
 * close your connections in `afterAll`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  if (!process.env.KITH_TEST_SERVER) throw new Error('Name the test .db.spec.ts, .http.spec.ts or .browser.spec.ts');
  const { superuserUrl, owner, app, prefix, template } = JSON.parse(process.env.KITH_TEST_SERVER) as Server;
  const mine = `${prefix}w${process.env.JEST_WORKER_ID}_`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    if (made === 0) await dropAll(client, mine);
    const database = `${mine}${++made}`;
    await client.query(`CREATE DATABASE ${database} OWNER ${owner.name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    await grantConnect(client, database, app.name);
    return {
      appUrl: urlFor(superuserUrl, database, app),
      ownerUrl: urlFor(superuserUrl, database, owner),
      superuserUrl: urlFor(superuserUrl, database),
    };
  } finally {
    await client.end();
  }
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
}
