import { command, EXIT, UsageError } from './command.js';
import { openDatabase } from './open-database.js';

/** Brings the database up to date and names what it did, one migration a line. */
export default command({
  name: 'migrate',
  options: {},
  async run({ config, out, note, shutdown }) {
    if (config.databaseUrl && !config.databaseOwnerUrl)
      throw new UsageError('DATABASE_OWNER_URL is not set: only the owner of the database may migrate it');
    const { applied } = await openDatabase({ config, note, shutdown, migrateOwn: true });
    for (const migration of applied) out(migration);
    note(applied.length ? `${applied.length} applied` : 'The database is up to date');
    return EXIT.done;
  },
});
