import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { BirthsService } from '../../children/births.service.js';
import { AssertDateOfBirthDto } from '../../children/child.dto.js';
import { type ChildView } from '../../children/child-view.js';
import { BIRTH_SOURCE_NAMES } from '../../children/operative-birth.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { BreachesService } from '../../placements/breaches/breaches.service.js';
import { answered } from '../answered.js';
import { choicesOf, type Field } from '../components/fields/field.js';
import { typedDay, typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed, typedAll } from '../page-problem.js';
import { paths } from '../paths.js';
import { birthEffectView } from './birth-effect.view.js';
import { bornInWords, sourceInWords } from './child-words.js';
import { type FactForm, whenField } from './fact-form.js';
import { FactForms } from './fact-forms.service.js';

/** What somebody says, or has decided, about when the child was born (decision 8). */
@ApiExcludeController()
@Controller('children/:id/dates-of-birth')
export class BirthPage {
  constructor(
    private readonly forms: FactForms,
    private readonly births: BirthsService,
  ) {}

  @Get()
  @Can('child:record', 'date-of-birth.form')
  form(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, birthForm);
  }

  @Post()
  @Can('child:record', 'date-of-birth.assert')
  @ShownAgainBy('form')
  async assert(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const supersedes = typedAll(form, 'supersedes');
    const answers = answered({
      earliest: typedDay(form, 'earliest'),
      latest: typedDay(form, 'latest'),
      source: given(form, 'source'),
      assertedAt: typedInstant(form, 'assertedAt'),
      underChallenge: typed(form, 'underChallenge') ? true : undefined,
      supersedes: supersedes.length ? supersedes : undefined,
    });
    const assertion = await this.births.assert(id, await validated(AssertDateOfBirthDto, answers));
    return new Redirect(`${paths.birthEffect(id, assertion)}?recorded=1`);
  }
}

/** What a date of birth changed: verdicts of the child's placements and breaches, as known when it was recorded. */
@ApiExcludeController()
@Controller('children/:id/dates-of-birth/:fact')
export class BirthEffectPage {
  constructor(
    private readonly forms: FactForms,
    private readonly births: BirthsService,
    private readonly breaches: BreachesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'date-of-birth.effect')
  async show(@Page() request: PageRequest): Promise<View> {
    const { actor, params, query } = request;
    const { child, identity } = await this.forms.about(request);
    const found = await this.births.effects(child.id, idOf({ id: params.fact ?? '' }, 'date of birth'));
    const breaches = await this.breaches.ofChild(actor, child.id);
    const model = birthEffectView({ ...found, birth: child.birth, identity, breaches, query, now: this.clock.now() });
    return new View('children/birth-effect.njk', model);
  }
}

function birthForm({ id, birth }: ChildView): FactForm {
  const live = birth.assertions.filter(({ supersededAt }) => supersededAt === null);
  return {
    title: 'Record a date of birth',
    lead: 'Every date anybody gives is kept. The youngest that still counts decides what keeps the child safe; the child’s placements are judged again at once.',
    fields: [
      ...birthFields,
      whenField('assertedAt', 'When was it said or decided?'),
      {
        kind: 'checkboxes',
        name: 'underChallenge',
        label: 'Is it disputed?',
        items: [{ value: 'yes', text: 'It is under challenge' }],
      },
      ...(live.length ? [supersedesField(live)] : []),
    ],
    button: 'Record the date of birth',
    action: paths.recordBirth(id),
    back: paths.child(id),
  };
}

function supersedesField(live: ChildView['birth']['assertions']): Field {
  return {
    kind: 'checkboxes',
    name: 'supersedes',
    label: 'Which dates does it end? (optional)',
    hint: 'Only a document, an age assessment or a court ends another date',
    items: live.map((each) => ({ value: each.id, text: `${bornInWords(each)}: ${sourceInWords(each)}` })),
  };
}

/** The day, or the range it lies in, and who says so. */
export const birthFields: readonly Field[] = [
  { kind: 'day', name: 'earliest', label: 'Date of birth, or the earliest it may be' },
  {
    kind: 'day',
    name: 'latest',
    label: 'The latest it may be (optional)',
    hint: 'Only when the day is not known exactly',
  },
  { kind: 'radios', name: 'source', label: 'Who says so?', items: choicesOf(BIRTH_SOURCE_NAMES) },
];
