import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import {
  CareSettingsQueryDto,
  CorrectCareSettingDto,
  NewCareSettingDto,
} from '../../care-settings/care-setting.dto.js';
import { LapsesService } from '../../care-settings/lapses/lapses.service.js';
import { CareSettingsService } from '../../care-settings/care-settings.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { Problem } from '../../kernel/problem.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { careSettingView } from './care-setting.view.js';
import { careSettingsView } from './care-settings.view.js';
import { newCareSettingView } from './new-care-setting.view.js';
import { settingHistoryView } from './setting-history.view.js';

/** The places where children live: found, added, opened, with everything recorded about them. */
@ApiExcludeController()
@Controller('care-settings')
export class CareSettingsPage {
  constructor(
    private readonly settings: CareSettingsService,
    private readonly lapses: LapsesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('care-setting:read', 'care-setting.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const asked = answered({ name: query.name?.trim(), type: query.type || undefined, area: query.area || undefined });
    try {
      const criteria = await validated(CareSettingsQueryDto, asked);
      const found = await this.settings.list(criteria, pageNumber(query.page));
      return new View('care-settings/care-settings.njk', careSettingsView({ actor, query, found }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const model = careSettingsView({ actor, query, problem });
      return new View('care-settings/care-settings.njk', model, 422);
    }
  }

  @Get('new')
  @Can('care-setting:record', 'care-setting.add-form')
  form(@Page() { again }: PageRequest): View {
    return new View('care-settings/new-care-setting.njk', newCareSettingView(null, again));
  }

  @Post('new')
  @Can('care-setting:record', 'care-setting.add')
  @ShownAgainBy('form')
  async add(@Page() { form }: PageRequest): Promise<Redirect> {
    const input = await validated(
      NewCareSettingDto,
      answered({
        ...placeOf(form),
        settingType: given(form, 'settingType'),
        country: given(form, 'country'),
      }),
    );
    return new Redirect(`${paths.careSetting(await this.settings.register(input))}?recorded=setting`);
  }

  @Get(':id')
  @Can('care-setting:read', 'care-setting.read')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const mayRead = actor.permissions.has('placement:read');
    const changes = mayRead ? await this.lapses.changes({ careSettingId: setting.id }, pageNumber(query.page)) : null;
    const model = careSettingView({ setting, changes, actor, query, now: this.clock.now() });
    return new View('care-settings/care-setting.njk', model);
  }

  @Get(':id/correct')
  @Can('care-setting:record', 'care-setting.correct-form')
  async correction(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.find(idOf(params, 'care setting'));
    return new View('care-settings/new-care-setting.njk', newCareSettingView(setting, again));
  }

  /** What is left empty is no longer recorded. */
  @Post(':id/correct')
  @Can('care-setting:record', 'care-setting.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'care setting');
    const { name, ...others } = placeOf(form);
    const emptied = Object.fromEntries(Object.entries(others).map(([field, value]) => [field, value ?? null]));
    const answers = { ...emptied, name: name ?? '', reason: given(form, 'reason') };
    const { reason, ...change } = await validated(CorrectCareSettingDto, answered(answers));
    await this.settings.correct(id, Number(typed(form, 'version')), change, reason);
    return new Redirect(`${paths.careSetting(id)}?recorded=correction`);
  }

  @Get(':id/history')
  @Can('care-setting:read', 'care-setting.history')
  async history(@Page() { params, query }: PageRequest): Promise<View> {
    const setting = await this.settings.find(idOf(params, 'care setting'));
    const history = await this.settings.history(setting.id, pageNumber(query.page));
    return new View('care-settings/setting-history.njk', settingHistoryView(setting, history));
  }
}

function placeOf(form: FormBody) {
  return {
    name: given(form, 'name'),
    providerName: given(form, 'providerName'),
    premises: given(form, 'premises'),
    regulator: given(form, 'regulator'),
    urn: given(form, 'urn'),
    postcode: given(form, 'postcode'),
    localAuthorityArea: given(form, 'localAuthorityArea')?.toUpperCase(),
  };
}
