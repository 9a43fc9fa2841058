import { Logger as QueueLogger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const { escapeIdentifier } = pg;

export interface QueueSchema {
  /** As the owner of the database. */
  ownerUrl: string;
  appRole: string;
}

/**
 * The job queue's schema, and what a worker that owns nothing needs on it: it reads, locks and removes jobs, and names
 * its tasks. It cannot add a job: that is `wake_at`. Row security, which the queue switches on without a policy, lets
 * the app role through; jobs carry nothing, and so nothing of any authority. Safe to repeat.
 */
export async function installQueue({ ownerUrl, appRole }: QueueSchema): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new QueueLogger(() => () => undefined) });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(grantsTo(escapeIdentifier(appRole)));
  } finally {
    await owner.end();
  }
}

/** `complete`, `fail` and the four-hourly release of a killed worker's jobs are plain statements on these tables. */
const WORKED_ON = { _private_jobs: 'SELECT, UPDATE, DELETE', _private_job_queues: 'SELECT, UPDATE, DELETE' };
const NAMED = { _private_tasks: 'SELECT, INSERT', _private_known_crontabs: 'SELECT' };

function grantsTo(app: string): string {
  const tables = Object.entries({ ...WORKED_ON, ...NAMED }).map(
    ([table, verbs]) => `
      REVOKE ALL ON graphile_worker.${table} FROM ${app};
      GRANT ${verbs} ON graphile_worker.${table} TO ${app};
      DROP POLICY IF EXISTS worker ON graphile_worker.${table};
      CREATE POLICY worker ON graphile_worker.${table} TO ${app} USING (true) WITH CHECK (true);`,
  );
  return `BEGIN;
    GRANT USAGE ON SCHEMA graphile_worker TO ${app};
    GRANT SELECT ON graphile_worker.migrations TO ${app};
    ALTER VIEW graphile_worker.jobs SET (security_invoker = true);
    ${tables.join('')}
    COMMIT`;
}
