import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { databaseAccount, folderOpenToAll, mayEnter, type Account } from './account.js';
import { binariesFor, type Binaries } from './binaries.js';

/** A folder with PostgreSQL's data in `data/`, and the passwords and notes we keep beside it. */
export interface Cluster {
  folder: string;
  data: string;
  passwords: Passwords;
  account: Account | undefined;
  binaries: Binaries;
}

export interface Passwords {
  postgres: string;
  owner: string;
  app: string;
}

export interface ClusterOptions {
  /** KITH_DATA_DIR: the cluster is `postgres` in it, a folder or a link to one. */
  dataDir: string;
  ephemeral: boolean;
}

interface Plan extends Pick<Cluster, 'account' | 'binaries'> {
  /** Where it is to be found. */
  name: string;
  ephemeral: boolean;
}

/** Opens the cluster, made first when there is none. The caller holds the start lock. */
export function openCluster({ dataDir, ephemeral }: ClusterOptions): Cluster {
  const name = path.join(dataDir, 'postgres');
  const existing = existsSync(path.join(name, 'passwords.json'));
  const account = databaseAccount(existing ? path.join(name, 'data') : undefined);
  const binaries = binariesFor(account, dataDir);
  if (!existing) createCluster({ name, account, binaries, ephemeral });
  const folder = realpathSync(name);
  const data = path.join(folder, 'data');
  if (!mayEnter(folder, account)) throw new Error(`PostgreSQL cannot run on ${data}: its account is shut out of it`);
  return { folder, data, account, binaries, passwords: readPasswords(folder) };
}

/**
 * Prepared under another name and then moved into place: a process killed half-way leaves no cluster that looks whole.
 * Where PostgreSQL's account cannot come, the place is a link to where it can.
 */
function createCluster(plan: Plan): void {
  removeLeftovers(plan.name);
  const inPlace = mayEnter(path.dirname(plan.name), plan.account);
  const staging = mkdtempSync(inPlace ? `${plan.name}.new-` : path.join(folderOpenToAll(), 'postgres-'));
  chmodSync(staging, plan.account ? 0o711 : 0o700);
  try {
    initialise(staging, plan);
    if (inPlace) renameSync(staging, plan.name);
    else symlinkSync(staging, plan.name);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
}

function removeLeftovers(name: string): void {
  const dangling = lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(name);
  if (dangling) rmSync(name);
  if (existsSync(name)) throw new Error(`${name} exists and is not a database of ours: move it away`);
  const parent = path.dirname(name);
  for (const entry of readdirSync(parent).filter((entry) => entry.startsWith('postgres.new-')))
    rmSync(path.join(parent, entry), { recursive: true, force: true });
}

function initialise(folder: string, { account, binaries, ephemeral }: Plan): void {
  const [data, passwordFile] = [path.join(folder, 'data'), path.join(folder, 'initial-password')];
  const password = () => randomBytes(24).toString('base64url');
  const passwords: Passwords = { postgres: password(), owner: password(), app: password() };
  writeFileSync(path.join(folder, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  writeFileSync(passwordFile, passwords.postgres, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (account) for (const file of [data, passwordFile]) chownSync(file, account.uid, account.gid);
  runInitdb(binaries, ['-D', data, `--pwfile=${passwordFile}`, ...(ephemeral ? ['--no-sync'] : [])], account);
  rmSync(passwordFile);
}

function runInitdb(binaries: Binaries, args: string[], account: Account | undefined): void {
  const settings = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8', // else a machine whose LANG is unset gets SQL_ASCII
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
  const options = { ...account, env: cleanEnvironment(), cwd: '/', encoding: 'utf8' } as const;
  const { status, error, stderr } = spawnSync(binaries.initdb, [...args, ...settings], options);
  if (status !== 0) throw new Error(`The embedded database could not be made: ${error?.message ?? stderr}`);
}

/** Without the PG… variables of the caller, which would bend the server and its tools. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function readPasswords(folder: string): Passwords {
  const file = path.join(folder, 'passwords.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  } catch (error) {
    throw new Error(`The database's passwords cannot be read: ${file} belongs to another account or is damaged`, {
      cause: error,
    });
  }
}
