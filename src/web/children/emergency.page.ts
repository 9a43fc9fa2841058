import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { RESTRICTION_SCOPES, type RestrictionScope } from '../../children/child.js';
import { OpenByNumberDto, OpenInEmergencyDto } from '../../children/restriction.dto.js';
import { EMERGENCY_MINUTES, RestrictionsService } from '../../children/restrictions.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { invalid, Problem } from '../../kernel/problem.js';
import { answered } from '../answered.js';
import { filled, type Field } from '../components/fields/field.js';
import { idOf } from '../ids.js';
import { given, pageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { SCOPE_WORDS } from './child-words.js';

/**
 * Opens in an emergency what is restricted to others (decision 31). The pages say nothing of the child: a hidden one and
 * none at all look alike.
 */
@ApiExcludeController()
@Controller('children')
export class EmergencyPage {
  constructor(private readonly restrictions: RestrictionsService) {}

  @Get('emergency')
  @Can('child:break-glass', 'restriction.emergency-form')
  byNumberForm(@Page() request: PageRequest): View {
    return emergencyView(request, [numberField, reasonField], paths.openByNumber, paths.search);
  }

  @Post('emergency')
  @Can('child:break-glass', 'restriction.emergency-opening')
  @ShownAgainBy('byNumberForm')
  async openByNumber(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const answers = answered({ localNumber: given(form, 'localNumber'), reason: given(form, 'reason') });
    const { localNumber, reason } = await validated(OpenByNumberDto, answers);
    try {
      const opened = await this.restrictions.openInEmergency(actor, { localNumber, scope: 'child', reason });
      return new Redirect(paths.child(opened.childId));
    } catch (error) {
      if (error instanceof Problem && error.kind === 'not-found')
        throw invalid('localNumber', 'No restricted record has that number: check it');
      throw error;
    }
  }

  @Get(':id/emergency')
  @Can('child:break-glass', 'restriction.emergency-form')
  form(@Page() request: PageRequest): View {
    const id = idOf(request.params, 'child');
    const scope = scopeOf(typed(request.again?.form, 'scope') || request.query.scope);
    return emergencyView(request, [reasonField], paths.openInEmergency(id), paths.home, scope);
  }

  @Post(':id/emergency')
  @Can('child:break-glass', 'restriction.emergency-opening')
  @ShownAgainBy('form')
  async open(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const childId = idOf(params, 'child');
    const answers = answered({ reason: given(form, 'reason'), scope: given(form, 'scope') });
    const { reason, scope = 'child' } = await validated(OpenInEmergencyDto, answers);
    await this.restrictions.openInEmergency(actor, { childId, scope, reason });
    return new Redirect(paths.child(childId));
  }
}

const reasonField: Field = {
  kind: 'words',
  name: 'reason',
  label: 'Why do you need to see this now?',
  hint: 'Those who are told will read it',
};

const numberField: Field = { kind: 'line', name: 'localNumber', label: 'Our number for the child' };

function scopeOf(text: string | undefined): RestrictionScope {
  return RESTRICTION_SCOPES.find((scope) => scope === text) ?? 'child';
}

function emergencyView(
  { again }: PageRequest,
  fields: readonly Field[],
  action: string,
  back: string,
  scope: RestrictionScope = 'child',
): View {
  const problem = pageProblem(again?.problem);
  return new View('children/emergency.njk', {
    fields: fields.map((field) => filled(field, again?.form, problem)),
    scope,
    what: SCOPE_WORDS[scope].toLowerCase(),
    minutes: EMERGENCY_MINUTES,
    action,
    back,
    formId: typed(again?.form, '_form') || undefined,
    problem,
  });
}
