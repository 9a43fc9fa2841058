import { Injectable } from '@nestjs/common';
import { type Actor } from '../kernel/actor.js';
import { toIso } from '../kernel/plain-date.js';
import { Problem } from '../kernel/problem.js';
import { BedsService } from '../missing/beds/beds.service.js';
import { MissingService, segmentsOf } from '../missing/missing.service.js';
import { returnWillSay } from '../missing/return-will-say.js';

/** What ends, and when; of an ending or of the start of another placement. */
export interface Ending {
  placementId: string;
  childId: string;
  placedFrom: Date;
  endedAt: Date;
  /** Why now, before the child is back. */
  reason: string | undefined;
}

/** A place that is given up while its child is missing or away takes a reason of its own (decision 16). */
@Injectable()
export class EndingWhileAway {
  constructor(
    private readonly missing: MissingService,
    private readonly beds: BedsService,
  ) {}

  /**
   * Nothing for a child who is here, or whose absence began once the placement had ended.
   * @throws Problem `invalid` without a reason, with what the annual return will say
   */
  async record(actor: Actor, { placementId, childId, placedFrom, endedAt, reason }: Ending): Promise<void> {
    const absence = await this.missing.openOf(childId);
    if (!absence || absence.from > endedAt) return;
    const why = reason?.trim();
    if (why) return this.beds.placementEnded(actor, absence, { placementId, endedAt, reason: why });
    const says = returnWillSay(segmentsOf(absence), placedFrom, endedAt);
    const message = 'Enter why the placement ends while the child is missing or away';
    throw new Problem('invalid', message, {
      errors: [{ field: 'whileAwayReason', message }],
      returnWillSay: says && { ...says, from: toIso(says.from), placementEnds: toIso(says.placementEnds) },
    });
  }
}
