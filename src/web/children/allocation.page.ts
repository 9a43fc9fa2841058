import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { CareRecordService } from '../../children/care-record.service.js';
import { AllocationDto } from '../../children/child.dto.js';
import { type ChildView } from '../../children/child-view.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { PeopleService } from '../../people/people.service.js';
import { answered } from '../answered.js';
import { type Field, orNone } from '../components/fields/field.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { type FactForm, whenField } from './fact-form.js';
import { FactForms } from './fact-forms.service.js';

/** Who is responsible for the child from now on. */
@ApiExcludeController()
@Controller('children/:id/allocation')
export class AllocationPage {
  constructor(
    private readonly forms: FactForms,
    private readonly care: CareRecordService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Can('child:record', 'allocation.form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, (child) => this.allocationForm(child));
  }

  @Post()
  @Can('child:record', 'allocation.start')
  @ShownAgainBy('form')
  async allocate(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({
      workerId: given(form, 'workerId'),
      teamId: given(form, 'teamId'),
      from: typedInstant(form, 'from'),
    });
    const { workerId, teamId, from = this.care.now() } = await validated(AllocationDto, answers);
    await this.care.allocate(id, workerId, teamId, from);
    return new Redirect(`${paths.child(id)}?recorded=allocation`);
  }

  private async allocationForm({ id, now }: ChildView): Promise<FactForm> {
    const { allocation } = now;
    return {
      title: 'Who is responsible',
      lead: allocation ? `${allocation.workerName}, ${allocation.teamName}, is responsible now.` : undefined,
      fields: [...(await allocationFields(this.people)), whenField('from', 'From when?')],
      button: 'Allocate the child',
      action: paths.allocate(id),
      back: paths.child(id),
    };
  }
}

export async function allocationFields(people: PeopleService): Promise<Field[]> {
  const workers = await people.whoMay('child:record');
  const teams = await people.teams();
  const choices = (items: readonly { id: string; name: string }[]) =>
    orNone(items.map(({ id, name }) => ({ value: id, text: name })));
  return [
    { kind: 'select', name: 'workerId', label: 'Worker', items: choices(workers) },
    { kind: 'select', name: 'teamId', label: 'Team', items: choices(teams) },
  ];
}
