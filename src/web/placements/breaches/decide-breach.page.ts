import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { DecideBreachDto } from '../../../placements/breaches/breach.dto.js';
import { BreachDecisionsService } from '../../../placements/breaches/breach-decisions.service.js';
import { BreachesService } from '../../../placements/breaches/breaches.service.js';
import { SchemeValuesService } from '../../../placements/scheme-values.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { typedDay, typedInstant } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { given, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { decideBreachView, filledAlternatives } from './decide-breach.view.js';

/** The director's decision on a breach: their own, now, or as they told the one who writes it down. */
@ApiExcludeController()
@Controller('breaches/:id/decision')
export class DecideBreachPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly breaches: BreachesService,
    private readonly decisions: BreachDecisionsService,
    private readonly schemeValues: SchemeValuesService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('breach:record-decision', 'breach.decide-form')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const breach = await this.breaches.find(actor, idOf(params, 'breach'));
    const child = await this.children.open(breach.child_id);
    const now = this.clock.now();
    const model = decideBreachView({
      identity: identityOf(child, await this.missing.ofChild(actor, child.id), now),
      breach,
      last: (await this.decisions.ofBreach(actor, breach.id)).find(({ disowned_at }) => !disowned_at) ?? null,
      follows: await this.decisions.last(breach),
      orders: await this.decisions.orders(breach),
      directors: await this.decisions.directors(actor, breach),
      mayDecide: await this.decisions.mayDecide(actor, breach),
      daysToReview: await this.schemeValues.at('breach-review-days', now),
      now,
      again,
    });
    return new View('placements/breaches/decide-breach.njk', model);
  }

  @Post()
  @Can('breach:record-decision', 'breach.decide')
  @ShownAgainBy('form')
  async decide(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'breach');
    await this.decisions.decide(actor, id, await validated(DecideBreachDto, decision(form)));
    return new Redirect(`${paths.breach(id)}?decided=1`);
  }
}

function decision(form: FormBody): Record<string, unknown> {
  const courtOrder = given(form, 'courtOrder');
  const courtOrderId = courtOrder === 'in-force' ? given(form, 'courtOrderId') : undefined;
  const ofsted = given(form, 'ofsted');
  return answered({
    ...{ decision: given(form, 'decision'), reasons: given(form, 'reasons') },
    alternatives: alternatives(form),
    noAlternativesBecause: given(form, 'noAlternativesBecause'),
    courtOrder,
    courtOrderId: courtOrderId === 'new' ? undefined : courtOrderId,
    order: courtOrder === 'in-force' && (courtOrderId ?? 'new') === 'new' ? order(form) : undefined,
    ofsted,
    ofstedToldAt: ofsted === 'told' ? typedInstant(form, 'ofstedToldAt') : undefined,
    ofstedToldBy: ofsted === 'told' ? given(form, 'ofstedToldBy') : undefined,
    ofstedReason: ofsted === 'not-applicable' ? given(form, 'ofstedReason') : undefined,
    ...{ exitPlan: given(form, 'exitPlan'), exitBy: typedDay(form, 'exitBy'), reviewBy: typedDay(form, 'reviewBy') },
    told: given(form, 'who') === 'me' ? undefined : told(form),
    follows: typed(form, 'follows') || null,
  });
}

function alternatives(form: FormBody): Record<string, unknown>[] {
  return filledAlternatives(form).map((n) =>
    answered({
      what: given(form, `what-${n}`),
      askedAt: typedInstant(form, `askedAt-${n}`),
      whyNot: given(form, `whyNot-${n}`),
    }),
  );
}

function order(form: FormBody): Record<string, unknown> {
  return answered({
    kind: given(form, 'orderKind'),
    court: given(form, 'court'),
    reference: given(form, 'reference'),
    from: typedInstant(form, 'orderFrom'),
    until: typedInstant(form, 'orderUntil'),
  });
}

function told(form: FormBody): Record<string, unknown> {
  return answered({
    decidedBy: given(form, 'decidedBy'),
    decidedAt: typedInstant(form, 'decidedAt'),
    channel: given(form, 'channel'),
  });
}
