import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { ALL_PERMISSIONS } from '../auth/permissions.js';
import { Database } from '../database/database.js';
import { poolOf } from '../database/pool.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type DueStep, type OutsideHandler, type Settle, type StepHandler, StepLost } from './due-step.js';

/** A third of the lease: a step outside is lost to another program only when this one cannot reach the database. */
const RENEW_MS = 10_000;

type Handling = { inside: StepHandler } | { outside: OutsideHandler };

/** Steps of the two sorts are taken apart: a receiver that does not answer never holds up the record. */
export const LANES = ['inside', 'outside'] as const;
export type Lane = (typeof LANES)[number];

/**
 * What happens by itself at its time. A feature says once what a kind of step does (`handle`), and schedules steps in
 * the transaction that makes them due: `schedule` here, or `schedule_step(kind, subject, due_at)` in a trigger. Each is
 * recorded exactly once, whichever of the running programs takes it and however many of them are killed.
 */
@Injectable()
export class DueSteps {
  private readonly logger = new Logger(DueSteps.name);
  private readonly handlings = new Map<string, Handling>();

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly units: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** In `onModuleInit` of the feature. */
  handle(kind: string, inside: StepHandler): void {
    this.declare(kind, { inside });
  }

  /** For what has effects outside the database, such as sending. */
  handleOutside(kind: string, outside: OutsideHandler): void {
    this.declare(kind, { outside });
  }

  /** Inside a unit of work. A step of that kind for that subject that is scheduled already moves to the new time. */
  async schedule(kind: string, subjectId: string, dueAt: Date): Promise<void> {
    await this.db.sql`SELECT schedule_step(${kind}, ${subjectId}, ${dueAt})`;
  }

  /** Inside a unit of work. */
  async cancel(kind: string, subjectId: string): Promise<void> {
    await this.db.sql`SELECT cancel_step(${kind}, ${subjectId})`;
  }

  /** Everything that is due, one after the other, of both lanes. @returns how many steps were taken */
  async runDue(): Promise<number> {
    let taken = 0;
    for (const lane of LANES) taken += await this.runLane(lane, () => true);
    return taken;
  }

  /** Everything in a lane that is due, one after the other, while told to go on. @returns how many steps were taken */
  async runLane(lane: Lane, goOn: () => boolean): Promise<number> {
    let taken = 0;
    while (goOn() && (await this.runNext(lane))) taken++;
    return taken;
  }

  /**
   * Does the earliest step of a lane that is due and that nobody is at. One that fails stays due: it is tried again
   * when its lease ends. @returns false when there was none
   */
  private async runNext(lane: Lane): Promise<boolean> {
    const step = await this.claim(lane);
    if (!step) return false;
    try {
      await this.run(step);
    } catch (error) {
      if (error instanceof StepLost) return true; // whoever moved it, or took it over, has it now
      const { name, code } = error as { name?: string; code?: string };
      this.logger.error({ msg: 'a step failed', kind: step.kind, attempts: step.attempts, error: code ?? name });
    }
    return true;
  }

  private declare(kind: string, handling: Handling): void {
    if (this.handlings.has(kind)) throw new Error(`Two features handle ${kind}`);
    this.handlings.set(kind, handling);
  }

  private async claim(lane: Lane): Promise<DueStep | null> {
    const { rows } = await poolOf(this.source).query<DueStep>(
      `SELECT authority_id AS "authorityId", kind, subject_id AS "subjectId", due_at AS "dueAt", claim, attempts
         FROM claim_due_step($1, $2)`,
      [this.clock.now(), this.kindsOf(lane)],
    );
    return rows[0] ?? null;
  }

  private kindsOf(lane: Lane): string[] {
    return [...this.handlings].filter(([, handling]) => lane in handling).map(([kind]) => kind);
  }

  private async run(step: DueStep): Promise<void> {
    const handling = this.handlings.get(step.kind)!;
    const actor = systemActor(step);
    if ('outside' in handling) return this.runOutside(handling.outside, step, actor);
    await this.units.run(actor, { action: step.kind }, async () => {
      this.db.unit.detail.step = step.subjectId;
      await this.settle(step, await handling.inside(step, actor));
    });
  }

  private async runOutside(outside: OutsideHandler, step: DueStep, actor: Actor): Promise<void> {
    const renewing = setInterval(() => void this.renew(step), RENEW_MS);
    const settle: Settle = (again) => this.settle(step, again);
    try {
      await outside(step, actor, settle);
    } finally {
      clearInterval(renewing);
    }
  }

  /** Last, so that whatever the step is about is locked before it: the same order as everywhere. */
  private async settle(step: DueStep, again: Date | void): Promise<void> {
    const [settled] = await this.db.sql<{ ours: boolean }[]>`
      SELECT settle_step(${step.kind}, ${step.subjectId}, ${step.claim}, ${again ?? null}) AS ours`;
    if (!settled!.ours) throw new StepLost(step);
  }

  /** Should it fail, the lease ends and another program begins: nothing to do about it here. */
  private async renew({ claim }: DueStep): Promise<void> {
    await poolOf(this.source)
      .query('SELECT renew_step($1)', [claim])
      .catch(() => undefined);
  }
}

/** Who acts when nobody does: everything is permitted, and audited under the name of the feature. */
function systemActor({ authorityId, kind }: DueStep): Actor {
  const label = `system:${kind.split('.')[0]}`;
  return { authorityId, userId: null, label, name: '', roles: [], permissions: ALL_PERMISSIONS };
}
