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
import { ActualPlacementDto } from '../../placements/placement.dto.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { answered } from '../answered.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { actualPlacementView } from './actual-placement.view.js';

/** Where the child really is: always recordable, by whoever is awake (decision 1). */
@ApiExcludeController()
@Controller('children/:id/placements/actual')
export class ActualPlacementPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly settings: CareSettingsService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:record-actual', 'placement.record-actual-form')
  async form(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const absences = await this.missing.ofChild(actor, child.id);
    const now = this.clock.now();
    const identity = identityOf(child, absences, now);
    const settingId = typed(again?.form, 'careSettingId') || query.setting;
    const name = query.name?.trim();
    const model = actualPlacementView({
      childId: child.id,
      identity,
      setting: settingId ? await this.settings.find(settingId) : null,
      found: settingId || !name ? null : (await this.settings.list({ name })).items,
      searchedFor: name ?? '',
      current: (await this.placements.ofChild(actor, child.id)).find(({ until }) => until === null) ?? null,
      absence: absences.find(({ until }) => until === null) ?? null,
      now,
      again,
    });
    return new View('placements/actual-placement.njk', model);
  }

  @Post()
  @Can('placement:record-actual', 'placement.record-actual')
  @ShownAgainBy('form')
  async record(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const child = idOf(params, 'child');
    await this.placements.recordActual(actor, child, await validated(ActualPlacementDto, actual(form)));
    return new Redirect(`${paths.childPlacements(child)}?recorded=1`);
  }
}

function actual(form: FormBody): Record<string, unknown> {
  const careSettingId = given(form, 'careSettingId');
  const place = answered({
    name: given(form, 'placeName'),
    settingType: given(form, 'settingType'),
    country: given(form, 'country'),
    postcode: given(form, 'postcode'),
  });
  return answered({
    careSettingId,
    place: careSettingId ? undefined : place,
    route: given(form, 'route'),
    startsAt: typedInstant(form, 'startsAt'),
    circumstances: given(form, 'circumstances'),
    currentEndsBecause: given(form, 'currentEndsBecause'),
    whileAwayReason: given(form, 'whileAwayReason'),
  });
}
