import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { NoticesService } from '../../../placements/notices/notices.service.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { idOf } from '../../ids.js';
import { paths } from '../../paths.js';
import { noticesView } from './notices.view.js';

/** Who has to be told of a placement, and who was. */
@ApiExcludeController()
@Controller('placements/:id/notices')
export class PlacementNoticesPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'placement.notices')
  async show(@Page() { actor, params }: PageRequest): Promise<View> {
    const { placement, notices } = await this.notices.ofPlacement(actor, idOf(params, 'placement'));
    const child = await this.children.open(placement.child_id);
    return new View('placements/notices/notices.njk', {
      identity: identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now()),
      back: paths.placement(placement.id),
      where: placement.setting_name,
      ...noticesView(notices, { childId: child.id, settingId: placement.care_setting_id, actor }),
    });
  }
}
