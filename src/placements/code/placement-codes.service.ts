import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { PlacementQueries, type PlacementRow } from '../placement.queries.js';
import { codeOf } from './code-row.js';
import { type ChoosePlacementCodeDto } from './placement-code.dto.js';
import { meaningOf } from './placement-code.js';
import { type CodeVersionRow, PlacementCodesQueries } from './placement-codes.queries.js';

export type { CodeVersionRow } from './placement-codes.queries.js';

/** The placement code of the annual return: worked out, or chosen among those that fit. */
@Injectable()
export class PlacementCodesService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly placements: PlacementQueries,
    private readonly codes: PlacementCodesQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Chooses from an instant on; at the very instant of the last choice it corrects that one.
   * @throws Problem `not-found` · `invalid` for a code that does not fit what is recorded · `conflict` before a later choice
   */
  async choose(_actor: Actor, id: string, input: ChoosePlacementCodeDto): Promise<PlacementRow> {
    const placement = await this.found(id);
    await this.children.lock(placement.child_id);
    const latest = await this.codes.latest(id);
    const from = input.from ?? (latest === null ? placement.from : this.clock.now());
    if (from < placement.from || (placement.until !== null && from >= placement.until))
      throw invalid('from', 'The code holds while the placement lasts: enter a time within it');
    const then = (await this.placements.find(id, from))!;
    if (!then.address_shown) throw notFound('placement');
    const { fits } = codeOf(then)!;
    if (!fits.includes(input.code)) throw invalid('code', doesNotFit(input.code, fits));
    if (latest !== null && latest.from > from)
      throw conflict('A code was chosen for a later time already: choose from then on');
    if (latest !== null) await this.db.because(input.reason);
    if (latest?.from.getTime() === from.getTime()) await this.codes.correct(latest.id, input.code, input.reason);
    else {
      if (latest !== null) await this.codes.end(latest.id, from);
      const { code, reason } = input;
      await this.codes.insert({ childId: placement.child_id, placementId: id, code, from, reason });
    }
    return (await this.placements.find(id))!;
  }

  /** @throws Problem `not-found`, also for a place that is hidden: the code tells what it is */
  async history(_actor: Actor, id: string): Promise<CodeVersionRow[]> {
    const placement = await this.found(id);
    if (!placement.address_shown) throw notFound('placement');
    return this.codes.history(id);
  }

  private async found(id: string): Promise<PlacementRow> {
    const placement = await this.placements.find(id);
    if (!placement) throw notFound('placement');
    this.db.opened(placement.child_id);
    return placement;
  }
}

function doesNotFit(code: string, fits: readonly string[]): string {
  if (fits.length === 0) return 'No code of this collection year fits what is recorded of the placement';
  return `${code} does not fit what is recorded of the placement: select ${fits.map((each) => `${each} (${meaningOf(each)})`).join(' or ')}`; // prettier-ignore
}
