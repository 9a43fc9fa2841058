import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ROLE_NAMES } from '../../../auth/permissions.js';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { rungOf, RUNG_WORDS } from '../../../missing/escalation/ladder.js';
import { RecordCallDto } from '../../../missing/escalation/rung.dto.js';
import { RungsService, type RungWithCalls } from '../../../missing/escalation/rungs.service.js';
import { MissingService } from '../../../missing/missing.service.js';
import { PeopleService } from '../../../people/people.service.js';
import { answered } from '../../answered.js';
import { type FactForm, factFormView, whenField } from '../../children/fact-form.js';
import { type Choice, orNone } from '../../components/fields/field.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { dayAndTime } from '../../filters/dates.js';
import { typedInstant } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';

/** One step of the ladder: acknowledged by whoever answers for it, or somebody is rung about it. */
@ApiExcludeController()
@Controller('rungs/:id')
export class RungPage {
  constructor(
    private readonly rungs: RungsService,
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get('acknowledgement')
  @Can('missing:acknowledge', 'rung.acknowledge-form')
  acknowledgeForm(@Page() request: PageRequest): Promise<View> {
    return this.form(request, acknowledgement);
  }

  @Post('acknowledgement')
  @Can('missing:acknowledge', 'rung.acknowledge')
  @ShownAgainBy('acknowledgeForm')
  async acknowledge(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    const rung = await this.rungs.acknowledge(actor, idOf(params, 'step'));
    return new Redirect(`${paths.absence(rung.absence_id)}?acknowledged=1`);
  }

  @Get('calls')
  @Can('missing:record', 'rung.call-form')
  async callForm(@Page() request: PageRequest): Promise<View> {
    const people = await this.people.whoMay('missing:acknowledge');
    const choices = people.filter(({ id }) => id !== request.actor.userId).map(({ id, name, roles }) => ({
      value: id,
      text: `${name} (${roles.map((role) => ROLE_NAMES[role as keyof typeof ROLE_NAMES]).join(', ')})`,
    }));
    return this.form(request, (rung) => call(rung, orNone(choices)));
  } // prettier-ignore

  @Post('calls')
  @Can('missing:record', 'rung.call')
  @ShownAgainBy('callForm')
  async call(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const said = {
      userId: given(form, 'userId'),
      rangAt: typedInstant(form, 'rangAt'),
      outcome: given(form, 'outcome'),
    };
    const input = await validated(RecordCallDto, answered(said));
    const rung = await this.rungs.recordCall(actor, idOf(params, 'step'), input);
    return new Redirect(`${paths.absence(rung.absence_id)}?rang=1`);
  }

  private async form(request: PageRequest, formFor: (rung: RungWithCalls) => FactForm): Promise<View> {
    const { actor, params, again } = request;
    const rung = await this.rungs.find(actor, idOf(params, 'step'));
    const child = await this.children.open(rung.child_id);
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now());
    return new View('children/fact-form.njk', factFormView(identity, formFor(rung), again));
  }
}

function acknowledgement(rung: RungWithCalls): FactForm {
  const { title, does } = RUNG_WORDS[rungOf(rung.rung)];
  return {
    title: `Acknowledge: ${title}`,
    lead: `${does} It fell due ${dayAndTime(rung.due_at)}. You take it on in your name: nobody else is asked for it. The clock and later steps go on.`,
    fields: [],
    button: 'Acknowledge this step',
    action: paths.acknowledge(rung.id),
    back: paths.absence(rung.absence_id),
  };
}

function call(rung: RungWithCalls, people: readonly Choice[]): FactForm {
  return {
    title: 'Record a telephone call',
    lead: `About: ${RUNG_WORDS[rungOf(rung.rung)].title}, due ${dayAndTime(rung.due_at)}.`,
    fields: [
      { kind: 'select', name: 'userId', label: 'Who was rung', items: people },
      whenField('rangAt', 'When you rang'),
      {
        kind: 'radios',
        name: 'outcome',
        label: 'What came of it',
        items: [
          { value: 'acknowledged', text: 'Spoke, and they acknowledged it', hint: { text: 'It is theirs from then on' } },
          { value: 'spoke', text: 'Spoke, and they did not take it on' },
          { value: 'no-answer', text: 'No answer', hint: { text: 'The next person is asked at once' } },
        ],
      },
    ],
    button: 'Record the call',
    action: paths.callAbout(rung.id),
    back: paths.absence(rung.absence_id),
  }; // prettier-ignore
}
