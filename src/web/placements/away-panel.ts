import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { type ReturnWillSay, returnWillSay } from '../../missing/return-will-say.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day } from '../filters/dates.js';
import { paths } from '../paths.js';

/** Above a form that ends a placement while the child is missing or away: what the annual return will say. */
export interface AwayPanel {
  name: string;
  /** `missing`, `away`, `missing, now adult`. */
  what: string;
  bedHref: string;
  returnWillSay: string[];
}

interface AwayFacts {
  /** That would end. */
  placement: { from: Date } | null;
  identity: Identity;
  /** That goes on. */
  absence: AbsenceRow | null;
  now: Date;
}

/** Null when no placement would end, or the child is here. */
export function awayPanel({ placement, identity, absence, now }: AwayFacts): AwayPanel | null {
  if (!absence || !placement) return null;
  const says = returnWillSay(segmentsOf(absence), placement.from, now);
  return {
    name: identity.name,
    what: identity.clock!.what.toLowerCase(),
    bedHref: paths.bed(absence.id),
    returnWillSay: says ? returnInWords(says) : [],
  };
}

/** In the words of somebody who answers for the return. */
function returnInWords({ type, from, placementEnds, breaks575 }: ReturnWillSay): string[] {
  const kind = type === 'M' ? 'missing (M)' : 'away without authorisation (A)';
  const row = `The return will have a row ${kind} from ${day(from)} with no end, and a placement that ended, if it ends today, on ${day(placementEnds)}.`;
  return breaks575
    ? [
        row,
        'Rule 575 fails that: a spell away that began in a placement needs an end by the time the placement has one. It passes again once the child is back or found and the absence has its end.',
      ]
    : [row, 'Rule 575 does not fail it: the spell away did not begin in this placement.'];
}
