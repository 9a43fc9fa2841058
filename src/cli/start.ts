import { type NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config } from '../config.js';
import { command, EXIT, type Invocation } from './command.js';
import { isSound } from './db-check.js';
import { demonstrate } from './demo.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { type Shutdown } from './shutdown.js';

/** Starts Kith and says where it is, until it is interrupted or its database is lost. */
export default command({
  name: 'start',
  options: {},
  async run(invocation) {
    const { config, note, shutdown } = invocation;
    endWithNpm(shutdown);
    const database = await openDatabase({ config, note, shutdown, migrateOwn: true });
    if (!(await isSound(database.appUrl, invocation))) return EXIT.finding;
    const signIns = await demonstrate(database, invocation);
    const url = await serve({ ...config, databaseUrl: database.appUrl }, invocation);
    invocation.out([welcome(url, database, config), ...signIns].join('\n'));
    await shutdown.requested;
    return EXIT.done;
  },
});

/** @returns the address it can be opened at */
async function serve(
  config: Config & { databaseUrl: string },
  { shutdown }: Pick<Invocation, 'shutdown'>,
): Promise<string> {
  const { createApp, closeApp } = await import('../bootstrap.js');
  const { Readiness } = await import('../http/readiness.js');
  const { JobsWorker } = await import('../jobs/jobs-worker.js');
  const app = await shutdown.hold(createApp(config), closeApp);
  app.get(Readiness).ready = true; // migrated, and filled where it is to be
  await listen(app, config);
  await app.get(JobsWorker).start();
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  return `http://${everywhere ? 'localhost' : config.host}:${port}`;
}

/**
 * A Kith that was killed a moment ago may still be letting go of the port. Each try leaves a listener on the server:
 * Node warns of a leak from the tenth.
 */
async function listen(app: NestExpressApplication, { port, host }: Config): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await app.listen(port, host);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 9) throw error;
      await sleep(300);
    }
  }
}

/** An npm that is killed outright cannot pass the signal on, and we would hold the port for nobody. */
function endWithNpm(shutdown: Shutdown): void {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) void shutdown.end();
  }, 250).unref();
}

function welcome(url: string, { embedded }: OpenDatabase, { production }: Config): string {
  const where = embedded ? `its data is in ${embedded.dataDir}` : 'on the database of DATABASE_URL';
  return `Kith is ready at ${url} (${production ? 'production, ' : ''}${where})`;
}
