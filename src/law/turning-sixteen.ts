import { startOfLondonDay } from '../kernel/london-time.js';
import { birthday } from '../kernel/plain-date.js';
import { judgedRoute } from './care-setting/judged-route.js';
import { settingTypeOf } from './care-setting/setting-types.js';
import { dayInWords } from './day-in-words.js';
import { atOnce, judge, type Remedy } from './legal-rule.js';
import type { PlacementFacts } from './placement-facts.js';
import { RULES_IN_THE_DATABASE } from './registry.js';

/**
 * What the 16th birthday would change for a child under 16 whom the law does not permit in other arrangements: the same
 * facts, judged on that day. Nothing where the birthday is not what stands in the way.
 */
export function atSixteen(facts: PlacementFacts, refusing: readonly { verdict: string }[]): Remedy[] {
  const { youngest } = facts.bornOn;
  const forbidden = refusing.some(({ verdict }) => verdict === 'breached');
  if (!forbidden || youngest === null || judgedRoute(facts) !== 'other-arrangements') return [];
  const from = birthday(16, youngest);
  if (facts.on >= from) return [];
  const supported: Remedy = {
    says: 'When the child is 16, registered supported accommodation may be considered',
    from,
  };
  const then = { ...facts, on: from, at: startOfLondonDay(from).getTime() };
  const inTheWay = RULES_IN_THE_DATABASE.map((rule) => judge(rule, then)).find(
    ({ is }) => is === 'breached' || is === 'unknown',
  );
  if (inTheWay === undefined) return [{ says: `When the child is 16, ${placeOf(facts)} is lawful if nothing else changes`, from }]; // prettier-ignore
  return [supported, atOnce(`Turning 16 on ${dayInWords(from)} would not by itself make this place lawful: ${lower(inTheWay.reason)}`)]; // prettier-ignore
}

function placeOf({ setting }: PlacementFacts): string {
  return setting.type === null ? 'this place' : `this ${settingTypeOf(setting.type).label.toLowerCase()}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
