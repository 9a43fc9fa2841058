import { type Config } from '../config.js';
import { command, EXIT, type Invocation } from './command.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** Starts Kith and says where it is, until it is interrupted or its database is lost. */
export default command({
  name: 'start',
  options: {},
  async run(invocation) {
    const { config, note, shutdown } = invocation;
    const database = await openDatabase({ config, note, shutdown, migrateOwn: true });
    const url = await serve({ ...config, databaseUrl: database.appUrl }, invocation);
    invocation.out(welcome(url, database, config));
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
  const app = await shutdown.hold(createApp(config), closeApp);
  app.get(Readiness).ready = true; // migrated, and filled where it is to be
  await app.listen(config.port, config.host);
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  return `http://${everywhere ? 'localhost' : config.host}:${port}`;
}

function welcome(url: string, { embedded }: OpenDatabase, { production }: Config): string {
  const where = embedded ? `its data is in ${embedded.dataDir}` : 'on the database of DATABASE_URL';
  return `Kith is ready at ${url} (${production ? 'production, ' : ''}${where})`;
}
