import pg from 'pg';
import { durabilityChecks } from './durability.checks.js';
import { type CatalogueCheck, type Finding } from './finding.js';
import { functionChecks } from './function.checks.js';
import { historyChecks } from './history.checks.js';
import { lettersChecks } from './letters.checks.js';
import { migrationFindings } from './migration.checks.js';
import { privilegeChecks } from './privilege.checks.js';
import { tenancyChecks } from './tenancy.checks.js';

export const CATALOGUE_CHECKS = [
  ...tenancyChecks,
  ...functionChecks,
  ...privilegeChecks,
  ...historyChecks,
  ...lettersChecks,
];

/** What is wrong with a database, asked as the app role; an empty list is what a migrated one answers. */
export async function checkDatabase(app: pg.ClientBase, { production }: { production: boolean }): Promise<Finding[]> {
  const findings = await migrationFindings(app);
  for (const check of production ? [...CATALOGUE_CHECKS, ...durabilityChecks] : CATALOGUE_CHECKS)
    findings.push(...(await ask(app, check)));
  return findings;
}

/** The same on a connection of its own. */
export async function checkDatabaseAt(appUrl: string, production: boolean): Promise<Finding[]> {
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  try {
    return await checkDatabase(app, { production });
  } finally {
    await app.end();
  }
}

async function ask(app: pg.ClientBase, { name, why, sql, values }: CatalogueCheck): Promise<Finding[]> {
  const answer = await app.query<{ where: string; what: string }>(sql, values);
  const { rows } = [answer].flat().at(-1)!; // several statements have several answers
  return rows.map(({ where, what }) => ({ check: name, where, what, why }));
}
