import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { toIso } from '../kernel/plain-date.js';
import { notFound } from '../kernel/problem.js';
import type { LegalRule } from '../law/legal-rule.js';
import type { PlacementFacts } from '../law/placement-facts.js';
import { RULES } from '../law/registry.js';
import {
  AdjoiningAreasDto,
  AdjoiningAreasSignOffDto,
  RulesDto,
  SchemeValueDto,
  SchemeValuesDto,
  SignOffDto,
  TouchedChildrenDto,
  TouchedChildrenQueryDto,
} from './law.dto.js';
import { LawToday } from './law-today.service.js';
import {
  type AdjoiningAreas,
  SchemeValuesService,
  type SchemeValueNow,
  type SignOff,
} from './scheme-values.service.js';

const RULE = { name: 'rule', example: 'PP-01', description: 'The id of a rule' } as const;
const VALUE = { name: 'value', example: 'reg-24-weeks', description: 'The id of a value' } as const;

/** The law as Kith applies it, and whom it touches today. */
@ApiTags('law')
@Controller('api/v1/law')
export class LawController {
  constructor(
    private readonly today: LawToday,
    private readonly values: SchemeValuesService,
  ) {}

  @Get('rules')
  @Can('placement:read', 'law.rules')
  @ApiOperation({ summary: 'Every rule of a placement, and how many children it touches today' })
  @ApiOkResponse({ type: RulesDto })
  async rules(@CurrentActor() actor: Actor): Promise<RulesDto> {
    const touched = await this.today.touched(actor);
    const items = RULES.map(({ id, duty, law, source, version, severity, whenUnknown, unverified, inForceFrom }) => ({
      ...{ id, duty, law, source, version, severity, whenUnknown, unverified },
      inForceFrom: toIso(inForceFrom),
      today: touched.get(id)!,
    }));
    return { items };
  }

  @Get('rules/:rule/children')
  @Can('placement:read', 'law.rule-children')
  @ApiOperation({ summary: 'The children a rule touches today, the breached first' })
  @ApiParam(RULE)
  @ApiOkResponse({ type: TouchedChildrenDto })
  async children(
    @CurrentActor() actor: Actor,
    @Param('rule') id: string,
    @Query() { verdict, page }: TouchedChildrenQueryDto,
  ): Promise<TouchedChildrenDto> {
    const { items, ...paged } = await this.today.childrenOf(actor, ruleOf(id), verdict ?? null, page);
    const rows = items.map(({ child, placementId, verdict: is, reason }) => ({
      ...{ childId: child.id, givenName: child.givenName, familyName: child.familyName },
      ...{ placementId, verdict: is, reason },
    }));
    return { ...paged, items: rows };
  }

  @Get('scheme-values')
  @Can('placement:read', 'law.scheme-values')
  @ApiOperation({ summary: 'Numbers of the law that were not verified, and who has signed them off' })
  @ApiOkResponse({ type: SchemeValuesDto })
  async schemeValues(): Promise<SchemeValuesDto> {
    return { items: (await this.values.list()).map(valueJson) };
  }

  @Post('scheme-values/:value/sign-offs')
  @Can('law:sign-off', 'law.sign-off')
  @ApiOperation({ summary: 'Sign off a value from a day on; the sign-off before it ends there' })
  @ApiParam(VALUE)
  @ApiCreatedResponse({ type: SchemeValueDto })
  async signOff(
    @CurrentActor() actor: Actor,
    @Param('value') id: string,
    @Body() input: SignOffDto,
  ): Promise<SchemeValueDto> {
    return valueJson(await this.values.signOff(actor, id, input));
  }

  @Get('adjoining-areas')
  @Can('placement:read', 'law.adjoining-areas')
  @ApiOperation({ summary: 'Areas that adjoin the authority’s own: as Kith ships them, and as signed off' })
  @ApiOkResponse({ type: AdjoiningAreasDto })
  async adjoiningAreas(): Promise<AdjoiningAreasDto> {
    return areasJson(await this.values.adjoiningAreas());
  }

  @Post('adjoining-areas/sign-offs')
  @Can('law:sign-off', 'law.sign-off')
  @ApiOperation({ summary: 'Sign off every adjoining area from a day on; the list before it ends there' })
  @ApiCreatedResponse({ type: AdjoiningAreasDto })
  async signOffAdjoiningAreas(
    @CurrentActor() actor: Actor,
    @Body() input: AdjoiningAreasSignOffDto,
  ): Promise<AdjoiningAreasDto> {
    return areasJson(await this.values.signOffAdjoiningAreas(actor, input));
  }
}

function areasJson({ own, shipped, signOffs }: AdjoiningAreas): AdjoiningAreasDto {
  return {
    ...{ own, shipped: shipped?.adjoins ?? [], shippedAreAll: shipped?.areAll ?? false },
    signOffs: signOffs.map(({ areas, ...signed }) => ({ areas: areas!, ...signedJson(signed) })),
  };
}

function signedJson({ source, from, until, signedAt, signedByName }: Omit<SignOff, 'areas'>) {
  return {
    ...{ source, signedByName, from: from.toISOString() },
    ...{ until: until?.toISOString() ?? null, signedAt: signedAt.toISOString() },
  };
}

/** @throws Problem `not-found` */
function ruleOf(id: string): LegalRule<PlacementFacts> {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) throw notFound('rule');
  return rule;
}

function valueJson({ id, says, value, unit, source, unverified, rules, signOffs }: SchemeValueNow): SchemeValueDto {
  return {
    ...{ id, says, value, unit, source, unverified, rules },
    signOffs: signOffs.map((signed) => ({ value: signed.value, ...signedJson(signed) })),
  };
}
