import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { CheckPlacementDto, StartPlacementDto } from '../../placements/placement.dto.js';
import { type VerdictJson, verdictJson } from '../../placements/placement.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { idOf } from '../ids.js';
import { typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { decision, PlacementForm, question } from './placement-form.js';

/** First the setting, then the verdict, then the decision: a placement is judged before anybody approves it. */
@ApiExcludeController()
@Controller('children/:id/placements/new')
export class StartPlacementPage {
  constructor(
    private readonly asked: PlacementForm,
    private readonly placements: PlacementsService,
  ) {}

  @Get()
  @Can('placement:start', 'placement.start-form')
  async form(@Page() request: PageRequest): Promise<View> {
    const verdict = request.again?.problem.details.verdict as VerdictJson | undefined;
    return this.view(request, request.again?.form ?? {}, verdict);
  }

  /** Two buttons: one asks the law, the other decides. */
  @Post()
  @Can('placement:start', 'placement.start')
  @ShownAgainBy('form')
  async save(@Page() request: PageRequest): Promise<View | Redirect> {
    const { actor, params, form } = request;
    const child = idOf(params, 'child');
    if (typed(form, 'do') === 'check') {
      const judged = await this.placements.check(actor, child, await validated(CheckPlacementDto, question(form)));
      return this.view(request, form, verdictJson(judged));
    }
    const input = await validated(StartPlacementDto, { ...question(form), ...decision(form) });
    await this.placements.start(actor, child, input);
    return new Redirect(`${paths.childPlacements(child)}?started=1`);
  }

  private async view(request: PageRequest, form: FormBody, verdict: VerdictJson | undefined): Promise<View> {
    return new View('placements/start-placement.njk', await this.asked.model(request, form, verdict));
  }
}
