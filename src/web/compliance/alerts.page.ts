import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { AlertsService } from '../../compliance/alerts.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay } from '../../kernel/london-time.js';
import { pages } from '../components/pages.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { alertLine } from './alert-words.js';

/** Days that draw near, and nobody has answered for: of one's own children and teams, or of all. */
@ApiExcludeController()
@Controller('compliance/alerts')
export class AlertsPage {
  constructor(
    private readonly alerts: AlertsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'compliance.alerts')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const isAll = query.all === '1';
    const { items, ...paged } = await this.alerts.owed(actor, pageNumber(query.page), !isAll);
    const today = londonDay(this.clock.now());
    return new View('compliance/alerts.njk', {
      isAll,
      total: paged.total,
      lines: items.map((row) => alertLine(row, today)),
      mayAcknowledge: actor.permissions.has('compliance:acknowledge'),
      pages: pages(paged, isAll ? `${paths.complianceAlerts}?all=1` : paths.complianceAlerts),
      isAnswered: query.answered === '1',
    });
  }

  @Post(':id/acknowledgement')
  @Can('compliance:acknowledge', 'compliance.acknowledge')
  async acknowledge(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    await this.alerts.acknowledge(actor, idOf(params, 'alert'));
    return new Redirect(`${paths.complianceAlerts}?answered=1${form.all === '1' ? '&all=1' : ''}`);
  }
}
