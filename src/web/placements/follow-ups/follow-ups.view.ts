import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { type RuleResult } from '../../../law/legal-rule.js';
import { ruleById } from '../../../law/registry.js';
import { type FollowUpOutcome, type FollowUpRow } from '../../../placements/follow-ups/follow-ups.service.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { VERDICT_TAGS } from '../../law/rule.view.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';

const OUTCOME_WORDS: Record<FollowUpOutcome, string> = {
  'found-out': 'It was found out, and is recorded',
  'cannot-be-known': 'It cannot be found out',
};

/** What somebody has to find out, as a line of a list. */
export interface FollowUpLine {
  href: string;
  childName: string;
  rule: string;
  unknown: string;
  owner: string;
  dueAt: Date;
  isOverdue: boolean;
  /** The placement is over: nothing is owed any more. */
  hasEnded: boolean;
  /** Null while it is owed. */
  outcome: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export function followUpLine(row: FollowUpRow, now: Date): FollowUpLine {
  const hasEnded = row.placedUntil !== null && row.placedUntil <= now;
  return {
    href: paths.followUp(row.id),
    childName: `${row.givenName} ${row.familyName}`,
    rule: row.rule,
    unknown: row.unknown,
    owner: row.ownerName,
    dueAt: row.dueAt,
    isOverdue: row.outcome === null && !hasEnded && row.dueAt < now,
    hasEnded,
    outcome: row.outcome && OUTCOME_WORDS[row.outcome],
    answeredBy: row.answeredByName,
    answeredAt: row.answeredAt,
  };
}

export interface FollowUpModel {
  identity: Identity;
  line: FollowUpLine;
  duty: string;
  law: string;
  lawHref: string;
  found: string | null;
  now: { tag: { text: string; classes: string }; reason: string };
  placementHref: string;
  evidenceHref: string;
  isDone: boolean;
  /** Null for those who may not answer, and when it is answered. */
  action: string | null;
  outcomes: { value: string; text: string }[];
  value: Record<'outcome' | 'found', string>;
  error: Record<'outcome' | 'found', { text: string } | undefined>;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

interface Facts {
  row: FollowUpRow;
  result: RuleResult;
  identity: Identity;
  actor: Actor;
  now: Date;
  query: PageRequest['query'];
  again: PageRequest['again'];
}

export function followUpView({ row, result, identity, actor, now, query, again }: Facts): FollowUpModel {
  const problem = pageProblem(again?.problem);
  const { duty, law } = ruleById(row.rule);
  const may = row.outcome === null && actor.permissions.has('placement:record-evidence');
  return {
    identity,
    line: followUpLine(row, now),
    ...{ duty, law },
    lawHref: paths.lawRule(row.rule),
    found: row.found,
    now: { tag: VERDICT_TAGS[result.is], reason: result.reason },
    placementHref: paths.placement(row.placementId),
    evidenceHref: paths.placementEvidence(row.childId),
    isDone: query.answered === '1',
    action: may ? paths.followUp(row.id) : null,
    outcomes: Object.entries(OUTCOME_WORDS).map(([value, text]) => ({ value, text })),
    value: { outcome: typed(again?.form, 'outcome'), found: typed(again?.form, 'found') },
    error: { outcome: errorOf(problem, 'outcome'), found: errorOf(problem, 'found') },
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}
