import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { HandOverDto } from '../../../missing/escalation/handover.dto.js';
import { HandoverService } from '../../../missing/escalation/handover.service.js';
import { answered } from '../../answered.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given, typedAll } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { handoverView } from './handover.view.js';

/** The change of shift: what is open and owed, to whom it goes, and what waits to be accepted. */
@ApiExcludeController()
@Controller('handovers')
export class HandoverPage {
  constructor(
    private readonly handovers: HandoverService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'handover.list')
  async show(@Page() { actor, query, again }: PageRequest): Promise<View> {
    const open = await this.handovers.open();
    const mayHandOver = actor.permissions.has('missing:acknowledge');
    return new View(
      'missing/escalation/handover.njk',
      handoverView({
        actor,
        open,
        list: await this.handovers.list(pageNumber(query.page)),
        people: mayHandOver ? await this.handovers.successors(actor, open) : null,
        now: this.clock.now(),
        recorded: query.recorded,
        again,
      }),
    );
  }

  @Post()
  @Can('missing:acknowledge', 'handover.make')
  @ShownAgainBy('show')
  async handOver(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const chosen = { userId: given(form, 'userId'), absenceIds: typedAll(form, 'absenceIds') };
    await this.handovers.handOver(actor, await validated(HandOverDto, answered(chosen)));
    return new Redirect(`${paths.handovers}?recorded=made`);
  }

  @Post(':id/acceptance')
  @Can('missing:acknowledge', 'handover.accept')
  @ShownAgainBy('show')
  async accept(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.handovers.accept(actor, idOf(params, 'hand-over'));
    return new Redirect(`${paths.handovers}?recorded=accepted`);
  }
}
