import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { type ChildSummary } from '../children/child.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type DetentionDirector, type Route } from '../law/care-setting/codes.js';
import { judge, type LegalRule, type RuleResult, type RuleVerdict } from '../law/legal-rule.js';
import { type PlacementFacts } from '../law/placement-facts.js';
import { RULES } from '../law/registry.js';
import { PlacementFactsQueries } from './placement-facts.queries.js';
import { type AskedStay, placementFactsOf } from './placement-facts.js';

/** Placements read and judged at a time: memory stays flat however many there are. */
const BATCH = 1000;

/** How many children a rule touches: those whose placement now it asks anything of. */
export type Touched = Record<Exclude<RuleVerdict, 'not-engaged'>, number>;

export interface JudgedOpenPlacement {
  placementId: string;
  childId: string;
  facts: PlacementFacts;
}

/** A child, and what a rule says of where the child lives now. */
export interface TouchedChild {
  child: ChildSummary;
  placementId: string;
  verdict: RuleVerdict;
  reason: string;
}

/** The law and the children today: every placement that stands, judged now. */
@Injectable()
export class LawToday {
  constructor(
    private readonly children: ChildrenService,
    private readonly facts: PlacementFactsQueries,
    private readonly clock: Clock,
  ) {}

  /** Each placement of a visible child that stands at an instant, with its facts: two statements for every thousand. */
  async *open(at: Date): AsyncGenerator<JudgedOpenPlacement> {
    let after: string | null = null;
    for (;;) {
      const placements = await this.facts.open(at, after, BATCH);
      const asked = placements.map((each) => ({
        childId: each.child_id,
        careSettingId: each.care_setting_id,
        route: each.route as Route | null,
        detentionDirectedBy: each.detention_directed_by as DetentionDirector | null,
        startsAt: each.starts_at,
        at,
        endsAt: each.ends_at,
      }));
      for (const row of await this.facts.gather(asked)) {
        const [placement, question] = [placements[row.n - 1]!, asked[row.n - 1]!];
        const facts = placementFactsOf(row, question);
        yield { placementId: placement.id, childId: placement.child_id, facts };
      }
      if (placements.length < BATCH) return;
      after = placements.at(-1)!.id;
    }
  }

  /** What the rules are given of each stay, in the order asked: one statement, however many. Of every child, seen or not. */
  async factsOf(asked: readonly AskedStay[]): Promise<PlacementFacts[]> {
    if (!asked.length) return [];
    return (await this.facts.gather(asked)).map((row) => placementFactsOf(row, asked[row.n - 1]!));
  }

  /** For each rule, by its id. */
  async touched(_actor: Actor): Promise<Map<string, Touched>> {
    const counts = new Map(RULES.map(({ id }) => [id, { met: 0, breached: 0, unknown: 0 }]));
    for await (const { facts } of this.open(this.clock.now()))
      for (const rule of RULES) {
        const { is } = judge(rule, facts);
        if (is !== 'not-engaged') counts.get(rule.id)![is]++;
      }
    return counts;
  }

  /** The children a rule touches, the breached first; `only`: those of one verdict. */
  async childrenOf(
    _actor: Actor,
    rule: LegalRule<PlacementFacts>,
    only: RuleVerdict | null,
    page = 1,
  ): Promise<Paged<TouchedChild>> {
    const found: (JudgedOpenPlacement & { result: RuleResult })[] = [];
    for await (const placement of this.open(this.clock.now())) {
      const result = judge(rule, placement.facts);
      if (only === null ? result.is !== 'not-engaged' : result.is === only) found.push({ ...placement, result });
    }
    found.sort((a, b) => ORDER.indexOf(a.result.is) - ORDER.indexOf(b.result.is));
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const summaries = await this.children.summaries(shown.map(({ childId }) => childId));
    const items = shown.flatMap(({ childId, placementId, result }) => {
      const child = summaries.find(({ id }) => id === childId);
      return child ? [{ child, placementId, verdict: result.is, reason: result.reason }] : [];
    });
    return { items, page, pageSize: PAGE_SIZE, total: found.length };
  }
}

const ORDER: readonly RuleVerdict[] = ['breached', 'unknown', 'met'];
