import { type VerdictSpanRow } from '../../compliance/compliance.service.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Paged } from '../../http/paged.js';
import { RULES } from '../../law/registry.js';
import { type RuleVerdict } from '../../law/legal-rule.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { type Pages, pages } from '../components/pages.js';
import { VERDICT_TAGS } from '../law/rule.view.js';
import { timeBoxes, typedTime, type TypedTime } from '../form-times.js';
import { errorOf, type PageProblem } from '../page-problem.js';
import { paths } from '../paths.js';

interface SpanLine {
  rule: string;
  duty: string;
  tag: { text: string; classes: string };
  reason: string;
  placementHref: string;
  from: Date;
  until: Date | null;
  knownFrom: Date;
  /** When it was found to have been otherwise. */
  correctedAt: Date | null;
}

export interface VerdictsModel {
  identity: Identity;
  back: string;
  lines: SpanLine[];
  total: number;
  action: string;
  knownAt: Date | null;
  boxes: TypedTime;
  error: { text: string } | undefined;
  problem: PageProblem | undefined;
  pages: Pages | null;
}

interface Facts {
  childId: string;
  identity: Identity;
  spans: Paged<VerdictSpanRow>;
  /** Null: as it is known now, what was thought before included. */
  knownAt: Date | null;
  problem: PageProblem | undefined;
  query: PageRequest['query'];
}

export function verdictsView({ childId, identity, spans, knownAt, problem, query }: Facts): VerdictsModel {
  return {
    action: paths.childVerdicts(childId),
    knownAt,
    boxes: knownAt ? timeBoxes(knownAt) : typedTime(query, 'asKnownAt'),
    error: errorOf(problem, 'asKnownAt'),
    problem,
    identity,
    back: paths.childPlacements(childId),
    total: spans.total,
    lines: spans.items.map(lineOf),
    pages: pages(spans, knownAt ? paths.childVerdictsAsKnownAt(childId, knownAt) : paths.childVerdicts(childId)),
  };
}

function lineOf(span: VerdictSpanRow): SpanLine {
  return {
    rule: span.rule,
    duty: RULES.find(({ id }) => id === span.rule)?.duty ?? '',
    tag: VERDICT_TAGS[span.verdict as RuleVerdict],
    reason: span.reason,
    placementHref: paths.placement(span.placement_id),
    from: span.from,
    until: span.until,
    knownFrom: span.recorded_at,
    correctedAt: span.superseded_at,
  };
}
