import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** A process and the moment it began: the id alone is handed out again after the process has ended. */
export interface ProcessMark {
  pid: number;
  /** Compared for equality only; empty where the system does not tell. */
  began: string;
}

const linux = process.platform === 'linux';
const windows = process.platform === 'win32';

/** False for a zombie too: it holds nothing any more, and where nobody collects it, it stays for ever. */
export function isRunning(pid: number): boolean {
  return exists(pid) && beginningOf(pid) !== null;
}

/** Whether it is still the same process, and not another that was given its id. */
export function isAlive(mark: ProcessMark): boolean {
  return exists(mark.pid) && beginningOf(mark.pid) === mark.began;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, began: beginningOf(process.pid) ?? '' };
}

/**
 * Every PostgreSQL process at work in this data directory, with or without its postmaster.
 * @returns null where the system cannot tell (Windows)
 */
export function postgresProcessesIn(dataDirectory: string): number[] | null {
  if (windows) return null;
  return linux ? fromProc(dataDirectory) : fromPs(dataDirectory);
}

/** PostgreSQL's processes all make the data directory their working directory. */
function fromProc(dataDirectory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readable(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) === 'postgres')
    .filter((pid) => readable(() => readlinkSync(`/proc/${pid}/cwd`)) === dataDirectory)
    .map(Number);
}

/** Its children rename themselves, so that this finds the postmaster only. */
function fromPs(dataDirectory: string): number[] {
  const lines = spawnSync('ps', ['-ax', '-o', 'pid=,command='], { encoding: 'utf8' }).stdout.split('\n');
  return lines.filter((line) => line.includes('postgres') && line.includes(`-D ${dataDirectory}`)).map(parseFloat);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, and is somebody else's
  }
}

/** @returns null for a process that has ended */
function beginningOf(pid: number): string | null {
  if (windows) return '';
  if (!linux) return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null;
  const stat = readable(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // proc(5): the name in brackets may hold anything; after it come the state (3rd) … the start time (22nd)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && fields[0] !== 'Z' && fields[0] !== 'X' ? fields[19]! : null;
}

/** A process may end between two looks at it. */
function readable(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
