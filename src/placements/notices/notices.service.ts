import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { type DetentionDirector, type Route } from '../../law/care-setting/codes.js';
import { PlacementFactsQueries } from '../placement-facts.queries.js';
import { placementFactsOf, residenceOf } from '../placement-facts.js';
import { PlacementQueries, type PlacementRow } from '../placement.queries.js';
import { type ProposedPlacement } from '../placement.js';
import { type Notices, noticesOf } from './notices.js';
import { NoticesQueries } from './notices.queries.js';

/** Who has to be told of a placement, and who was. Kith sends none of these notices: it records that somebody did. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly placements: PlacementQueries,
    private readonly facts: PlacementFactsQueries,
    private readonly notices: NoticesQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found`, also where the address is hidden: who is told says where the child lives */
  async ofPlacement(_actor: Actor, id: string): Promise<{ placement: PlacementRow; notices: Notices }> {
    const placement = await this.placements.find(id);
    if (!placement?.address_shown) throw notFound('placement');
    this.db.opened(placement.child_id);
    const proposed = {
      careSettingId: placement.care_setting_id,
      route: placement.route as Route | null,
      detentionDirectedBy: placement.detention_directed_by as DetentionDirector | null,
      startsAt: placement.from,
    };
    return { placement, notices: (await this.of(placement.child_id, proposed, this.clock.now()))! };
  }

  /**
   * Of a placement nobody has decided, as at its start, when nothing is late yet; null for a setting that is not registered
   * here. @throws Problem `not-found`
   */
  async ofProposed(_actor: Actor, childId: string, proposed: ProposedPlacement): Promise<Notices | null> {
    await this.children.find(childId);
    return this.of(childId, proposed, proposed.startsAt);
  }

  private async of(childId: string, proposed: ProposedPlacement, now: Date): Promise<Notices | null> {
    const asked = { ...proposed, childId, at: proposed.startsAt, endsAt: null };
    const [row] = await this.facts.gather([asked]);
    if (!row) return null;
    const recorded = await this.notices.recorded(childId, proposed.careSettingId, residenceOf(row, asked).leftBeforeAt);
    const isRestricted = await this.notices.isRestricted(childId);
    return noticesOf(placementFactsOf(row, asked), recorded, { isRestricted, now });
  }
}
