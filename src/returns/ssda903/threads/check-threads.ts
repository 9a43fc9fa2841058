import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { conflict, Problem } from '../../../kernel/problem.js';
import { type CheckAnswer, type CheckJob } from './check-job.js';

/** Threads at work at a time. */
export const CHECKED_AT_ONCE = 2;
/** Returns on their way in, waiting or being checked; each may lie on our disk. */
const ADMITTED = 8;
/** A return of 90,000 children takes seconds. */
const LONGEST_MS = 5 * 60_000;
const MOST_MEMORY_MB = 2048;

/** Checks returns beside the program's own thread: two at a time, the others in the order they came. */
@Injectable()
export class CheckThreads implements OnApplicationShutdown {
  private admitted = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly workers = new Set<Worker>();

  /** Returns admitted and not answered yet. */
  get underWay(): number {
    return this.admitted;
  }

  /** Keeps a place for the whole of `work`, so that nobody sends files in vain. @throws Problem `conflict` when all are taken */
  async admit<T>(work: () => Promise<T>): Promise<T> {
    if (this.admitted >= ADMITTED)
      throw conflict(`${ADMITTED} returns are being checked or wait for it. Send yours again in a minute`);
    this.admitted++;
    try {
      return await work();
    } finally {
      this.admitted--;
    }
  }

  /** @throws Problem `too-large`, `unavailable`; the signal's reason when it ends first */
  async check(job: CheckJob, signal: AbortSignal): Promise<CheckAnswer> {
    if (this.running >= CHECKED_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      signal.throwIfAborted();
      return await this.inThread(job, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]));
    } finally {
      // a place passes to whoever waits, or is free
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private async inThread(job: CheckJob, signal: AbortSignal): Promise<CheckAnswer> {
    const worker = new Worker(THREAD, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    this.workers.add(worker);
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await answerOf(worker);
    } finally {
      signal.removeEventListener('abort', stop);
      this.workers.delete(worker);
      await worker.terminate();
    }
  }
}

function answerOf(worker: Worker): Promise<CheckAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => reject(error.code === OUT_OF_MEMORY ? tooMuch() : error));
    worker.once('exit', () => reject(new Problem('unavailable', 'The check was ended before it was done')));
  });
}

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

function tooMuch(): Problem {
  return new Problem('too-large', 'The return is too large to be checked here: use the command kith 903 validate');
}

/** A thread runs the compiled program, also where the sources themselves run (tests). */
const THREAD = (() => {
  const root = path.resolve(import.meta.dirname, '../../../..');
  const built = path.basename(root) === 'dist' ? root : path.join(root, 'dist');
  return path.join(built, 'src/returns/ssda903/threads/check-thread.js');
})();
