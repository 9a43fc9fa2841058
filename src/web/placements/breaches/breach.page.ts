import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { DecideBreachDto } from '../../../placements/breaches/breach.dto.js';
import { BreachesService } from '../../../placements/breaches/breaches.service.js';
import { PlacementsService } from '../../../placements/placements.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { idOf } from '../../ids.js';
import { errorOf, given, pageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { placementLine } from '../placements.view.js';
import { breachLine } from './breach-line.js';

/** One breach, and the director's decision on it: owed, shown as owed, never in the way. */
@ApiExcludeController()
@Controller('breaches/:id')
export class BreachPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly breaches: BreachesService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'breach.read')
  async show(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const breach = await this.breaches.find(actor, idOf(params, 'breach'));
    const child = await this.children.open(breach.child_id);
    const now = this.clock.now();
    const problem = pageProblem(again?.problem);
    return new View('placements/breaches/breach.njk', {
      identity: identityOf(child, await this.missing.ofChild(actor, child.id), now),
      breach: breachLine(breach, now),
      placement: placementLine(await this.placements.find(actor, breach.placement_id)),
      decided: breach.director_decision && {
        at: breach.director_decided_at,
        by: breach.director_name,
        reasons: breach.director_reasons,
      },
      back: paths.childPlacements(child.id),
      mayDecide: actor.permissions.has('breach:decide') && !breach.director_decision,
      version: breach.version,
      formId: typed(again?.form, '_form') || undefined,
      problem,
      value: { decision: typed(again?.form, 'decision'), reasons: typed(again?.form, 'reasons') },
      error: { decision: errorOf(problem, 'decision'), reasons: errorOf(problem, 'reasons') },
    });
  }

  @Post()
  @Can('breach:decide', 'breach.decide')
  @ShownAgainBy('show')
  async decide(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answers = answered({ decision: given(form, 'decision'), reasons: given(form, 'reasons') });
    const id = idOf(params, 'breach');
    const seen = Number(typed(form, 'version'));
    await this.breaches.decide(actor, id, seen, await validated(DecideBreachDto, answers));
    return new Redirect(paths.breach(id));
  }
}
