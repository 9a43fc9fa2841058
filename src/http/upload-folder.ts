import { type Response } from 'express';
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const NAME = /^kith-upload-(\d+)-/;

/** A folder that only this account may enter (mode 700), gone once the answer is sent or the caller has hung up. */
export function uploadFolder(response: Response): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `kith-upload-${process.pid}-`));
  response.once('close', () => void remove(folder));
  return folder;
}

/** Folders of programs that were killed before they could remove them. To be called before anything is received. */
export async function removeAbandonedFolders(): Promise<void> {
  const abandoned = readdirSync(os.tmpdir()).filter((name) => isAbandoned(Number(NAME.exec(name)?.[1])));
  await Promise.all(abandoned.map((name) => remove(path.join(os.tmpdir(), name))));
}

/** A file may still be on its way in: then it is tried again. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
}

/** Our own number is a program's before us: in a container every one has the same. */
function isAbandoned(pid: number): boolean {
  if (Number.isNaN(pid)) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
