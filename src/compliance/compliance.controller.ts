import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import type { Actor } from '../kernel/actor.js';
import { AlertsService, type AlertRow } from './alerts.service.js';
import {
  AlertDto,
  AlertsDto,
  AlertsQueryDto,
  ChildrenBehindDto,
  ComplianceChildrenDto,
  ComplianceDto,
  ComplianceFilterDto,
  VerdictSpanDto,
  VerdictSpansDto,
  VerdictSpansQueryDto,
} from './compliance.dto.js';
import { ComplianceService, type ComplianceFilter, type VerdictSpanRow } from './compliance.service.js';

/** How the placements of an authority stand with the law. */
@ApiTags('compliance')
@Controller('api/v1')
export class ComplianceController {
  constructor(
    private readonly compliance: ComplianceService,
    private readonly alerts: AlertsService,
  ) {}

  @Get('compliance')
  @Can('compliance:read', 'compliance.read')
  @ApiOperation({ summary: 'Every rule: children breached, unknown and met today, and twelve months of it' })
  @ApiOkResponse({ type: ComplianceDto })
  async read(@Query() filter: ComplianceFilterDto): Promise<ComplianceDto> {
    const asked = filterOf(filter);
    const [run, lines, trend] = [
      await this.compliance.lastRun(asked),
      await this.compliance.rules(asked),
      await this.compliance.trend(asked),
    ];
    const isJudged = asked.knownAt === null || run !== null;
    return {
      judgedAt: run?.finished_at?.toISOString() ?? null,
      rules: lines.map(({ rule, duty, law, breached, unknown, met, oldest }) => ({
        ...{
          rule,
          duty,
          law,
          ...(isJudged ? { breached, unknown, met } : { breached: null, unknown: null, met: null }),
        },
        oldestBreach: oldest?.toISOString() ?? null,
      })),
      trend: trend.map(({ at, isJudged, breached, unknown, judged }) => ({
        at: at.toISOString(),
        ...(isJudged ? { breached, unknown, judged } : { breached: null, unknown: null, judged: null }),
      })),
    };
  }

  @Get('compliance/rules/:rule/children')
  @Can('compliance:read', 'compliance.children')
  @ApiOperation({ summary: 'The children behind a number, and how many are withheld from you' })
  @ApiParam({ name: 'rule', example: 'PP-01', description: 'The id of a rule' })
  @ApiOkResponse({ type: ChildrenBehindDto })
  async children(
    @CurrentActor() actor: Actor,
    @Param('rule') rule: string,
    @Query() { verdict = 'breached', page, ...filter }: ComplianceChildrenDto,
  ): Promise<ChildrenBehindDto> {
    const { items, ...rest } = await this.compliance.behind(actor, rule, verdict, filterOf(filter), page);
    const rows = items.map(({ child, placementId, reason, since }) => ({
      ...{ childId: child.id, givenName: child.givenName, familyName: child.familyName, placementId, reason },
      since: since.toISOString(),
    }));
    return { ...rest, items: rows };
  }

  @Get('compliance/alerts')
  @Can('placement:read', 'compliance.alerts')
  @ApiOperation({ summary: 'Birthdays, and ends of registrations, approvals and orders, that draw near' })
  @ApiOkResponse({ type: AlertsDto })
  async coming(@CurrentActor() actor: Actor, @Query() { mine, page }: AlertsQueryDto): Promise<AlertsDto> {
    const { items, ...paged } = await this.alerts.owed(actor, page, mine !== 'false');
    return { ...paged, items: items.map(alertJson) };
  }

  @Post('compliance/alerts/:id/acknowledgement')
  @Can('compliance:acknowledge', 'compliance.acknowledge')
  @HttpCode(204)
  @ApiOperation({ summary: 'Answer for an alert; the next stage asks again' })
  @ApiNoContentResponse()
  acknowledge(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.alerts.acknowledge(actor, id);
  }

  @Get('children/:id/verdict-spans')
  @Can('placement:read', 'compliance.child')
  @ApiOperation({ summary: 'What each rule said of a child’s placements, and what has been corrected since' })
  @ApiOkResponse({ type: VerdictSpansDto })
  async ofChild(
    @Param('id', IdPipe) id: string,
    @Query() { asKnownAt, page }: VerdictSpansQueryDto,
  ): Promise<VerdictSpansDto> {
    const { items, ...paged } = await this.compliance.ofChild(id, asKnownAt ?? null, page);
    return { ...paged, items: items.map(spanJson) };
  }
}

export function filterOf({ team, settingType, asKnownAt }: ComplianceFilterDto): ComplianceFilter {
  return { team: team ?? null, settingType: settingType ?? null, knownAt: asKnownAt ?? null };
}

function alertJson(row: AlertRow): AlertDto {
  return {
    ...{ id: row.id, childId: row.child_id, givenName: row.given_name, familyName: row.family_name, kind: row.kind },
    ...{ fallsOn: row.falls_on, daysBefore: row.days_before, workerName: row.worker_name, teamName: row.team_name },
  };
}

function spanJson(row: VerdictSpanRow): VerdictSpanDto {
  return {
    ...{ rule: row.rule, ruleVersion: row.rule_version, verdict: row.verdict, reason: row.reason },
    placementId: row.placement_id,
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
    recordedAt: row.recorded_at.toISOString(),
    supersededAt: row.superseded_at?.toISOString() ?? null,
  };
}
