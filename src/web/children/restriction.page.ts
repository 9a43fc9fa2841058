import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { NamePersonDto, ReasonDto, RestrictDto } from '../../children/restriction.dto.js';
import { RestrictionsService } from '../../children/restrictions.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { PeopleService } from '../../people/people.service.js';
import { answered } from '../answered.js';
import { type Choice, orNone } from '../components/fields/field.js';
import { idOf, ofThisChild } from '../ids.js';
import { given, typedAll } from '../page-problem.js';
import { paths } from '../paths.js';
import { FactForms } from './fact-forms.service.js';
import { endForm, nameForm, restrictForm, type RestrictionCardFacts, restrictionView } from './restriction.view.js';

/** A child, or one item of the record, restricted to named people (decision 31): who they are, and who else is named. */
@ApiExcludeController()
@Controller('children/:id/restriction')
export class RestrictionPage {
  constructor(
    private readonly forms: FactForms,
    private readonly restrictions: RestrictionsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Can('child:restrict', 'restriction.form')
  async show(@Page() request: PageRequest): Promise<View> {
    const { child, identity } = await this.forms.about(request);
    const live: RestrictionCardFacts[] = [];
    for (const restriction of child.restrictions)
      live.push({ restriction, named: await this.restrictions.named(restriction.id) });
    const night = identity.clock ? await this.people.holding('out-of-hours') : [];
    const form = restrictForm(child, await this.colleagues(request), new Set(night.map(({ id }) => id)));
    return new View('children/restriction.njk', restrictionView(identity, live, form, request.again));
  }

  @Post()
  @Can('child:restrict', 'restriction.start')
  @ShownAgainBy('show')
  async restrict(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ scope: given(form, 'scope'), reason: given(form, 'reason') });
    const people = typedAll(form, 'people');
    await this.restrictions.restrict(actor, id, await validated(RestrictDto, { ...answers, people }));
    return new Redirect(`${paths.child(id)}?recorded=restriction`);
  }

  @Get(':restriction/people')
  @Can('child:restrict', 'restriction.name-form')
  nameForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, async ({ id }) =>
      nameForm(id, restrictionOf(request), orNone(await this.colleagues(request))),
    );
  }

  @Post(':restriction/people')
  @Can('child:restrict', 'restriction.name')
  @ShownAgainBy('nameForm')
  async name(@Page() request: PageRequest): Promise<Redirect> {
    const { userId } = await validated(NamePersonDto, answered({ userId: given(request.form, 'userId') }));
    await this.restrictions.name(await this.restrictionOf(request), userId);
    return new Redirect(paths.restrict(idOf(request.params, 'child')));
  }

  @Get(':restriction/ending')
  @Can('child:restrict', 'restriction.end-form')
  endForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => endForm(id, restrictionOf(request)));
  }

  @Post(':restriction/ending')
  @Can('child:restrict', 'restriction.end')
  @ShownAgainBy('endForm')
  async end(@Page() request: PageRequest): Promise<Redirect> {
    const { reason } = await validated(ReasonDto, answered({ reason: given(request.form, 'reason') }));
    await this.restrictions.end(await this.restrictionOf(request), reason);
    return new Redirect(`${paths.child(idOf(request.params, 'child'))}?recorded=restriction`);
  }

  private async restrictionOf(request: PageRequest): Promise<string> {
    const { child } = await this.forms.about(request);
    return ofThisChild(child.restrictions, restrictionOf(request), 'restriction');
  }

  private async colleagues({ actor }: PageRequest): Promise<Choice[]> {
    const people = await this.people.whoMay('child:read');
    return people.filter(({ id }) => id !== actor.userId).map(({ id, name }) => ({ value: id, text: name }));
  }
}

function restrictionOf({ params }: PageRequest): string {
  return idOf({ id: params.restriction! }, 'restriction');
}
