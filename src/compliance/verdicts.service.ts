import { Injectable } from '@nestjs/common';
import { type DetentionDirector, type Route } from '../law/care-setting/codes.js';
import { judge, type RuleVerdict } from '../law/legal-rule.js';
import { type PlacementFacts } from '../law/placement-facts.js';
import { RULES, RULES_IN_THE_DATABASE, ruleById } from '../law/registry.js';
import { LawToday } from '../placements/law-today.service.js';
import { type AskedStay } from '../placements/placement-facts.js';
import {
  changesAt,
  changesOfPast,
  type FoundAnswer,
  isSame,
  type NewSpan,
  type RuleAnswer,
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
    const standing = await this.verdicts.standing(placements.map(({ id }) => id));
    const { closed, superseded, opened } = changesAt(at, standing, await this.answers(placements, at), same);
    const moved = new Set([...closed, ...superseded]);
    const changed = new Set([
      ...standing.filter(({ id }) => moved.has(id)).map(({ placementId }) => placementId),
      ...opened.map(({ placementId }) => placementId),
    ]);
    const children = placements.filter(({ id }) => changed.has(id)).map((each) => each.child_id);
    const changes = children.length ? await this.judgeChildren([...new Set(children)], at) : 0;
    const last = placements.length < BATCH ? null : placements.at(-1)!.id;
    return { placements: placements.length, changes, last };
  }

  /** Everything recorded of these children's placements, judged again as at an instant. @returns how many spans changed */
  async judgeChildren(childIds: readonly string[], at: Date): Promise<number> {
    await this.verdicts.lockChildren(childIds);
    const cut = await this.verdicts.cutToPlacements(childIds, at);
    const placements = await this.verdicts.ofChildren(childIds, at);
    if (!placements.length) return cut;
    const ids = placements.map(({ id }) => id);
    const wanted = await this.wholeStays(placements, at);
    const past = changesOfPast(await this.verdicts.recorded(ids, [...IN_DATABASE]), wanted);
    await this.verdicts.record(past, at);
    const open = placements.filter(({ ended_at: ended }) => !ended);
    const standing = (await this.verdicts.standing(open.map(({ id }) => id))).filter(
      ({ rule }) => !IN_DATABASE.has(rule),
    );
    const found = (await this.answers(open, at)).filter(({ rule }) => !IN_DATABASE.has(rule));
    const now = changesAt(at, standing, found);
    await this.verdicts.record(now, at);
    return (
      cut + past.superseded.length + past.opened.length + now.closed.length + now.superseded.length + now.opened.length
    );
  }

  /** How many placements each rule finds met, breached or unknown at an instant; nothing is recorded. */
  async count(at: Date): Promise<Map<string, Record<RuleVerdict, number>>> {
    const counts = new Map(RULES.map(({ id }) => [id, { met: 0, breached: 0, unknown: 0, 'not-engaged': 0 }]));
    for (let after: string | null = null; ;) {
      const placements = await this.verdicts.open(at, after, BATCH);
      for (const { rule, verdict } of await this.answers(placements, at)) counts.get(rule)![verdict]++;
      if (placements.length < BATCH) return counts;
      after = placements.at(-1)!.id;
    }
  }

  private async answers(placements: readonly PlacementToJudge[], at: Date): Promise<FoundAnswer[]> {
    const facts = await this.law.factsOf(placements.map((each) => asked(each, at)));
    return placements.flatMap((placement, i) => RULES.map((rule) => answerOf(placement, rule.id, facts[i]!)));
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
      const answer = answerOf(byId.get(placement_id)!, rule, facts[i]!);
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
    isEnding: placement.is_ending,
  };
}

function answerOf(placement: PlacementToJudge, ruleId: string, facts: PlacementFacts): FoundAnswer {
  const rule = ruleById(ruleId);
  const result = judge(rule, facts);
  const failed = result.is === 'breached' || result.is === 'unknown';
  return {
    ...{ placementId: placement.id, childId: placement.child_id, rule: rule.id, version: rule.version },
    ...{ verdict: result.is, cause: failed ? result.cause : null, reason: result.reason },
  };
}
