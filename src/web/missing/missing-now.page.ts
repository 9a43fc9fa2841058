import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { paths } from '../paths.js';
import { pageNumber } from '../page-number.js';
import { missingNowView } from './missing-now.view.js';

/** Who is not back, the longest away first. */
@ApiExcludeController()
@Controller('missing')
export class MissingNowPage {
  constructor(
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.list')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const everyone = query.all === '1';
    const list = await this.missing.list(actor, !everyone, pageNumber(query.page));
    return new View('missing/missing-now.njk', missingNowView(list, everyone, this.clock.now(), actor));
  }

  /** A report begins with a child: found by searching. */
  @Get('report')
  @Can('missing:record', 'absence.report-form')
  report(): Redirect {
    return new Redirect(`${paths.search}?for=missing`);
  }
}
