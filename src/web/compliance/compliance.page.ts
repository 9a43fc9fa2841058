import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { AlertsService } from '../../compliance/alerts.service.js';
import {
  type ComplianceFilter,
  ComplianceService,
  complianceRule,
  SHOWN_VERDICTS,
} from '../../compliance/compliance.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Download, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { endOfLondonDay, londonDay } from '../../kernel/london-time.js';
import { parsePlainDate, toIso } from '../../kernel/plain-date.js';
import { SETTING_TYPES } from '../../law/care-setting/codes.js';
import { PeopleService } from '../../people/people.service.js';
import { BreachesService } from '../../placements/breaches/breaches.service.js';
import { idIn } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { childrenCsv, rulesCsv } from './compliance.csv.js';
import { complianceView } from './compliance.view.js';
import { complianceRuleView } from './rule.view.js';

/** One line a rule: how many children it is breached for, not known for, met for. Only ids and codes stand in the address. */
@ApiExcludeController()
@Controller()
export class CompliancePage {
  constructor(
    private readonly compliance: ComplianceService,
    private readonly alerts: AlertsService,
    private readonly breaches: BreachesService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get('compliance')
  @Can('compliance:read', 'compliance.read')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const filter = this.asked(query);
    const [teams, lines, trend, run] = [
      await this.people.teams(),
      await this.compliance.rules(filter),
      await this.compliance.trend(filter),
      await this.compliance.lastRun(filter),
    ];
    const alerts = await this.alerts.owed(actor, 1, false);
    const facts = { filter, teams, lines, trend, run, alerts, breaches: await this.breaches.counts() };
    return new View('compliance/compliance.njk', complianceView({ ...facts, now: this.clock.now() }));
  }

  @Get('compliance.csv')
  @Can('compliance:read', 'compliance.csv')
  async csv(@Page() { query }: PageRequest): Promise<Download> {
    return new Download(
      this.fileName('compliance'),
      'text/csv',
      rulesCsv(await this.compliance.rules(this.asked(query))),
    );
  }

  @Get('compliance/rules/:rule')
  @Can('compliance:read', 'compliance.children')
  async rule(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const [rule, verdict, filter] = [complianceRule(params.rule!), verdictIn(query), this.asked(query)];
    const behind = await this.compliance.behind(actor, rule.id, verdict, filter, pageNumber(query.page));
    const trend = await this.compliance.trend(filter, rule.id);
    const now = this.clock.now();
    return new View('compliance/rule.njk', complianceRuleView({ rule, verdict, filter, behind, trend, now }));
  }

  @Get('compliance/rules/:rule/children.csv')
  @Can('compliance:read', 'compliance.children-csv')
  async childrenCsv(@Page() { actor, params, query }: PageRequest): Promise<Download> {
    const [rule, verdict] = [complianceRule(params.rule!), verdictIn(query)];
    const children = await this.compliance.allBehind(actor, rule.id, verdict, this.asked(query));
    return new Download(this.fileName(`${rule.id}-${verdict}`), 'text/csv', childrenCsv(rule.id, verdict, children));
  }

  /** What is no id, no code and no day gone by asks for nothing in particular. */
  private asked({ team, settingType, on }: PageRequest['query']): ComplianceFilter {
    const day = parsePlainDate(on ?? '');
    const isPast = day !== null && day < londonDay(this.clock.now());
    return {
      team: idIn(team),
      settingType: SETTING_TYPES.find((code) => code === settingType) ?? null,
      knownAt: isPast ? endOfLondonDay(day) : null,
    };
  }

  private fileName(what: string): string {
    return `${what}-${toIso(londonDay(this.clock.now()))}.csv`;
  }
}

function verdictIn({ verdict }: PageRequest['query']) {
  return SHOWN_VERDICTS.find((each) => each === verdict) ?? 'breached';
}
