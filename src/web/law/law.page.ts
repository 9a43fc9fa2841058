import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { RULE_VERDICTS } from '../../law/legal-rule.js';
import { RULES } from '../../law/registry.js';
import { AdjoiningAreasSignOffDto, SignOffDto } from '../../placements/law.dto.js';
import { LawToday } from '../../placements/law-today.service.js';
import { SchemeValuesService } from '../../placements/scheme-values.service.js';
import { answered } from '../answered.js';
import { instantOrMidnight, typedNumber } from '../care-settings/setting-times.js';
import { given, typed } from '../page-problem.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { adjoiningAreasView } from './adjoining-areas.view.js';
import { lawView } from './law.view.js';
import { ruleView } from './rule.view.js';
import { signOffView } from './sign-off.view.js';

/** The law as Kith applies it, from the rules themselves: what a person is refused by, they can read here. */
@ApiExcludeController()
@Controller('law')
export class LawPage {
  constructor(
    private readonly today: LawToday,
    private readonly values: SchemeValuesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('own:use', 'law.read')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const touched = actor.permissions.has('placement:read') ? await this.today.touched(actor) : null;
    const [values, adjoining] = [await this.values.list(), await this.values.adjoiningAreas()];
    return new View(
      'law/law.njk',
      lawView({ touched, values, adjoining, actor, now: this.clock.now(), isSigned: Boolean(query.signed) }),
    );
  }

  /** The children behind a figure. */
  @Get('rules/:rule')
  @Can('placement:read', 'law.rule-children')
  async rule(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const rule = RULES.find(({ id }) => id === params.rule);
    if (!rule) throw notFound('rule');
    const only = RULE_VERDICTS.find((each) => each === query.verdict) ?? null;
    const listed = await this.today.childrenOf(actor, rule, only, pageNumber(query.page));
    return new View('law/rule.njk', ruleView(rule, only, listed));
  }

  @Get('adjoining-areas')
  @Can('law:sign-off', 'law.sign-off-form')
  async areas(@Page() { again }: PageRequest): Promise<View> {
    return new View('law/adjoining-areas.njk', adjoiningAreasView(await this.values.adjoiningAreas(), again));
  }

  @Post('adjoining-areas')
  @Can('law:sign-off', 'law.sign-off')
  @ShownAgainBy('areas')
  async signOffAreas(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const answers = answered({ source: given(form, 'source'), from: instantOrMidnight(form, 'from') });
    const input = await validated(AdjoiningAreasSignOffDto, { areas: codesIn(typed(form, 'areas')), ...answers });
    await this.values.signOffAdjoiningAreas(actor, input);
    return new Redirect(`${paths.law}?signed=1#values`);
  }

  @Get('values/:value')
  @Can('law:sign-off', 'law.sign-off-form')
  async form(@Page() { params, again }: PageRequest): Promise<View> {
    return new View('law/sign-off.njk', signOffView(await this.values.find(params.value!), again));
  }

  @Post('values/:value')
  @Can('law:sign-off', 'law.sign-off')
  @ShownAgainBy('form')
  async signOff(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answers = {
      value: typedNumber(form, 'value'),
      source: given(form, 'source'),
      from: instantOrMidnight(form, 'from'),
    };
    await this.values.signOff(actor, params.value!, await validated(SignOffDto, answered(answers)));
    return new Redirect(`${paths.law}?signed=1#values`);
  }
}

/** The first word of each line that has one. */
function codesIn(text: string): string[] {
  return text.split('\n').flatMap((line) =>
    line
      .trim()
      .split(/[\s,]+/, 1)
      .filter(Boolean),
  );
}
