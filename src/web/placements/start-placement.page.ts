import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { CareSettingsService } from '../../care-settings/care-settings.service.js';
import { ChildrenService } from '../../children/children.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { PeopleService } from '../../people/people.service.js';
import { CheckPlacementDto, StartPlacementDto } from '../../placements/placement.dto.js';
import { dueByDefault, type VerdictJson, verdictJson } from '../../placements/placement.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { answered } from '../answered.js';
import { startPlacementView, type StartPlacementModel } from './start-placement.view.js';

/** First the setting, then the verdict, then the decision: a placement is judged before anybody approves it. */
@ApiExcludeController()
@Controller('children/:id/placements/new')
export class StartPlacementPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly settings: CareSettingsService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
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
    const { actor, params, query, again } = request;
    const child = await this.children.open(idOf(params, 'child'));
    const settingId = typed(form, 'careSettingId') || query.setting;
    const name = query.name?.trim();
    const absences = await this.missing.ofChild(actor, child.id);
    const now = this.clock.now();
    const model: StartPlacementModel = startPlacementView({
      childId: child.id,
      identity: identityOf(child, absences, now),
      setting: settingId ? await this.settings.find(settingId) : null,
      found: settingId || !name ? null : await this.settings.list({ name }),
      searchedFor: name ?? '',
      deciders: await this.placements.deciders(actor),
      current: (await this.placements.ofChild(actor, child.id)).find(({ until }) => until === null) ?? null,
      absence: absences.find(({ until }) => until === null) ?? null,
      now,
      people: verdict ? await this.people.everybody() : [],
      me: actor.userId,
      dueAt: dueByDefault(now),
      mayRecord: actor.permissions.has('placement:record-evidence'),
      form,
      verdict,
      again,
    });
    return new View('placements/start-placement.njk', model);
  }
}

function question(form: FormBody): Record<string, unknown> {
  return answered({
    careSettingId: given(form, 'careSettingId'),
    route: given(form, 'route'),
    detentionDirectedBy: given(form, 'detentionDirectedBy'),
    startsAt: typedInstant(form, 'startsAt'),
  });
}

function decision(form: FormBody): Record<string, unknown> {
  const approval = answered({
    decidedBy: given(form, 'decidedBy'),
    decidedAt: typedInstant(form, 'decidedAt'),
    channel: given(form, 'channel'),
  });
  return answered({
    wishesAndFeelings: given(form, 'wishesAndFeelings'),
    wishesNotObtainedReason: given(form, 'wishesNotObtainedReason'),
    currentEndsBecause: given(form, 'currentEndsBecause'),
    whileAwayReason: given(form, 'whileAwayReason'),
    approval,
    unknowns: answered({ ownerId: given(form, 'unknownsOwner'), dueAt: typedInstant(form, 'unknownsDueAt') }),
  });
}
