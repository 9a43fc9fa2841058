import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { type AdmissionRestriction, type CareSetting } from '../../care-settings/care-setting.js';
import { CorrectDuringDto, RestrictAdmissionsDto } from '../../care-settings/care-setting.dto.js';
import { CareSettingsService } from '../../care-settings/care-settings.service.js';
import { SettingFactsService } from '../../care-settings/setting-facts.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { errorOf, given, pageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { factOf } from './fact-of.js';
import { afterRecording } from './rejudged.js';
import { boxesOf, instantOrMidnight } from './setting-times.js';

/** No new admissions: who lives there may stay, nobody new may come (decision 9). */
@ApiExcludeController()
@Controller('care-settings/:id/admission-restrictions')
export class AdmissionRestrictionPage {
  constructor(
    private readonly settings: CareSettingsService,
    private readonly facts: SettingFactsService,
  ) {}

  @Get('new')
  @Can('care-setting:record', 'admission-restriction.record-form')
  async form(@Page() { params, again }: PageRequest): Promise<View> {
    return restrictionView(await this.settings.find(idOf(params, 'care setting')), null, again);
  }

  @Post('new')
  @Can('care-setting:record', 'admission-restriction.record')
  @ShownAgainBy('form')
  async record(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'care setting');
    const during = { from: instantOrMidnight(form, 'from'), until: instantOrMidnight(form, 'until') };
    const input = await validated(RestrictAdmissionsDto, answered(during));
    return new Redirect(afterRecording(id, 'restriction', await this.facts.restrictAdmissions(id, input)));
  }

  @Get(':fact')
  @Can('care-setting:record', 'admission-restriction.correct-form')
  async correction(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    return restrictionView(setting, factOf(setting.restrictions, params, 'restriction on admissions'), again);
  }

  @Post(':fact')
  @Can('care-setting:record', 'admission-restriction.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const { id } = factOf(setting.restrictions, params, 'restriction on admissions');
    const during = { from: instantOrMidnight(form, 'from') ?? null, until: instantOrMidnight(form, 'until') ?? null };
    const input = await validated(CorrectDuringDto, answered({ ...during, reason: given(form, 'reason') }));
    const did = await this.facts.correctRestriction(id, Number(typed(form, 'version')), input);
    return new Redirect(afterRecording(setting.id, 'restriction', did));
  }
}

function restrictionView(
  { id, name }: CareSetting,
  recorded: AdmissionRestriction | null,
  again: PageRequest['again'],
): View {
  const problem = pageProblem(again?.problem);
  return new View('care-settings/admission-restriction.njk', {
    setting: name,
    title: recorded ? 'Correct or lift a restriction' : 'Restrict admissions',
    action: recorded ? paths.correctRestriction(id, recorded.id) : paths.restrictAdmissions(id),
    back: paths.careSetting(id),
    version: recorded && recorded.version,
    from: boxesOf(again?.form, 'from', recorded?.from),
    until: boxesOf(again?.form, 'until', recorded?.until),
    reason: typed(again?.form, 'reason'),
    error: {
      from: errorOf(problem, 'from'),
      until: errorOf(problem, 'until'),
      reason: errorOf(problem, 'reason'),
    },
    formId: typed(again?.form, '_form') || undefined,
    problem,
  });
}
