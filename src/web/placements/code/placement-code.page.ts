import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { notFound } from '../../../kernel/problem.js';
import { MissingService } from '../../../missing/missing.service.js';
import { codeOf } from '../../../placements/code/code-row.js';
import { ChoosePlacementCodeDto } from '../../../placements/code/placement-code.dto.js';
import { PlacementCodesService } from '../../../placements/code/placement-codes.service.js';
import { PlacementsService } from '../../../placements/placements.service.js';
import { answered } from '../../answered.js';
import { factFormView } from '../../children/fact-form.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { typedInstant } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { placementCodeForm } from './placement-code.view.js';

/** Choosing the 903 code of a placement among those that fit. */
@ApiExcludeController()
@Controller('placements/:id/code')
export class PlacementCodePage {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly placements: PlacementsService,
    private readonly codes: PlacementCodesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:start', 'placement.code-form')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const placement = await this.placements.find(actor, idOf(params, 'placement'));
    const code = codeOf(placement);
    if (code === null) throw notFound('placement');
    const child = await this.children.open(placement.child_id);
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now());
    return new View('children/fact-form.njk', factFormView(identity, placementCodeForm(placement, code), again));
  }

  @Post()
  @Can('placement:start', 'placement.choose-code')
  @ShownAgainBy('form')
  async choose(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'placement');
    const answers = { code: given(form, 'code'), from: typedInstant(form, 'from'), reason: given(form, 'reason') };
    await this.codes.choose(actor, id, await validated(ChoosePlacementCodeDto, answered(answers)));
    return new Redirect(paths.placement(id));
  }
}
