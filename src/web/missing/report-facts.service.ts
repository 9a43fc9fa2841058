import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { TraffickingAnswers } from '../../exploitation/trafficking-answers.service.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { ProfileService } from '../../missing/profile/profile.service.js';
import { ReportsService } from '../../missing/reports/reports.service.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { knownOf } from './known.js';
import { type ReportFacts as Facts } from './report-missing.view.js';

/** What the pages of a report show of the child, so that nobody is asked for it. */
@Injectable()
export class ReportFacts {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly placements: PlacementsService,
    private readonly trafficking: TraffickingAnswers,
    private readonly profiles: ProfileService,
    private readonly reports: ReportsService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async of(actor: Actor, childId: string): Promise<Omit<Facts, 'draft' | 'again'>> {
    const child = await this.children.open(childId);
    const now = this.clock.now();
    const placements = actor.permissions.has('placement:read') ? await this.placements.ofChild(actor, childId) : [];
    const placement = placements.find(({ from, until }) => from <= now && (until === null || until > now)) ?? null;
    return {
      childId,
      firstName: child.knownAs ?? child.givenName,
      identity: identityOf(child, await this.missing.ofChild(actor, childId), now),
      companions: await this.reports.companions(actor, childId),
      known: knownOf({
        ...{ child, placement },
        trafficking: await this.trafficking.of(childId),
        profile: (await this.profiles.open(actor, childId)).items,
      }),
      livesAt: placement?.address_shown ? placement.setting_name : null,
      actorName: actor.name,
      now,
    };
  }
}
