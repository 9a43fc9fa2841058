import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { DraftsService } from '../../../drafts/drafts.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { type Actor } from '../../../kernel/actor.js';
import { invalid } from '../../../kernel/problem.js';
import { NoticesService } from '../../../placements/notices/notices.service.js';
import { CheckPlacementDto, StartPlacementDto } from '../../../placements/placement.dto.js';
import { type VerdictJson, verdictJson } from '../../../placements/placement.js';
import { PlacementsService } from '../../../placements/placements.service.js';
import { timeBoxes } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { checkView, noticesStepView, stepView, type Step } from './journey.view.js';
import { decision, PlacementForm, question, settingIn } from './placement-form.js';
import { wishesOf } from './wishes.dto.js';

/**
 * Placing a child step by step. Every Continue keeps what was typed, for this user and this child; nothing is recorded
 * before the last page, which starts the placement by the same service as the API.
 */
@ApiExcludeController()
@Controller('children/:id/placements/journey')
export class PlacementJourneyPage {
  constructor(
    private readonly form: PlacementForm,
    private readonly placements: PlacementsService,
    private readonly notices: NoticesService,
    private readonly drafts: DraftsService,
  ) {}

  @Get('dates')
  @Can('placement:start', 'placement.journey')
  async dates(@Page() request: PageRequest): Promise<View | Redirect> {
    const form = { ...(await this.typed(request)), ...chosen(request.query) };
    return this.step(request, 'dates', form);
  }

