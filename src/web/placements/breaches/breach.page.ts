import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { ConfirmDecisionDto } from '../../../placements/breaches/breach.dto.js';
import { BreachDecisionsService } from '../../../placements/breaches/breach-decisions.service.js';
import { BreachesService } from '../../../placements/breaches/breaches.service.js';
import { PlacementsService } from '../../../placements/placements.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { idOf } from '../../ids.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { breachView } from './breach.view.js';

/** One breach: its days, the other rules broken in the same stay, what the director decided and what is owed. */
@ApiExcludeController()
@Controller('breaches/:id')
export class BreachPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly breaches: BreachesService,
    private readonly decisions: BreachDecisionsService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'breach.read')
  async show(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const breach = await this.breaches.find(actor, idOf(params, 'breach'));
    const child = await this.children.open(breach.child_id);
    const now = this.clock.now();
    const model = breachView({
      identity: identityOf(child, await this.missing.ofChild(actor, child.id), now),
      breach,
      stay: await this.breaches.ofStay(actor, breach.id),
      placement: await this.placements.find(actor, breach.placement_id),
      decisions: await this.decisions.ofBreach(actor, breach.id),
      chases: await this.breaches.chases(actor, breach.id),
      isDecided: Boolean(query.decided),
      actor,
      now,
      again,
    });
    return new View('placements/breaches/breach.njk', model);
  }

  /** The director named says whether they decided it by telephone. */
  @Post('decisions/:decision/confirmation')
  @Can('breach:decide', 'breach.confirm-decision')
  @ShownAgainBy('show')
  async confirm(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answer = given(form, 'confirmed');
    const { confirmed } = await validated(ConfirmDecisionDto, answered({ confirmed: answer && answer === 'yes' }));
    await this.decisions.confirm(actor, idOf({ id: params.decision! }, 'decision'), confirmed);
    return new Redirect(paths.breach(idOf(params, 'breach')));
  }
}
