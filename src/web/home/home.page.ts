import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { LapsesService } from '../../care-settings/lapses/lapses.service.js';
import { AlertsService } from '../../compliance/alerts.service.js';
import { ChildrenService } from '../../children/children.service.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { type Paged } from '../../http/paged.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { type ChildSummary } from '../../children/child.js';
import { Clock } from '../../kernel/clock.js';
import { MissingNowService } from '../../missing/lists/missing-now.service.js';
import { AssignedInterviews } from '../../missing/interviews/assigned-interviews.service.js';
import { OwedInterviewsService } from '../../missing/interviews/owed-interviews.service.js';
import { BreachesService } from '../../placements/breaches/breaches.service.js';
import { FollowUpsService } from '../../placements/follow-ups/follow-ups.service.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { pageNumber } from '../page-number.js';
import { homeView } from './home.view.js';

/** My children, who is missing now, what waits for my word, and who is where the law does not permit it. */
@ApiExcludeController()
@Controller()
export class HomePage {
  constructor(
    private readonly children: ChildrenService,
    private readonly missingNow: MissingNowService,
    private readonly breaches: BreachesService,
    private readonly placements: PlacementsService,
    private readonly drafts: DraftsService,
    private readonly interviews: OwedInterviewsService,
    private readonly assigned: AssignedInterviews,
    private readonly alerts: AlertsService,
    private readonly lapses: LapsesService,
    private readonly followUps: FollowUpsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('own:use', 'home.open')
  async home(@Page() { actor, query }: PageRequest): Promise<View> {
    const mine = actor.permissions.has('child:read')
      ? await this.children.list(actor, pageNumber(query.page), true)
      : nobody;
    const open = actor.permissions.has('missing:read') ? await this.missingNow.list(actor) : null;
    const breaches = actor.permissions.has('placement:read')
      ? await this.breaches.staysOf(actor)
      : { ...nobody, items: [] };
    const toConfirm = actor.permissions.has('placement:approve')
      ? await this.placements.unconfirmedApprovals(actor)
      : [];
    const alerts = actor.permissions.has('placement:read') ? await this.alerts.owed(actor) : { ...nobody, items: [] };
    const lapses = actor.permissions.has('placement:read') ? await this.lapses.owed(actor) : { ...nobody, items: [] };
    const followUps = actor.permissions.has('placement:read')
      ? await this.followUps.owed(actor)
      : { ...nobody, items: [] };
    const drafts = await this.drafts.unfinished(actor);
    const interviews = actor.permissions.has('missing:read')
      ? await this.interviews.list(actor, { mine: 'true' })
      : { ...nobody, items: [] };
    const assigned = actor.permissions.has('interview:assigned') ? await this.assigned.list() : null;
    const facts = {
      actor,
      mine,
      open: open?.items ?? [],
      openTotal: open?.total ?? 0,
      breaches,
      toConfirm,
      alerts,
      lapses,
      followUps,
      drafts,
      interviews,
      assigned,
      handedIn: query['handed-in'] === '1',
      now: this.clock.now(),
    };
    return new View('home/home.njk', homeView(facts));
  }
}

const nobody: Paged<ChildSummary> = { items: [], page: 1, pageSize: 25, total: 0 };