  @Post('dates')
  @Can('placement:start', 'placement.journey-keep')
  @ShownAgainBy('dates')
  async keepDates(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, form } = request;
    const child = idOf(params, 'child');
    await validated(CheckPlacementDto, question(form));
    const { current } = await this.form.model(request, form);
    if (current !== null && !typed(form, 'currentEndsBecause'))
      throw invalid('currentEndsBecause', 'Enter why the present placement ends');
    const verdict = await this.judged(request, form);
    return this.keep(actor, child, form, mayBeApproved(verdict) ? 'notices' : 'verdict');
  }

  /** Nothing is typed here: plans and notices are recorded by their own forms. */
  @Get('notices')
  @Can('placement:start', 'placement.journey')
  async tell(@Page() request: PageRequest): Promise<View | Redirect> {
    const form = await this.typed(request);
    const child = idOf(request.params, 'child');
    const asked = await validated(CheckPlacementDto, question(form)).catch(() => null);
    if (asked === null || settingIn(form) === null) return new Redirect(paths.findSetting(child));
    const proposed = { ...asked, detentionDirectedBy: asked.detentionDirectedBy ?? null };
    const notices = await this.notices.ofProposed(request.actor, child, proposed);
    if (notices === null) return new Redirect(paths.findSetting(child));
    const model = await this.form.model(request, form);
    const about = { childId: child, settingId: asked.careSettingId, actor: request.actor };
    return new View('placements/journey/notices.njk', noticesStepView(model, notices, about));
  }

  @Get('wishes')
  @Can('placement:start', 'placement.journey')
  async wishes(@Page() request: PageRequest): Promise<View | Redirect> {
    return this.step(request, 'wishes', await this.typed(request));
  }

  @Post('wishes')
  @Can('placement:start', 'placement.journey-keep')
  @ShownAgainBy('wishes')
  async keepWishes(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    await wishesOf(form);
    return this.keep(actor, idOf(params, 'child'), form, 'verdict');
  }

  @Get('verdict')
  @Can('placement:start', 'placement.journey')
  async verdict(@Page() request: PageRequest): Promise<View | Redirect> {
    const form = await this.typed(request);
    return this.step(request, 'verdict', form, await this.judged(request, form));
  }

  @Get('decision')
  @Can('placement:start', 'placement.journey')
  async decide(@Page() request: PageRequest): Promise<View | Redirect> {
    const form = await this.typed(request);
    const verdict = await this.judged(request, form);
    if (!mayBeApproved(verdict)) return new Redirect(paths.placeChild(idOf(request.params, 'child'), 'verdict'));
    return this.step(request, 'decision', form, verdict);
  }

  @Post('decision')
  @Can('placement:start', 'placement.journey-keep')
  @ShownAgainBy('decide')
  async keepDecision(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, form } = request;
    const child = idOf(params, 'child');
    const whole = { ...(await this.drafts.find(actor, keyOf(child))).form, ...form };
    await validated(StartPlacementDto, { ...question(whole), ...decision(whole) });
    return this.keep(actor, child, form, 'check');
  }

  @Get('check')
  @Can('placement:start', 'placement.journey')
  async check(@Page() request: PageRequest): Promise<View | Redirect> {
    const form = await this.typed(request);
    const child = idOf(request.params, 'child');
    if (settingIn(form) === null) return new Redirect(paths.findSetting(child));
    const refused = request.again?.problem.details.verdict as VerdictJson | undefined;
    const verdict = refused ?? (await this.judged(request, form));
    const model = await this.form.model(request, form, verdict);
    return new View('placements/journey/check.njk', checkView(child, model, form));
  }

  @Post('check')
  @Can('placement:start', 'placement.start')
  @ShownAgainBy('check')
  async start(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    const child = idOf(params, 'child');
    const form = (await this.drafts.find(actor, keyOf(child))).form ?? {};
    const input = await validated(StartPlacementDto, { ...question(form), ...decision(form) });
    const { id } = await this.placements.start(actor, child, input);
    await this.drafts.settle(actor, keyOf(child));
    return new Redirect(`${paths.placement(id)}?started=1`);
  }

  /** What was kept on the steps before, and what was refused just now, which is kept too. */
  private async typed({ actor, params, again }: PageRequest): Promise<FormBody> {
    const child = idOf(params, 'child');
    const { form } = await this.drafts.find(actor, keyOf(child));
    const all = { ...form, ...again?.form };
    if (again) await this.drafts.save(actor, keyOf(child), all);
    return all;
  }

  private async keep(actor: Actor, child: string, form: FormBody, next: Step): Promise<Redirect> {
    const key = keyOf(child);
    await this.drafts.save(actor, key, { ...(await this.drafts.find(actor, key)).form, ...form });
    return new Redirect(paths.placeChild(child, next));
  }

  /** A step without a setting begins with the search. */
  private async step(
    request: PageRequest,
    step: Step,
    form: FormBody,
    verdict?: VerdictJson,
  ): Promise<View | Redirect> {
    const child = idOf(request.params, 'child');
    if (settingIn(form) === null) return new Redirect(paths.findSetting(child));
    const model = await this.form.model(request, form, verdict);
    return new View(`placements/journey/${step}.njk`, stepView(child, step, model));
  }

  private async judged({ actor, params }: PageRequest, form: FormBody): Promise<VerdictJson | undefined> {
    const asked = await validated(CheckPlacementDto, question(form)).catch(() => null);
    return asked ? verdictJson(await this.placements.check(actor, idOf(params, 'child'), asked)) : undefined;
  }
}

function mayBeApproved(verdict: VerdictJson | undefined): boolean {
  return verdict?.is === 'permitted' || verdict?.is === 'permitted-if';
}

function keyOf(child: string): string {
  return `place-child:${child}`;
}

/** What the search answered: a setting, its route and the time it was looked for. */
function chosen({ setting, route, startsAt }: PageRequest['query']): FormBody {
  if (!setting) return {};
  const at = new Date(startsAt ?? '');
  const times = Number.isNaN(at.getTime())
    ? {}
    : Object.fromEntries(Object.entries(timeBoxes(at)).map(([part, text]) => [`startsAt-${part}`, text as string]));
  return { careSettingId: setting, ...(route && { route }), ...times };
}
