import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { invalid } from '../../kernel/problem.js';
import { type AbsenceRow, MissingService } from '../missing.service.js';
import { type RecordBedDto } from './bed.dto.js';
import { BedQueries, type BedRow } from './bed.queries.js';

export type { BedRow } from './bed.queries.js';

/** What becomes of the place a child is away from (decision 16). None of it ends the placement or the absence. */
@Injectable()
export class BedsService {
  constructor(
    private readonly missing: MissingService,
    private readonly beds: BedQueries,
    private readonly clock: Clock,
  ) {}

  /** Also of an absence that is over. @throws Problem `not-found` · `invalid` */
  async record(_actor: Actor, absenceId: string, input: RecordBedDto): Promise<string> {
    const absence = await this.missing.lock(absenceId);
    await this.missing.mustBeTheirs(absence, input.placementId);
    const happenedAt = input.happenedAt ?? this.clock.now();
    const heldUntil = input.heldUntil ?? null;
    if (input.kind !== 'held' && heldUntil) throw invalid('heldUntil', 'A place that the provider closed is not held');
    if (heldUntil && heldUntil <= happenedAt)
      throw invalid('heldUntil', 'The place must be held until after that was decided');
    const { kind, placementId, byWhom, notes } = input;
    return this.beds.insert(absence.child_id, absenceId, {
      ...{ kind, placementId, happenedAt, heldUntil, byWhom: byWhom.trim() || byWhom },
      notes: notes?.trim() || null,
    });
  }

  /** That a placement was ended while its child was away, and why. */
  async placementEnded(
    actor: Actor,
    { id, child_id }: AbsenceRow,
    { placementId, endedAt, reason }: { placementId: string; endedAt: Date; reason: string },
  ): Promise<void> {
    await this.beds.insert(child_id, id, {
      ...{ kind: 'placement-ended', placementId, happenedAt: endedAt, byWhom: actor.name || 'system' },
      ...{ heldUntil: null, notes: reason },
    });
  }

  /** The latest first. @throws Problem `not-found` */
  async ofAbsence(actor: Actor, absenceId: string): Promise<BedRow[]> {
    await this.missing.find(actor, absenceId);
    return this.beds.ofAbsence(absenceId, null);
  }

  /** The same, a page at a time. @throws Problem `not-found` */
  async page(actor: Actor, absenceId: string, page = 1): Promise<Paged<BedRow>> {
    await this.missing.find(actor, absenceId);
    const items = await this.beds.ofAbsence(absenceId, page);
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }
}
