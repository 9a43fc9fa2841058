import { type Route } from '../law/care-setting/codes.js';
import { type Instant } from './london.js';
import { type Random } from './random.js';
import { KINDS, type Place, type PlaceKind } from './settings.js';

/** One placement: where, from when to when. */
export interface Stay {
  id: string;
  place: Place;
  route: Route;
  from: Instant;
  until: Instant | null;
  /** Recorded as where the child really is: no decision put the child there. */
  actual: boolean;
  /** The place is the child's own family's or adopters', and recorded with the child. */
  ownPlace: boolean;
}

export const OWN: ReadonlySet<PlaceKind> = new Set(['parent', 'connected', 'adopter']);
export const NOT_BY_DECISION: ReadonlySet<PlaceKind> = new Set(['makeshift', 'unregistered']);

export function aStay(random: Random, place: Place, from: Instant, until: Instant | null): Stay {
  const { kind } = place;
  return {
    id: random.uuid(),
    place,
    route: KINDS[kind].route,
    from,
    until,
    actual: NOT_BY_DECISION.has(kind),
    ownPlace: OWN.has(kind),
  };
}
