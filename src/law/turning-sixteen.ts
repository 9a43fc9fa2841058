import { startOfLondonDay } from '../kernel/london-time.js';
import { birthday, type PlainDate } from '../kernel/plain-date.js';
import { day } from '../kernel/time-in-words.js';
import { judgedRoute } from './care-setting/judged-route.js';
import { settingTypeOf } from './care-setting/setting-types.js';
import { atOnce, judge, type Remedy } from './legal-rule.js';
import type { PlacementFacts } from './placement-facts.js';
import { RULES_IN_THE_DATABASE } from './registry.js';

/**
 * What the 16th birthday would change for a child under 16 whom the law does not permit in other arrangements: the same
 * facts, judged on that day. One that only begins could begin then; one that stands goes on. Nothing where the birthday is
 * not what stands in the way.
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
  const then = facts.startsOn === facts.on ? admittedOn(from, facts) : standingOn(from, facts);
  const inTheWay = RULES_IN_THE_DATABASE.map((rule) => judge(rule, then)).find(
    ({ is }) => is === 'breached' || is === 'unknown',
  );
  if (inTheWay === undefined) return [{ says: lawfulThen(facts), from }];
  return [supported, atOnce(`Turning 16 on ${day(from)} would not by itself make this place lawful. ${inTheWay.reason}`)]; // prettier-ignore
}

function standingOn(on: PlainDate, facts: PlacementFacts): PlacementFacts {
  return { ...facts, on, at: startOfLondonDay(on).getTime() };
}

/** Ages are tested at admission. */
function admittedOn(on: PlainDate, facts: PlacementFacts): PlacementFacts {
  const then = standingOn(on, facts);
  return { ...then, startsOn: on, startsAt: then.at, registration: { ...facts.registration, agesTestedOn: on } };
}

function lawfulThen(facts: PlacementFacts): string {
  const place = placeOf(facts);
  const isLawful = facts.startsOn === facts.on ? `a placement can begin in ${place}` : `${place} is lawful`;
  return `When the child is 16, ${isLawful} if nothing else changes`;
}

function placeOf({ setting }: PlacementFacts): string {
  return setting.type === null ? 'this place' : `this ${settingTypeOf(setting.type).label.toLowerCase()}`;
}
