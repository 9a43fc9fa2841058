import { Injectable } from '@nestjs/common';
import { type DetentionDirector, type Route } from '../law/care-setting/codes.js';
import { judge, type LegalRule, type RuleResult, type RuleVerdict } from '../law/legal-rule.js';
import { type PlacementFacts } from '../law/placement-facts.js';
import { RULES, RULES_IN_THE_DATABASE, ruleById } from '../law/registry.js';
import { LawToday } from '../placements/law-today.service.js';
import { type AskedStay } from '../placements/placement-facts.js';
import {
  changesAt,
  changesOfPast,
  type FoundAnswer,
  isNews,
  isSame,
  type NewSpan,
  type RuleAnswer,
  type StandingSpan,
} from './verdict-changes.js';
import { type PlacementToJudge, VerdictQueries } from './verdicts.queries.js';

/** Placements read and judged at a time: memory stays flat however many there are. */
const BATCH = 500;

const IN_DATABASE: ReadonlySet<string> = new Set(RULES_IN_THE_DATABASE.map(({ id }) => id));

/** A span of the database's own rules keeps the cause it began with. */
function same(a: RuleAnswer, b: RuleAnswer): boolean {
  return IN_DATABASE.has(a.rule) ? a.verdict === b.verdict && a.version === b.version : isSame(a, b);
}

export interface JudgedBatch {
  placements: number;
  changes: number;
  /** The last placement judged; null when there are no more. */
  last: string | null;
}

