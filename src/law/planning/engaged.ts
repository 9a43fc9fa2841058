import { hasAttained } from '../attained-age.js';
import { judgedRoute } from '../care-setting/judged-route.js';
import { notEngaged, type NotEngaged } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

/** The facts `outsidePlanning` reads. */
export const PLANNING_READS = ['on', 'bornOn', 'route', 'setting', 'legalStatus'] as const;

/** Remanded to the authority, or held under PACE in its accommodation. */
const REMANDED: readonly (string | null)[] = ['J1', 'J2'];
const SHORT_BREAKS: readonly (string | null)[] = ['V3', 'V4'];

/**
 * Whom the duties of planning a placement do not reach: adults, children held where a court directed, and, until a
 * lawyer signs off whether they do, remanded children (decision 6). Null: they reach this child.
 */
export function outsidePlanning(facts: PlacementFacts): NotEngaged | null {
  const { legalStatus } = facts;
  if (hasAttained(18, facts)) return notEngaged('The young person is 18');
  if (judgedRoute(facts) === 'detention')
    return notEngaged('The child is held where a court or the Youth Custody Service directed');
  if (REMANDED.includes(legalStatus)) return notEngaged('Not applied to remanded children until a lawyer signs it off');
  return null;
}

/** Regulations 9 and 13 do not apply to a short break (decision 11). */
export function onAShortBreak({ legalStatus }: Pick<PlacementFacts, 'legalStatus'>): NotEngaged | null {
  return SHORT_BREAKS.includes(legalStatus) ? notEngaged('The child is on a short break') : null;
}
