import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { isRetryable, problemOf } from './database-errors.js';

const { escapeLiteral } = pg;

/** What is being done, as the audit will name it. */
export interface Act {
  /** `child.read`, `placement.start` … */
  action: string;
  requestId?: string;
  /** SQL of literals, run in the opening round trip; the rows of its last statement are `unit.opening`. */
  opening?: string;
}

/** One transaction of one actor. */
export interface Unit {
  readonly actor: Actor;
  readonly act: Act;
  readonly requestId: string;
  readonly client: pg.PoolClient;
  readonly manager: EntityManager;
  readonly opening: Record<string, unknown>[];
  /** Children opened or changed: they stand in the audit row. */
  readonly children: Set<string>;
  /** What else the audit row says. Never names or note text. */
  readonly detail: Record<string, unknown>;
  /** SQL of literals to run in the closing round trip, before the audit row. */
  readonly closing: string[];
}

const TRIES = 5;
const underWay = new AsyncLocalStorage<Unit>();

export function currentUnit(): Unit {
  const unit = underWay.getStore();
  if (!unit) throw new Error('The database is reached only inside a unit of work');
  return unit;
}

/**
 * The one way into the database: a transaction for an actor, with the authority set for row-level security, closed by
 * its audit row. What it does is done and audited, or not done. Three round trips around the work itself: begin and
 * context; the work; audit and commit.
 *
 * Serialisation failures, deadlocks and lock time-outs run the whole work again: it has no effects outside. A refusal
 * is audited by itself after the rollback, before anybody hears of it.
 */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Joins the unit under way, if there is one: then its outermost caller commits. */
  async run<T>(actor: Actor, act: Act, work: (unit: Unit) => Promise<T>): Promise<T> {
    const outer = underWay.getStore();
    if (outer) return work(outer);
    for (let attempt = 1; ; attempt++) {
      const opened = new Set<string>();
      try {
        return await this.once(actor, act, work, opened);
      } catch (error) {
        if (isRetryable(error, attempt) && attempt < TRIES) {
          await sleep(attempt * 10 * (0.5 + Math.random()));
          continue;
        }
        const problem = problemOf(error);
        await this.recordRefusal(actor, act, problem ? `refused: ${problem.kind}` : 'failed', opened);
        throw problem ?? error;
      }
    }
  }

  private async once<T>(actor: Actor, act: Act, work: (unit: Unit) => Promise<T>, opened: Set<string>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const unit = await begin(runner, actor, act, opened);
      const result = await underWay.run(unit, () => work(unit));
      await commit(runner, unit);
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /**
   * The audit row of what was refused, in a transaction of its own, with the children opened until then: a refusal too
   * may say how old a child is. @throws Problem `unavailable` when it cannot be
   */
  async recordRefusal(actor: Actor, act: Act, outcome: string, opened: ReadonlySet<string> = new Set()): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      const unit = await begin(runner, actor, { ...act, opening: undefined }, new Set(opened));
      await commit(runner, unit, outcome);
    } catch (error) {
      await rollBack(runner);
      this.logger.error({ msg: 'a refusal could not be audited', action: act.action, code: codeOf(error) });
      throw new Problem('unavailable', 'There is a problem with the service', { retryAfter: 5 });
    } finally {
      await runner.release();
    }
  }
}

async function begin(runner: QueryRunner, actor: Actor, act: Act, children: Set<string>): Promise<Unit> {
  const client = (await runner.connect()) as pg.PoolClient;
  const requestId = act.requestId ?? randomUUID();
  const context = {
    authority_id: actor.authorityId,
    actor_id: actor.userId ?? '',
    actor: actor.label,
    request_id: requestId,
  };
  const settings = Object.entries(context).map(([k, v]) => `set_config('kith.${k}', ${escapeLiteral(v)}, true)`);
  const results = (await client.query(
    `BEGIN; SELECT ${settings.join(', ')}${act.opening ? `; ${act.opening}` : ''}`,
  )) as unknown as pg.QueryResult[];
  inTransaction(runner, true);
  const opening = (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
  const { manager } = runner;
  return { actor, act, requestId, client, manager, opening, children, detail: {}, closing: [] };
}

async function commit(runner: QueryRunner, unit: Unit, outcome = 'done'): Promise<void> {
  const children = escapeLiteral(`{${[...unit.children].join(',')}}`);
  const detail = escapeLiteral(JSON.stringify(unit.detail));
  const audit = `SELECT append_audit(${escapeLiteral(unit.act.action)}, ${escapeLiteral(outcome)}, ${children}, ${detail})`;
  await unit.client.query([...unit.closing, audit, 'COMMIT'].join('; '));
  inTransaction(runner, false);
}

/** Tells TypeORM, or its entity manager would begin, and commit, transactions of its own. */
function inTransaction(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** A connection that cannot even roll back is broken; the pool throws it away. */
async function rollBack(runner: QueryRunner): Promise<void> {
  inTransaction(runner, false);
  await runner.query('ROLLBACK').catch(() => undefined);
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? (error as Error).name;
}
