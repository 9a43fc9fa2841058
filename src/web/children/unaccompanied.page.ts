import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { AnswerUnaccompaniedDto, EndUnaccompaniedDto } from '../../children/care-record.dto.js';
import { CareRecordService } from '../../children/care-record.service.js';
import { type ChildView } from '../../children/child-view.js';
import { UNACCOMPANIED_ENDINGS } from '../../children/unaccompanied.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { choicesOf } from '../components/fields/field.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { type FactForm, whenField } from './fact-form.js';
import { FactForms } from './fact-forms.service.js';

/** Asked of every child (decision 22). */
@ApiExcludeController()
@Controller('children/:id/unaccompanied')
export class UnaccompaniedPage {
  constructor(
    private readonly forms: FactForms,
    private readonly care: CareRecordService,
  ) {}

  @Get()
  @Can('child:record', 'unaccompanied.form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, answerForm);
  }

  @Post()
  @Can('child:record', 'unaccompanied.answer')
  @ShownAgainBy('form')
  async answer(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({
      answer: given(form, 'answer'),
      from: typedInstant(form, 'from'),
      answeredAt: typedInstant(form, 'answeredAt'),
    });
    const now = this.care.now();
    const { answer, answeredAt = now, from = answeredAt } = await validated(AnswerUnaccompaniedDto, answers);
    await this.care.answerUnaccompanied(id, answer, from, answeredAt);
    return new Redirect(`${paths.child(id)}?recorded=unaccompanied`);
  }

  @Get('ending')
  @Can('child:record', 'unaccompanied.end-form')
  endForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, endForm);
  }

  @Post('ending')
  @Can('child:record', 'unaccompanied.end')
  @ShownAgainBy('endForm')
  async end(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ endedAt: typedInstant(form, 'endedAt'), reason: given(form, 'reason') });
    const { endedAt = this.care.now(), reason } = await validated(EndUnaccompaniedDto, answers);
    await this.care.endUnaccompanied(id, endedAt, reason);
    return new Redirect(`${paths.child(id)}?recorded=unaccompanied`);
  }
}

function answerForm({ id }: ChildView): FactForm {
  return {
    title: 'Is the child unaccompanied?',
    lead: 'Without a parent, or any adult responsible by law or custom, here. It is not about nationality or status.',
    fields: [
      {
        kind: 'radios',
        name: 'answer',
        label: 'The answer',
        items: choicesOf({ yes: 'Yes', no: 'No', unknown: 'Asked, and not known' }),
      },
      whenField('answeredAt', 'When was it asked?'),
      {
        kind: 'time',
        name: 'from',
        label: 'From when is it true? (optional)',
        hint: 'Leave it empty when it is true from the time it was asked',
      },
    ],
    button: 'Record the answer',
    action: paths.recordUnaccompanied(id),
    back: paths.child(id),
  };
}

function endForm({ id }: ChildView): FactForm {
  return {
    title: 'The child is no longer unaccompanied',
    lead: 'A grant of status ends nothing: only these do.',
    fields: [
      { kind: 'radios', name: 'reason', label: 'Why?', items: choicesOf(UNACCOMPANIED_ENDINGS) },
      whenField('endedAt', 'Since when?'),
    ],
    button: 'Record it',
    action: paths.endUnaccompanied(id),
    back: paths.child(id),
  };
}