/**
 * Keeps the verdict of every rule on every placement as dated spans. The rules are those of the gate, given the same
 * facts. PL-01, PL-02 and SA-01 the database judges itself, over a whole stay: their spans are cut where it cuts them, so
 * that they agree with the breaches it opens. Every other rule is judged at the instant asked, and its span begins there.
 */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly law: LawToday,
    private readonly verdicts: VerdictQueries,
  ) {}

  /**
   * The next placements that stand at an instant, after one: read without a lock, and where an answer is another than on
   * record the children are locked and judged again.
   */
  async judgeNext(at: Date, after: string | null): Promise<JudgedBatch> {
    const placements = await this.verdicts.open(at, after, BATCH);
    if (!placements.length) return { placements: 0, changes: 0, last: null };
    const changed = await this.changed(placements, at);
    const children = [...new Set(changed.map(({ child_id: child }) => child))];
    if (children.length) await this.verdicts.lockChildren(children);
    const changes = children.length ? await this.judgeLocked(children, at) : 0;
    const last = placements.length < BATCH ? null : placements.at(-1)!.id;
    return { placements: placements.length, changes, last };
  }

  /** Everything recorded of these children's placements, judged again as at an instant. @returns how many spans changed */
  async judgeChildren(childIds: readonly string[], at: Date): Promise<number> {
    await this.verdicts.lockChildren(childIds);
    const cut = await this.verdicts.cutToPlacements(childIds, at);
    return cut + (await this.judgeLocked(childIds, at));
  }

  private async judgeLocked(childIds: readonly string[], at: Date): Promise<number> {
    const placements = await this.verdicts.ofChildren(childIds, at);
    if (!placements.length) return 0;
    const ids = placements.map(({ id }) => id);
    const wanted = await this.wholeStays(placements, at);
    const past = changesOfPast(await this.verdicts.recorded(ids, [...IN_DATABASE]), wanted);
    await this.verdicts.record(past, at);
    const open = placements.filter(({ ended_at: ended }) => !ended);
    const standing = (await this.verdicts.standing(open.map(({ id }) => id))).filter(
      ({ rule }) => !IN_DATABASE.has(rule),
    );
    const now = changesAt(at, standing, await this.found(open, at));
    await this.verdicts.record(now, at);
    return [past, now].reduce(
      (sum, { closed, superseded, opened }) => sum + closed.length + superseded.length + opened.length,
      0,
    );
  }

  /** Cuts the spans of placements that have ended, which no night judges, and of those found to have begun later. */
  async cut(at: Date): Promise<void> {
    const children = await this.verdicts.beyondPlacements(at);
    if (!children.length) return;
    await this.verdicts.lockChildren(children);
    await this.verdicts.cutToPlacements(children, at);
  }

  /** How many placements each rule finds met, breached or unknown at an instant; nothing is recorded. */
  async count(at: Date): Promise<Map<string, Record<RuleVerdict, number>>> {
    const counts = new Map(RULES.map(({ id }) => [id, { met: 0, breached: 0, unknown: 0, 'not-engaged': 0 }]));
    for (let after: string | null = null; ;) {
      const placements = await this.verdicts.open(at, after, BATCH);
      for (const facts of await this.factsOf(placements, at))
        for (const rule of RULES) counts.get(rule.id)![judge(rule, facts).is]++;
      if (placements.length < BATCH) return counts;
      after = placements.at(-1)!.id;
    }
  }

  /** Those of which some rule says what is not on record. Of the others no answer is kept: most nights they are all. */
  private async changed(placements: readonly PlacementToJudge[], at: Date): Promise<PlacementToJudge[]> {
    const standing = byPlacement(await this.verdicts.standing(placements.map(({ id }) => id)));
    const facts = await this.factsOf(placements, at);
    return placements.filter(({ id }, i) => {
      const spans = standing.get(id);
      return RULES.some((rule) => isNews(at, spans?.get(rule.id), answerOf(rule, judge(rule, facts[i]!)), same));
    });
  }

  private factsOf(placements: readonly PlacementToJudge[], at: Date): Promise<PlacementFacts[]> {
    return this.law.factsOf(placements.map((each) => asked(each, at)));
  }

  /** What the rules that the database does not judge find of each. */
  private async found(placements: readonly PlacementToJudge[], at: Date): Promise<FoundAnswer[]> {
    const facts = await this.factsOf(placements, at);
    const rules = RULES.filter(({ id }) => !IN_DATABASE.has(id));
    return placements.flatMap((placement, i) => rules.map((rule) => foundOf(placement, rule, facts[i]!)));
  }

  /** The database says from when to when; the rule says why, of the instant each span begins. */
  private async wholeStays(placements: readonly PlacementToJudge[], at: Date): Promise<NewSpan[]> {
    const spans = await this.verdicts.judgedByDatabase(
      placements.map(({ id }) => id),
      at,
    );
    const byId = new Map(placements.map((each) => [each.id, each]));
    const facts = await this.law.factsOf(spans.map((span) => asked(byId.get(span.placement_id)!, span.from)));
    return spans.map(({ placement_id, rule, verdict, from, until }, i) => {
      const answer = foundOf(byId.get(placement_id)!, ruleById(rule), facts[i]!);
      const cause = verdict === 'met' ? null : (answer.cause ?? 'judged-by-the-database');
      return { ...answer, verdict: verdict as RuleVerdict, cause, from, until };
    });
  }
}

function asked(placement: PlacementToJudge, at: Date): AskedStay {
  return {
    childId: placement.child_id,
    careSettingId: placement.care_setting_id,
    route: placement.route as Route | null,
    detentionDirectedBy: placement.detention_directed_by as DetentionDirector | null,
    startsAt: placement.starts_at,
    at,
    endsAt: placement.ends_at,
  };
}

function answerOf({ id, version }: LegalRule<PlacementFacts>, result: RuleResult): RuleAnswer {
  const failed = result.is === 'breached' || result.is === 'unknown';
  return { rule: id, version, verdict: result.is, cause: failed ? result.cause : null };
}

function foundOf(
  { id, child_id: childId }: PlacementToJudge,
  rule: LegalRule<PlacementFacts>,
  facts: PlacementFacts,
): FoundAnswer {
  const result = judge(rule, facts);
  return { ...answerOf(rule, result), placementId: id, childId, reason: result.reason };
}

/** By placement, then by rule. */
function byPlacement(standing: readonly StandingSpan[]): Map<string, Map<string, StandingSpan>> {
  const all = new Map<string, Map<string, StandingSpan>>();
  for (const span of standing) {
    const ofOne = all.get(span.placementId) ?? new Map<string, StandingSpan>();
    all.set(span.placementId, ofOne.set(span.rule, span));
  }
  return all;
}
