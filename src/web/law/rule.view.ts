import { type Paged } from '../../http/paged.js';
import { type LegalRule, type RuleVerdict } from '../../law/legal-rule.js';
import { type PlacementFacts } from '../../law/placement-facts.js';
import { type TouchedChild } from '../../placements/law-today.service.js';
import { type Pages, pages } from '../components/pages.js';
import { paths } from '../paths.js';

export const VERDICT_TAGS: Record<RuleVerdict, { text: string; classes: string }> = {
  met: { text: 'Met', classes: 'govuk-tag--green' },
  breached: { text: 'Not met', classes: 'govuk-tag--red' },
  unknown: { text: 'Not known', classes: 'govuk-tag--yellow' },
  'not-engaged': { text: 'Does not apply', classes: 'govuk-tag--grey' },
};

export interface RuleModel {
  id: string;
  duty: string;
  law: string;
  source: string;
  total: number;
  only: string | null;
  filters: { text: string; href: string; current: boolean }[];
  lines: {
    name: string;
    href: string;
    placementHref: string;
    tag: { text: string; classes: string };
    reason: string;
  }[];
  pages: Pages | null;
}

export function ruleView(
  { id, duty, law, source }: LegalRule<PlacementFacts>,
  only: RuleVerdict | null,
  listed: Paged<TouchedChild>,
): RuleModel {
  const at = paths.lawRule(id);
  const filters = (['breached', 'unknown', 'met'] as const).map((verdict) => ({
    text: VERDICT_TAGS[verdict].text,
    href: `${at}?verdict=${verdict}`,
    current: only === verdict,
  }));
  return {
    ...{ id, duty, law, source, total: listed.total },
    only: only && VERDICT_TAGS[only].text.toLowerCase(),
    filters: [{ text: 'All', href: at, current: only === null }, ...filters],
    lines: listed.items.map(({ child, placementId, verdict, reason }) => ({
      name: `${child.givenName} ${child.familyName}`,
      href: paths.child(child.id),
      placementHref: paths.placement(placementId),
      tag: VERDICT_TAGS[verdict],
      reason,
    })),
    pages: pages(listed, only ? `${at}?verdict=${only}` : at),
  };
}
