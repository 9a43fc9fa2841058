import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { LapsesService } from '../../../care-settings/lapses/lapses.service.js';
import { Page, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { Clock } from '../../../kernel/clock.js';
import { idOf } from '../../ids.js';
import { changeView } from './change.view.js';

/** What one change of a registration did to the children who live there, as known then and now. */
@ApiExcludeController()
@Controller('registration-changes/:id')
export class RegistrationChangePage {
  constructor(
    private readonly lapses: LapsesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'registration-change.read')
  async show(@Page() { params }: PageRequest): Promise<View> {
    const change = await this.lapses.change(idOf(params, 'change'));
    return new View('care-settings/changes/change.njk', changeView(change, this.clock.now()));
  }
}
