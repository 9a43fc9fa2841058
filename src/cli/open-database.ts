import { type Config } from '../config.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded-postgres.js';
import { type Shutdown } from './shutdown.js';

/** The embedded database died, and not for the first time: exit 3. */
export class DatabaseLost extends Error {}

export interface OpenDatabase {
  appUrl: string;
  /** Null where DATABASE_OWNER_URL is not set: somebody else migrates. */
  ownerUrl: string | null;
  /** Null with DATABASE_URL. */
  embedded: EmbeddedPostgres | null;
  /** The migrations just applied. */
  applied: string[];
}

export interface Opening {
  config: Config;
  note: (line: string) => void;
  shutdown: Shutdown;
  /** Also bring a database of somebody's own up to date; the embedded one always is. */
  migrateOwn: boolean;
}

/** The database of the configuration, or the embedded one, which is started when it is not running. */
export async function openDatabase({ config, note, shutdown, migrateOwn }: Opening): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? null : await openEmbedded({ config, note, shutdown });
  const appUrl = embedded?.appUrl ?? config.databaseUrl!;
  const ownerUrl = embedded?.ownerUrl ?? config.databaseOwnerUrl;
  const applied = ownerUrl && (embedded || migrateOwn) ? await bringUpToDate(ownerUrl, appUrl) : [];
  return { appUrl, ownerUrl, embedded, applied };
}

function openEmbedded({ config, note, shutdown }: Omit<Opening, 'migrateOwn'>): Promise<EmbeddedPostgres> {
  const onLost = (error: Error) => shutdown.fail(new DatabaseLost(error.message));
  const opening = startEmbeddedPostgres({ dataDir: config.dataDir, log: note, onLost });
  return shutdown.hold(opening, (embedded) => embedded.stop());
}

async function bringUpToDate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const { migrate } = await import('../database/migrate.js'); // TypeORM, which not every command needs
  return (await migrate({ ownerUrl, appRole: decodeURIComponent(new URL(appUrl).username) })).applied;
}
