import { type CatalogueCheck } from './finding.js';

/** Settings without which an acknowledged write may be lost. A test database does without them; production does not. */
export const durabilityChecks: CatalogueCheck[] = [
  {
    name: 'durability',
    why: 'What the program has said is recorded could be lost when the machine fails',
    sql: `SELECT 'setting ' || name AS "where", 'it is off' AS what FROM pg_settings
           WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`,
  },
];
