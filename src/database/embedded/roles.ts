import pg from 'pg';

/** The two roles of the house (see docs/adr/0002-two-roles.md) and the database between them. */
export interface DatabasePlan {
  database: string;
  owner: { name: string; password: string };
  app: { name: string; password: string };
}

/** Makes what is missing of the roles and the database; running it again changes nothing. */
export async function prepareDatabase(superuserUrl: string, { database, owner, app }: DatabasePlan): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const role of [owner, app]) await createRole(client, role);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database} OWNER ${owner.name} TEMPLATE template0`);
    await grantConnect(client, database, app.name);
  } finally {
    await client.end();
  }
}

/** A copy of a database does not inherit who may connect to it. */
export async function grantConnect(client: pg.Client, database: string, appRole: string): Promise<void> {
  await client.query(
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${appRole}`,
  );
}

async function createRole(client: pg.Client, { name, password }: { name: string; password: string }): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount) return;
  await client.query(
    `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION
       PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

/** The same server and credentials, another database or role. */
export function urlFor(superuserUrl: string, database: string, role?: { name: string; password: string }): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (role) [url.username, url.password] = [role.name, role.password];
  return url.href;
}
