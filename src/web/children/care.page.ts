import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { EndCareDto, StartCareDto } from '../../children/care-record.dto.js';
import { CareRecordService } from '../../children/care-record.service.js';
import { LegalStatusDto } from '../../children/child.dto.js';
import { type ChildView } from '../../children/child-view.js';
import { ChildrenService } from '../../children/children.service.js';
import { CARE_ENDINGS } from '../../children/legal-statuses.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { conflict } from '../../kernel/problem.js';
import { answered } from '../answered.js';
import { choicesOf, orNone } from '../components/fields/field.js';
import { legalStatusChoices } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { type FactForm, whenField } from './fact-form.js';
import { FactForms } from './fact-forms.service.js';

/** Being looked after begins, changes its legal basis, and ends. */
@ApiExcludeController()
@Controller('children/:id')
export class CarePage {
  constructor(
    private readonly forms: FactForms,
    private readonly children: ChildrenService,
    private readonly care: CareRecordService,
  ) {}

  @Get('care')
  @Can('child:record', 'period-of-care.start-form')
  startForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, startForm);
  }

  /** The legal status, when it is known already, begins with the period. */
  @Post('care')
  @Can('child:record', 'period-of-care.start')
  @ShownAgainBy('startForm')
  async start(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const { from = this.care.now() } = await validated(StartCareDto, answered({ from: typedInstant(form, 'from') }));
    const code = given(form, 'code');
    const status = code && (await validated(LegalStatusDto, { code }));
    await this.care.startCare(id, from);
    if (status) await this.care.startLegalStatus(id, status.code, from);
    return new Redirect(`${paths.child(id)}?recorded=care`);
  }

  @Get('care/ending')
  @Can('child:record', 'period-of-care.end-form')
  endForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, endForm);
  }

  @Post('care/ending')
  @Can('child:record', 'period-of-care.end')
  @ShownAgainBy('endForm')
  async end(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const answers = answered({ endedAt: typedInstant(form, 'endedAt'), reason: given(form, 'reason') });
    const { endedAt = this.care.now(), reason } = await validated(EndCareDto, answers);
    const { id, now } = await this.children.open(idOf(params, 'child'));
    if (!now.care) throw conflict('No period of care is open', { existing: paths.child(id) });
    await this.care.endCare(now.care.id, endedAt, reason);
    return new Redirect(`${paths.child(id)}?recorded=care`);
  }

  @Get('legal-status')
  @Can('child:record', 'legal-status.start-form')
  statusForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, statusForm);
  }

  @Post('legal-status')
  @Can('child:record', 'legal-status.start')
  @ShownAgainBy('statusForm')
  async startStatus(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ code: given(form, 'code'), from: typedInstant(form, 'from') });
    const { code, from = this.care.now() } = await validated(LegalStatusDto, answers);
    await this.care.startLegalStatus(id, code, from);
    return new Redirect(`${paths.child(id)}?recorded=legal-status`);
  }
}

function startForm({ id }: ChildView): FactForm {
  return {
    title: 'Start a period of care',
    fields: [
      whenField('from', 'When did the child start to be looked after?'),
      {
        kind: 'select',
        name: 'code',
        label: 'Legal status',
        hint: 'It can be recorded later',
        items: orNone(legalStatusChoices, 'Not known yet'),
      },
    ],
    button: 'Start the period of care',
    action: paths.startCare(id),
    back: paths.child(id),
  };
}

function endForm({ id }: ChildView): FactForm {
  return {
    title: 'End the period of care',
    lead: 'The legal status ends with it. A placement or an absence does not: end those on their own pages.',
    fields: [
      whenField('endedAt', 'When did the child cease to be looked after?'),
      { kind: 'select', name: 'reason', label: 'Why did it end?', items: orNone(choicesOf(CARE_ENDINGS)) },
    ],
    button: 'End the period of care',
    action: paths.endCare(id),
    back: paths.child(id),
  };
}

function statusForm({ id }: ChildView): FactForm {
  return {
    title: 'Record a legal status',
    lead: 'The legal status before ends where this one begins.',
    fields: [
      { kind: 'select', name: 'code', label: 'Legal status', items: orNone(legalStatusChoices) },
      whenField('from', 'From when?'),
    ],
    button: 'Record the legal status',
    action: paths.recordLegalStatus(id),
    back: paths.child(id),
  };
}
