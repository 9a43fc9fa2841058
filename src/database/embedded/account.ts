import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/**
 * Whom PostgreSQL runs as, since it refuses to be root: the owner of the data it already has, else an account every
 * Linux and macOS has. None is ever created. Undefined when we are an ordinary user: then it runs as we do.
 */
export function databaseAccount(existingData: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existingData && statSync(existingData);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Started as root, and there is no account "postgres" or "nobody" to run the embedded database as');
}

/** Whether the account can get into this folder: each folder above it must let it through. */
export function mayEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  const { mode, uid, gid } = statSync(folder);
  const through = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const parent = path.dirname(folder);
  return (mode & through) !== 0 && (parent === folder || mayEnter(parent, account));
}

/** Where root keeps what PostgreSQL cannot reach in a closed folder. Not /var/tmp: that is swept after 30 days. */
export function folderOpenToAll(): string {
  const folder = '/var/lib/kith';
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // whatever the umask
  return folder;
}
