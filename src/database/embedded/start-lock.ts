import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, thisProcess, type ProcessMark } from './processes.js';

/**
 * One process at a time prepares and starts a database. The lock is a file that names its holder; one whose holder has
 * ended (killed, or the machine was switched off) is taken over.
 * @returns what releases it
 * @throws when another process holds it for longer than `patienceMs`
 */
export async function takeStartLock(file: string, patienceMs = 120_000): Promise<() => void> {
  const deadline = Date.now() + patienceMs;
  const mine = JSON.stringify({ ...thisProcess(), take: Math.random() });
  while (!create(file, mine)) {
    const theirs = read(file);
    if (theirs !== null && !heldByTheLiving(theirs)) breakLock(file, theirs);
    else if (Date.now() > deadline)
      throw new Error(`Another process (${theirs}) is still starting; its lock is ${file}`);
    else await sleep(25);
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

/** A hard link appears with its content, or not at all: nobody reads a half-written lock. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two waiters may find the same dead lock: whoever moves away a newer one than it judged puts that one back. */
function breakLock(file: string, judged: string): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== judged) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function heldByTheLiving(content: string): boolean {
  try {
    return isAlive(JSON.parse(content) as ProcessMark);
  } catch {
    return false; // not ours, or damaged
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
