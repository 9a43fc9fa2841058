import { type VerdictSpanRow } from '../../compliance/compliance.service.js';
import { type Paged } from '../../http/paged.js';
import { RULES } from '../../law/registry.js';
import { type RuleVerdict } from '../../law/legal-rule.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { type Pages, pages } from '../components/pages.js';
import { VERDICT_TAGS } from '../law/rule.view.js';
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
  pages: Pages | null;
}

export function verdictsView(childId: string, identity: Identity, spans: Paged<VerdictSpanRow>): VerdictsModel {
  return {
    identity,
    back: paths.childPlacements(childId),
    total: spans.total,
    lines: spans.items.map(lineOf),
    pages: pages(spans, paths.childVerdicts(childId)),
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
