import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { ConfirmAdultDto, EndAdultDto } from '../../missing/adulthood/adulthood.dto.js';
import { AdulthoodService } from '../../missing/adulthood/adulthood.service.js';
import { PeopleService } from '../../people/people.service.js';
import { answered } from '../answered.js';
import { type FactForm } from '../children/fact-form.js';
import { type Choice } from '../components/fields/field.js';
import { dayAndTime } from '../filters/dates.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { type AboutAbsence, AbsenceForms } from './absence-forms.service.js';

/** A young person who turns 18 while missing (decision 15): confirmed by a person, searched for until the end. */
@ApiExcludeController()
@Controller('missing/:id/now-adult')
export class AdulthoodPage {
  constructor(
    private readonly forms: AbsenceForms,
    private readonly adulthood: AdulthoodService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Can('missing:confirm-adult', 'absence.confirm-adult-form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, async (about) => {
      const people = await this.people.whoMay('missing:record');
      const owners = people.map(({ id, name }) => ({ value: id, text: name, checked: id === request.actor.userId }));
      return confirmForm(about, owners);
    });
  }

  @Post()
  @Can('missing:confirm-adult', 'absence.confirm-adult')
  @ShownAgainBy('form')
  async confirm(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const input = await validated(ConfirmAdultDto, answered({ ownerId: given(form, 'ownerId') }));
    await this.adulthood.confirm(actor, id, input);
    return new Redirect(`${paths.absence(id)}?adult=1`);
  }

  @Get('ending')
  @Can('missing:record', 'absence.end-adult-form')
  endForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, endForm);
  }

  @Post('ending')
  @Can('missing:record', 'absence.end-adult')
  @ShownAgainBy('endForm')
  async end(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({
      outcome: given(form, 'outcome'),
      endedAt: typedInstant(form, 'endedAt'),
      handedTo: given(form, 'handedTo'),
      details: given(form, 'details'),
    });
    await this.adulthood.end(actor, id, await validated(EndAdultDto, answers));
    return new Redirect(`${paths.absence(id)}?returned=1`);
  }
}

function confirmForm({ absence }: AboutAbsence, owners: readonly Choice[]): FactForm {
  return {
    title: 'Confirm the 18th birthday',
    lead: 'You say, by name, that this young person is 18 and still away. The period of care ends on the birthday (E8), and so does the row of the annual return. The search does not end: the clock, the police reference and whoever answers for it go on until the adult is found or handed over.',
    fields: [{ kind: 'select', name: 'ownerId', label: 'Who answers for the search from now on?', items: owners }],
    button: 'I confirm that this young person is 18',
    action: paths.confirmAdult(absence.id),
    back: paths.absence(absence.id),
  };
}

function endForm({ absence }: AboutAbsence): FactForm {
  return {
    title: 'End the search',
    lead: `An adult since ${dayAndTime(absence.adult_from)}. Record that they were found, or to whom the search was handed over.`,
    fields: [
      {
        kind: 'radios',
        name: 'outcome',
        label: 'How did it end for us?',
        items: [
          { value: 'found', text: 'Found' },
          { value: 'handed-over', text: 'Handed over' },
          { value: 'died', text: 'Died' },
        ],
      },
      { kind: 'time', name: 'endedAt', label: 'When?' },
      { kind: 'line', name: 'handedTo', label: 'Handed over to whom?', hint: 'Only if it was handed over' },
      { kind: 'words', name: 'details', label: 'Details (optional)' },
    ],
    button: 'End the search',
    action: paths.endAdult(absence.id),
    back: paths.absence(absence.id),
  };
}
