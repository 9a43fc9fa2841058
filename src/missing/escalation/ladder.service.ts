import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalid } from '../../kernel/problem.js';
import { DEFAULT_LADDER, type Ladder, TIMED } from './ladder.js';
import { type SetLadderDto } from './ladder.dto.js';
import { LadderQueries, type LadderRow } from './ladder.queries.js';

export type { LadderRow } from './ladder.queries.js';

/** The ladder of the authority: the defaults until it sets its own from a date; never back in time. */
@Injectable()
export class LadderService {
  constructor(
    private readonly queries: LadderQueries,
    private readonly clock: Clock,
  ) {}

  /** What the authority has set, the first first; before it, and without any, the defaults hold. */
  ladders(): Promise<LadderRow[]> {
    return this.queries.all();
  }

  async inForce(): Promise<Ladder> {
    const now = this.clock.now();
    return (await this.queries.all()).findLast(({ from }) => from <= now) ?? DEFAULT_LADDER;
  }

  /**
   * From an instant on, not before now: what was owed stays owed. @throws Problem `invalid` · `conflict` with one set
   * for the same instant
   */
  async set({ from, rungs, reason }: SetLadderDto): Promise<LadderRow> {
    const now = this.clock.now();
    const starts = from ?? now;
    if (starts.getTime() < now.getTime() - SKEW_MS)
      throw invalid('from', 'The day must be today or later: what was owed until now stays owed');
    const whole = DEFAULT_LADDER.rungs.map((standard) => {
      const given = rungs.find(({ rung }) => rung === standard.rung);
      if (!given) throw invalid('rungs', 'Every step of the ladder must be there once');
      return { ...given, afterHours: TIMED.includes(standard.rung) ? given.afterHours : null };
    });
    if (rungs.length !== whole.length) throw invalid('rungs', 'Every step of the ladder must be there once');
    mustRise(whole);
    const id = await this.queries.insert(starts, whole, reason);
    await this.queries.lookAgain(now);
    return (await this.queries.all()).find((ladder) => ladder.id === id)!;
  }
}

const SKEW_MS = 120_000;

function mustRise(rungs: Ladder['rungs']): void {
  let last = -1;
  for (const { rung, afterHours } of rungs) {
    if (!TIMED.includes(rung)) continue;
    if (afterHours === null) throw invalid('rungs', 'Enter after how many hours each step is due');
    if (afterHours <= last) throw invalid('rungs', 'Each step must be later than the one before it');
    last = afterHours;
  }
}
