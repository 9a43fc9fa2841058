import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openCluster, type Cluster } from './embedded/cluster.js';
import {
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
  superuserUrl,
  type Postmaster,
} from './embedded/postmaster.js';
import { isRunning } from './embedded/processes.js';
import { prepareDatabase, urlFor } from './embedded/roles.js';
import { takeStartLock } from './embedded/start-lock.js';

export interface EmbeddedPostgresOptions {
  /** The folder the program keeps its data in (KITH_DATA_DIR); made when missing. */
  dataDir: string;
  /** No fsync, and everything is deleted at the stop: for tests. */
  ephemeral?: boolean;
  /** Told what a person should know: where the data went, that the database was started again. */
  log?: (message: string) => void;
  /** The database died, and could not be started again or died a second time. */
  onLost?: (error: Error) => void;
}

export interface EmbeddedPostgres {
  /** As `kith_app`, which owns nothing. */
  readonly appUrl: string;
  /** As `kith_owner`, which owns the database `kith`. */
  readonly ownerUrl: string;
  /** As `postgres`, to the database `postgres`. */
  readonly superuserUrl: string;
  /** False when it runs already for another program, which will stop it. */
  readonly started: boolean;
  /** Where the data really is: `postgres` in the folder asked for, or where that links to. */
  readonly dataDir: string;
  /** Stops what this program started. */
  stop(): Promise<void>;
}

const DATABASE = 'kith';

/**
 * A real PostgreSQL from npm, on a free port of 127.0.0.1, with our roles and an empty database `kith` at first. Programs
 * on the same folder share one server. When it dies it is started again, once, on the same port; a program that shares
 * it takes over when the one that started it ends.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = makeDataDir(options.dataDir);
  const lock = path.join(dataDir, 'postgres.lock');
  const ephemeral = options.ephemeral ?? false;
  const release = await takeStartLock(lock);
  try {
    const cluster = openCluster({ dataDir, ephemeral });
    if (!cluster.folder.startsWith(dataDir))
      options.log?.(`PostgreSQL may not enter ${dataDir}: the data is in ${cluster.folder}`);
    const postmaster = (await runningPostmaster(cluster)) ?? (await startPostmaster(cluster, ephemeral));
    const guard = new Guard(cluster, postmaster, lock, options);
    await preparedOrStopped(cluster, postmaster, guard);
    return answer(cluster, postmaster, guard);
  } finally {
    release();
  }
}

function makeDataDir(folder: string): string {
  const dataDir = path.resolve(folder);
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755); // whatever the umask: root's PostgreSQL, which is not root, goes through here
  }
  try {
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Error(`${dataDir} is closed to this account: set KITH_DATA_DIR to a folder of its own`, { cause: error });
  }
  return realpathSync(dataDir);
}

async function preparedOrStopped(cluster: Cluster, { port }: Postmaster, guard: Guard): Promise<void> {
  const { owner, app } = roles(cluster);
  try {
    await prepareDatabase(superuserUrl(cluster, port), { database: DATABASE, owner, app });
  } catch (error) {
    await guard.stop();
    throw error;
  }
}

function roles({ passwords }: Cluster) {
  return {
    owner: { name: 'kith_owner', password: passwords.owner },
    app: { name: 'kith_app', password: passwords.app },
  };
}

function answer(cluster: Cluster, { port, child }: Postmaster, guard: Guard): EmbeddedPostgres {
  const base = superuserUrl(cluster, port);
  const { owner, app } = roles(cluster);
  return {
    appUrl: urlFor(base, DATABASE, app),
    ownerUrl: urlFor(base, DATABASE, owner),
    superuserUrl: base,
    started: child !== null,
    dataDir: cluster.folder,
    stop: () => guard.stop(),
  };
}

/** Watches over a running server: starts it again once, stops it when the program is done. */
class Guard {
  private stopping = false;
  private restarted = false;
  private watch: NodeJS.Timeout | undefined;
  private readonly atExit = () => this.postmaster.child?.kill('SIGINT');

  constructor(
    private readonly cluster: Cluster,
    private postmaster: Postmaster,
    private readonly lock: string,
    private readonly options: EmbeddedPostgresOptions,
  ) {
    process.once('exit', this.atExit);
    this.guard();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.watch);
    process.removeListener('exit', this.atExit);
    const { child } = this.postmaster;
    if (child) await stopPostmaster(child, this.options.ephemeral ? 'SIGQUIT' : 'SIGINT');
    if (child && this.options.ephemeral) rmSync(this.cluster.folder, { recursive: true, force: true });
  }

  private guard(): void {
    const { child, pid } = this.postmaster;
    const lost = () => void this.recover().catch((error: Error) => this.options.onLost?.(error));
    if (child) return void child.once('exit', lost);
    this.watch = setInterval(() => {
      if (isRunning(pid)) return;
      clearInterval(this.watch);
      lost();
    }, 250).unref();
  }

  private async recover(): Promise<void> {
    if (this.stopping) return;
    if (this.restarted) throw new Error('The embedded database stopped for the second time');
    this.restarted = true;
    const { port } = this.postmaster;
    const release = await takeStartLock(this.lock);
    try {
      const running = await runningPostmaster(this.cluster);
      if (running && running.port !== port) throw new Error('The embedded database came back on another port');
      this.postmaster = running ?? (await startPostmaster(this.cluster, this.options.ephemeral ?? false, port));
    } finally {
      release();
    }
    this.options.log?.('The embedded database had stopped, and runs again.');
    if (this.stopping) await this.stop();
    else this.guard();
  }
}
