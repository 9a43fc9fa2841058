import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { londonDay, londonHour, startOfLondonDay } from '../kernel/london-time.js';
import { parsePlainDate, type PlainDate, toIso } from '../kernel/plain-date.js';
import { AlertsService } from './alerts.service.js';
import { daysToJudge } from './nights.js';
import { type Run } from './runs.js';
import { RunQueries } from './runs.queries.js';
import { VerdictsService } from './verdicts.service.js';

const JUDGING = { action: 'compliance.nightly' };

export interface JudgedDay {
  day: PlainDate;
  placements: number;
  changes: number;
}

/**
 * Every placement of an authority, judged for the day itself: a batch to a unit of work, so that a program that is killed
 * leaves what it did, and whichever takes over goes on from there.
 */
@Injectable()
export class NightsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly verdicts: VerdictsService,
    private readonly alerts: AlertsService,
    private readonly runs: RunQueries,
    private readonly clock: Clock,
  ) {}

  /** Today, and the nights that were missed. Outside any unit of work. */
  async judgeUntilToday(actor: Actor): Promise<JudgedDay[]> {
    const today = londonDay(this.clock.now());
    const last = await this.units.run(actor, JUDGING, () => this.runs.last());
    const judged: JudgedDay[] = [];
    for (const day of daysFrom(last, today)) {
      const isAgain = last?.on_day === toIso(day);
      // of the months before the first night nobody is told
      const tells = last !== null || day === today;
      judged.push(await this.judgeDay(actor, day, isAgain ? last.finished_at : null, tells));
    }
    return judged;
  }

  private async judgeDay(actor: Actor, day: PlainDate, seenFinished: Date | null, tells: boolean): Promise<JudgedDay> {
    const [onDay, at] = [toIso(day), this.instantOf(day)];
    await this.units.run(actor, JUDGING, () => this.runs.begin(onDay, this.clock.now(), seenFinished));
    let sum = { placements: 0, changes: 0 };
    for (let isMore = true; isMore;)
      isMore = await this.units.run(actor, JUDGING, async (unit) => {
        const run = await this.runs.lock(onDay);
        if (!run) return false;
        const { last, placements, changes } = await this.verdicts.judgeNext(at, run.judged_to);
        await this.runs.advance(onDay, last, placements, changes);
        Object.assign(unit.detail, { day: onDay, placements, changes });
        sum = { placements: run.placements + placements, changes: run.changes + changes };
        if (last === null) await this.finish(day, at, tells);
        return last !== null;
      });
    return { day, ...sum };
  }

  private async finish(day: PlainDate, at: Date, tells: boolean): Promise<void> {
    await this.verdicts.cut(at);
    if (tells) await this.alerts.raise(day);
    await this.runs.finish(toIso(day), this.clock.now());
  }

  /** A day is judged as it begins; today, when its first hour is over, as at now: children have moved since. */
  private instantOf(day: PlainDate): Date {
    const now = this.clock.now();
    const isOver = day < londonDay(now) || londonHour(now) === 0;
    return isOver ? startOfLondonDay(day) : now;
  }
}

/** A day left half way comes first. */
function daysFrom(last: Run | null, today: PlainDate): PlainDate[] {
  if (!last) return daysToJudge(null, today);
  const day = parsePlainDate(last.on_day)!;
  return [...(last.finished_at || day >= today ? [] : [day]), ...daysToJudge(day, today)];
}
