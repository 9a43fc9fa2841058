import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { ReturnMonths } from '../../returns/monthly/return-months.service.js';
import { pageNumber } from '../page-number.js';
import { returnsView } from './returns.view.js';

/** The months there is a return for. */
@ApiExcludeController()
@Controller('returns')
export class ReturnsPage {
  constructor(
    private readonly months: ReturnMonths,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('return:read', 'return.list')
  async list(@Page() { query }: PageRequest): Promise<View> {
    const months = await this.months.list(pageNumber(query.page));
    return new View('returns/returns.njk', returnsView(months, this.clock.now()));
  }
}
