import {
  type ChildBehind,
  type ComplianceFilter,
  SHOWN_VERDICTS,
  type ShownVerdict,
  type TrendMonth,
} from '../../compliance/compliance.service.js';
import { type Paged } from '../../http/paged.js';
import { type PlainDate } from '../../kernel/plain-date.js';
import { type LegalRule } from '../../law/legal-rule.js';
import { type PlacementFacts } from '../../law/placement-facts.js';
import { durationInWords } from '../../missing/absence.js';
import { type Pages, pages } from '../components/pages.js';
import { paths } from '../paths.js';
import { dayKnown, WHAT, withFilter } from './compliance.view.js';
import { trendOf, type Trend } from './trend.js';

interface Line {
  name: string;
  href: string;
  placementHref: string;
  verdictsHref: string;
  reason: string;
  since: Date;
  howLong: string;
}

export interface ComplianceRuleModel {
  id: string;
  duty: string;
  law: string;
  source: string;
  back: string;
  verdict: string;
  /** The day the figures are of, as they were known at its end; null: today. */
  on: PlainDate | null;
  filters: { text: string; href: string; current: boolean }[];
  total: number;
  withheld: number;
  lines: Line[];
  pages: Pages | null;
  csvHref: string;
  trend: Trend;
}

interface RuleFacts {
  rule: LegalRule<PlacementFacts>;
  verdict: ShownVerdict;
  filter: ComplianceFilter;
  behind: Paged<ChildBehind> & { withheld: number };
  trend: readonly TrendMonth[];
  now: Date;
}

export function complianceRuleView({ rule, verdict, filter, behind, trend, now }: RuleFacts): ComplianceRuleModel {
  const { id, duty, law, source } = rule;
  const at = (each: ShownVerdict) => withFilter(`${paths.complianceRule(id)}?verdict=${each}`, filter);
  return {
    ...{ id, duty, law, source, total: behind.total, withheld: behind.withheld },
    back: withFilter(paths.compliance, filter),
    verdict: WHAT[verdict],
    on: dayKnown(filter),
    filters: SHOWN_VERDICTS.map((each) => ({
      text: WHAT[each].charAt(0).toUpperCase() + WHAT[each].slice(1),
      href: at(each),
      current: each === verdict,
    })),
    lines: behind.items.map(({ child, placementId, reason, since }) => ({
      name: `${child.givenName} ${child.familyName}`,
      href: paths.child(child.id),
      placementHref: paths.placement(placementId),
      verdictsHref: paths.childVerdicts(child.id),
      reason,
      since,
      howLong: durationInWords(since, filter.knownAt ?? now),
    })),
    pages: pages(behind, at(verdict)),
    csvHref: withFilter(`${paths.complianceRuleCsv(id)}?verdict=${verdict}`, filter),
    trend: trendOf(trend),
  };
}
