import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { RestrictionsService } from '../../children/restrictions.service.js';
import { SiblingsService } from '../../children/siblings.service.js';
import { TraffickingAnswers } from '../../exploitation/trafficking-answers.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { OwedInterviewsService } from '../../missing/interviews/owed-interviews.service.js';
import { MissingService } from '../../missing/missing.service.js';
import { ProfileStandings } from '../../missing/profile/profile-standing.service.js';
import { BreachesService } from '../../placements/breaches/breaches.service.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { pages } from '../components/pages.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { childView } from './child.view.js';
import { childLine } from './search-results.view.js';

/** The children; one child in thirty seconds. */
@ApiExcludeController()
@Controller('children')
export class ChildrenPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly siblings: SiblingsService,
    private readonly breaches: BreachesService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly interviews: OwedInterviewsService,
    private readonly trafficking: TraffickingAnswers,
    private readonly restrictions: RestrictionsService,
    private readonly profiles: ProfileStandings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('child:read', 'child.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const mine = query.mine === '1';
    const list = await this.children.list(actor, pageNumber(query.page), mine);
    return new View('children/children.njk', {
      mine,
      total: list.total,
      lines: list.items.map((child) => childLine(child, false)),
      pages: pages(list, mine ? `${paths.children}?mine=1` : paths.children),
      mayCreate: actor.permissions.has('child:create'),
    });
  }

  @Get(':id')
  @Can('child:read', 'child.read')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const model = childView({
      child,
      placements: await this.placements.ofChild(actor, child.id),
      breaches: await this.breaches.ofChild(actor, child.id),
      absences: await this.missing.ofChild(actor, child.id),
      interviews: await this.interviews.ofChild(child.id),
      trafficking: await this.trafficking.of(child.id),
      profile: await this.profiles.of(child.id),
      siblings: await this.siblings.ofVisible(child.id),
      openUntil: child.restrictions.length ? await this.restrictions.openUntil(actor, child.id) : null,
      actor,
      now: this.clock.now(),
      query,
    });
    return new View('children/child.njk', model);
  }
}
