import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { Clock } from '../../../kernel/clock.js';
import { BREACH_LISTS, type BreachList } from '../../../placements/breaches/breach.dto.js';
import { BreachesService } from '../../../placements/breaches/breaches.service.js';
import { pages } from '../../components/pages.js';
import { pageNumber } from '../../page-number.js';
import { paths } from '../../paths.js';
import { stayLine } from './breach-line.js';

const LISTS: Record<BreachList, string> = {
  standing: 'All',
  owed: 'Something owed',
  overdue: 'Overdue',
};

/** Every child who now lives where the law does not permit it, one line a stay. */
@ApiExcludeController()
@Controller('breaches')
export class BreachesPage {
  constructor(
    private readonly breaches: BreachesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'breach.list-standing')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const show = BREACH_LISTS.find((each) => each === query.show) ?? 'standing';
    const stays = await this.breaches.stays(actor, show, pageNumber(query.page));
    const address = (list: BreachList) => (list === 'standing' ? paths.breaches : `${paths.breaches}?show=${list}`);
    return new View('placements/breaches/breaches.njk', {
      lines: stays.items.map((stay) => stayLine(stay, this.clock.now())),
      total: stays.total,
      pages: pages(stays, address(show)),
      lists: BREACH_LISTS.map((list) => ({ text: LISTS[list], href: address(list), current: list === show })),
    });
  }
}
