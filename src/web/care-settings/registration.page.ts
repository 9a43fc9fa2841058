import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { CorrectRegistrationDto, NewRegistrationDto } from '../../care-settings/care-setting.dto.js';
import { CareSettingsService } from '../../care-settings/care-settings.service.js';
import { SettingFactsService } from '../../care-settings/setting-facts.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { factOf } from './fact-of.js';
import { registrationView } from './registration.view.js';
import { afterRecording } from './rejudged.js';
import { instantOrMidnight, typedNumber } from './setting-times.js';

/** A registration of a setting: recorded from a time on, corrected or ended. The placements there are judged again. */
@ApiExcludeController()
@Controller('care-settings/:id/registrations')
export class RegistrationPage {
  constructor(
    private readonly settings: CareSettingsService,
    private readonly facts: SettingFactsService,
  ) {}

  @Get('new')
  @Can('care-setting:record', 'registration.record-form')
  async form(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    return new View('care-settings/registration.njk', registrationView(setting, null, again));
  }

  @Post('new')
  @Can('care-setting:record', 'registration.record')
  @ShownAgainBy('form')
  async record(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'care setting');
    const input = await validated(NewRegistrationDto, answered(answers(form)));
    const {
      category = null,
      subcategory = null,
      minAge = null,
      maxAge = null,
      places = null,
      sex = null,
      otherConditions = null,
      until = null,
    } = input;
    const did = await this.facts.register(id, {
      ...input,
      ...{ category, subcategory, minAge, maxAge, places, sex, otherConditions, until },
    });
    return new Redirect(afterRecording(id, 'registration', did));
  }

  @Get(':fact')
  @Can('care-setting:record', 'registration.correct-form')
  async correction(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const registration = factOf(setting.registrations, params, 'registration');
    return new View('care-settings/registration.njk', registrationView(setting, registration, again));
  }

  @Post(':fact')
  @Can('care-setting:record', 'registration.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const { id } = factOf(setting.registrations, params, 'registration');
    const { from, ...others } = answers(form);
    const correction = { ...others, from: from ?? null, reason: given(form, 'reason') };
    const input = await validated(CorrectRegistrationDto, answered(correction));
    const did = await this.facts.correctRegistration(id, Number(typed(form, 'version')), input);
    return new Redirect(afterRecording(setting.id, 'registration', did));
  }
}

function answers(form: FormBody) {
  return {
    status: given(form, 'status'),
    category: given(form, 'category') ?? null,
    subcategory: given(form, 'subcategory') ?? null,
    minAge: typedNumber(form, 'minAge'),
    maxAge: typedNumber(form, 'maxAge'),
    places: typedNumber(form, 'places'),
    sex: given(form, 'sex') ?? null,
    otherConditions: given(form, 'otherConditions') ?? null,
    from: instantOrMidnight(form, 'from'),
    until: instantOrMidnight(form, 'until') ?? null,
  };
}
