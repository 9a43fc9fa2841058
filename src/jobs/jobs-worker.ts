import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Logger as QueueLogger, run, type Runner } from 'graphile-worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';
import { DueSteps, type Lane, LANES } from './due-steps.js';

/** Looks by itself this often: the queue frees what a killed worker had only after four hours. */
const LOOK_MS = 5_000;
/** Steps under way when the program is stopped get this long. */
const GRACE_MS = 3_000;
/** Steps of one program at the same time. Those that wait for somebody else’s server hold no connection. */
const AT_ONCE: Record<Lane, number> = { inside: 2, outside: 8 };

/**
 * Takes due steps while the program runs. The queue wakes it when a step's time has come, or has just been scheduled in
 * the past; should that fail, a look every five seconds finds it. Several programs may run one each.
 */
@Injectable()
export class JobsWorker implements OnModuleDestroy {
  private readonly logger = new Logger(JobsWorker.name);
  private runner: Promise<Runner> | null = null;
  private looking: NodeJS.Timeout | null = null;
  private readonly atWork: Record<Lane, Set<Promise<void>>> = { inside: new Set(), outside: new Set() };
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly steps: DueSteps,
  ) {}

  /** @throws when the queue's schema is not there, or not ours to use */
  async start(): Promise<void> {
    // a client in use whose connection breaks would end the program; the queue listens on one all the time
    poolOf(this.source).on('connect', (client) => client.on('error', () => undefined));
    this.runner = this.listen();
    await this.runner;
    this.looking = setInterval(() => this.wake(), LOOK_MS);
    this.wake();
  }

  /** Takes no more steps and lets those under way end; what cannot in time is rolled back, and due again. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.looking) clearInterval(this.looking);
    const runner = await this.runner?.catch(() => null);
    await runner?.stop().catch(() => undefined); // it may have stopped by itself
    const atWork = Promise.all(LANES.flatMap((lane) => [...this.atWork[lane]]));
    await Promise.race([atWork, sleep(GRACE_MS, undefined, { ref: false })]);
  }

  private async listen(): Promise<Runner> {
    const runner = await run({
      pgPool: poolOf(this.source),
      concurrency: 1,
      noHandleSignals: true,
      parsedCronItems: [], // or it would look for a file named crontab
      taskList: { 'due-steps': () => this.wake() },
      logger: new QueueLogger(() => (level) => {
        if (String(level) === 'error')
          this.logger.warn('the job queue had an error; steps are looked for all the same');
      }),
    });
    runner.promise.catch(() => this.listenAgain());
    return runner;
  }

  private async listenAgain(): Promise<void> {
    await sleep(LOOK_MS, undefined, { ref: false });
    if (this.stopped) return;
    this.runner = this.listen();
    this.runner.catch(() => this.listenAgain());
  }

  private wake(): void {
    for (const lane of LANES) if (this.atWork[lane].size < AT_ONCE[lane] && !this.stopped) this.work(lane);
  }

  private work(lane: Lane): void {
    const working = this.steps
      .runLane(lane, () => !this.stopped)
      .then(() => undefined)
      .catch((error: { code?: string }) => this.logger.warn({ msg: 'due steps could not be read', code: error.code }))
      .finally(() => this.atWork[lane].delete(working));
    this.atWork[lane].add(working);
  }
}
