import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { ExploitationService } from '../../exploitation/exploitation.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { historyView } from './history.view.js';

/** Everything ever recorded of a child. Placements and absences have a history of their own on their pages. */
@ApiExcludeController()
@Controller('children/:id/history')
export class HistoryPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly exploitation: ExploitationService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('child:read', 'child.history')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const ofTrafficking = query.of === 'trafficking';
    const page = pageNumber(query.page);
    const history = await (ofTrafficking
      ? this.exploitation.history(child.id, page)
      : this.children.history(child.id, page));
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now());
    return new View(
      'children/history.njk',
      historyView(identity, history, ofTrafficking, actor.permissions.has('audit:read')),
    );
  }
}
