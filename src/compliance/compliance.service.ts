import { Injectable } from '@nestjs/common';
import { type ChildSummary } from '../children/child.js';
import { ChildrenService } from '../children/children.service.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { londonDay, startOfLondonDay } from '../kernel/london-time.js';
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.js';
import { notFound } from '../kernel/problem.js';
import { type LegalRule } from '../law/legal-rule.js';
import { type PlacementFacts } from '../law/placement-facts.js';
import { RULES } from '../law/registry.js';
import {
  ComplianceQueries,
  type ComplianceFilter,
  type RuleCount,
  type TrendPoint,
  type VerdictSpanRow,
} from './compliance.queries.js';
import { monthStarts } from './nights.js';
import { type Run } from './runs.js';
import { RunQueries } from './runs.queries.js';

export type { ComplianceFilter, VerdictSpanRow } from './compliance.queries.js';

/** Verdicts with children behind them. */
export const SHOWN_VERDICTS = ['breached', 'unknown', 'met'] as const;
export type ShownVerdict = (typeof SHOWN_VERDICTS)[number];

export interface RuleLine extends RuleCount {
  id: string;
  duty: string;
  law: string;
  source: string;
}

export interface ChildBehind {
  child: ChildSummary;
  placementId: string;
  reason: string;
  since: Date;
}

export interface TrendMonth extends TrendPoint {
  /** False for a day before the first one judged: nothing is known of it. */
  isJudged: boolean;
}

/** How every placement stands with every rule. */
@Injectable()
export class ComplianceService {
  constructor(
    private readonly children: ChildrenService,
    private readonly queries: ComplianceQueries,
    private readonly runs: RunQueries,
    private readonly clock: Clock,
  ) {}

  /** Every rule, in the order of the law, those that touch nobody too. Children of all, seen or not. */
  async rules(filter: ComplianceFilter): Promise<RuleLine[]> {
    const counts = new Map((await this.queries.counts(filter)).map((each) => [each.rule, each]));
    return RULES.map(({ id, duty, law, source }) => {
      const { breached = 0, unknown = 0, met = 0, oldest = null } = counts.get(id) ?? {};
      return { id, rule: id, duty, law, source, breached, unknown, met, oldest };
    });
  }

  /** Behind a number: those the actor may see, the longest first, and how many are withheld. @throws Problem `not-found` */
  async behind(
    _actor: Actor,
    ruleId: string,
    verdict: ShownVerdict,
    filter: ComplianceFilter,
    page = 1,
  ): Promise<Paged<ChildBehind> & { withheld: number }> {
    const { id } = complianceRule(ruleId);
    const rows = await this.queries.children(id, verdict, filter, (page - 1) * PAGE_SIZE);
    const all = (await this.queries.counts(filter)).find(({ rule }) => rule === id)?.[verdict] ?? 0;
    const children = new Map(
      (await this.children.summaries(rows.map(({ child_id }) => child_id))).map((child) => [child.id, child]),
    );
    const items = rows.map(({ child_id, placement_id, reason, since }) => ({
      child: children.get(child_id)!,
      placementId: placement_id,
      reason,
      since,
    }));
    const visible = rows[0]?.visible ?? (page > 1 ? await this.visible(id, verdict, filter) : 0);
    return { items, page, pageSize: PAGE_SIZE, total: visible, withheld: all - visible };
  }

  /** All of them, for a file. @throws Problem `not-found` */
  async allBehind(
    _actor: Actor,
    ruleId: string,
    verdict: ShownVerdict,
    filter: ComplianceFilter,
  ): Promise<ChildBehind[]> {
    const all: ChildBehind[] = [];
    for (let page = 1; ; page++) {
      const { items, total } = await this.behind(_actor, ruleId, verdict, filter, page);
      all.push(...items);
      if (!items.length || all.length >= total) return all;
    }
  }

  /** At the first instant of each of the past eleven months, and now. */
  async trend(filter: ComplianceFilter, ruleId: string | null = null): Promise<TrendMonth[]> {
    const now = this.clock.now();
    const since = await this.runs.first();
    const first = since === null ? null : startOfLondonDay(parsePlainDate(since)!);
    const starts = monthStarts(londonDay(now))
      .slice(-11)
      .map((day: PlainDate) => startOfLondonDay(day));
    const points = await this.queries.trend([...starts, now], ruleId, filter);
    return points.map((point) => ({ ...point, isJudged: first !== null && point.at >= first }));
  }

  /** The last day judged, now or by the instant asked about; null before the first: then no figure says anything. */
  lastRun({ knownAt }: ComplianceFilter): Promise<Run | null> {
    return knownAt === null ? this.runs.last() : this.runs.finishedBy(knownAt);
  }

  /** What each rule said of the child, the latest first, what has been corrected since included; or as known at an instant. */
  async ofChild(childId: string, knownAt: Date | null, page = 1): Promise<Paged<VerdictSpanRow>> {
    await this.children.find(childId);
    const items = await this.queries.spansOf(childId, knownAt, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }

  private async visible(rule: string, verdict: ShownVerdict, filter: ComplianceFilter): Promise<number> {
    return (await this.queries.children(rule, verdict, filter, 0, 1))[0]?.visible ?? 0;
  }
}

/** @throws Problem `not-found` */
export function complianceRule(id: string): LegalRule<PlacementFacts> {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) throw notFound('rule');
  return rule;
}
