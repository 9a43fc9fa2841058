import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { AnswerImmigrationControlDto } from '../../children/immigration-control.dto.js';
import { type ImmigrationControlRow, ImmigrationControlService } from '../../children/immigration-control.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { day } from '../filters/dates.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { type FactForm, whenField } from './fact-form.js';
import { FactForms } from './fact-forms.service.js';

/** Whether the Home Office has to hear of it when the child is missing (decision 21). */
@ApiExcludeController()
@Controller('children/:id/immigration-control')
export class ImmigrationControlPage {
  constructor(
    private readonly forms: FactForms,
    private readonly control: ImmigrationControlService,
  ) {}

  @Get()
  @Can('child:record', 'immigration-control.form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, async ({ id }) => controlForm(id, (await this.control.ofChild(id)).items));
  }

  @Post()
  @Can('child:record', 'immigration-control.answer')
  @ShownAgainBy('form')
  async answer(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({
      answer: given(form, 'answer'),
      from: typedInstant(form, 'from'),
      basis: given(form, 'basis'),
    });
    await this.control.answer(id, await validated(AnswerImmigrationControlDto, answers));
    return new Redirect(`${paths.childMissing(id)}?recorded=immigration-control`);
  }
}

const SAID = { yes: 'yes', no: 'no', unknown: 'not known' };

function controlForm(childId: string, [last]: readonly ImmigrationControlRow[]): FactForm {
  const before = last
    ? `The answer since ${day(last.holds_from)} is ${SAID[last.answer]}: ${last.basis}, as ${last.recorded_by} recorded on ${day(last.recorded_at)}.`
    : 'Nobody has answered this yet.';
  return {
    title: 'Subject to immigration control?',
    lead: `The Home Office is told when a child who is has gone missing. ${before}`,
    fields: [
      {
        kind: 'radios',
        name: 'answer',
        label: 'Is the child subject to immigration control?',
        items: [
          { value: 'yes', text: 'Yes', hint: { text: 'Needs leave to enter or remain, whether or not they have it' } },
          { value: 'no', text: 'No' },
          { value: 'unknown', text: 'Not known' },
        ],
      },
      whenField('from', 'From when is that so?'),
      {
        kind: 'line',
        name: 'basis',
        label: 'What does the answer rest on?',
        hint: 'For example, a document seen, or who said so',
      },
    ],
    button: 'Record the answer',
    action: paths.immigrationControl(childId),
    back: paths.childMissing(childId),
  };
}
