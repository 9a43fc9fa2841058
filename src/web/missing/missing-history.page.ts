import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingHistoryService } from '../../missing/history/missing-history.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { missingHistoryView } from './missing-history.view.js';

/** When a child was missing or away, and what of it comes again: months, days, places, placements, people. */
@ApiExcludeController()
@Controller('children/:id/missing')
export class MissingHistoryPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly history: MissingHistoryService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.history-of-child')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const history = await this.history.of(actor, child.id);
    const now = this.clock.now();
    const identity = identityOf(child, history.absences, now);
    return new View('missing/missing-history.njk', missingHistoryView({ identity, child, history, query, actor, now }));
  }
}
