import { type PageRequest } from '../../http/page-request.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { type ReturnWillSay, returnWillSay } from '../../missing/return-will-say.js';
import { type PlacementRow } from '../../placements/placements.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day } from '../filters/dates.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { placementLine, type PlacementLine } from './placements.view.js';

const FIELDS = ['endedAt', 'reason', 'whileAwayReason'] as const;
type Field = (typeof FIELDS)[number];

export interface EndPlacementModel {
  identity: Identity;
  line: PlacementLine;
  action: string;
  back: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  endedAt: TypedTime;
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  /** While the child is missing or away: what the annual return will say; null otherwise. */
  away: { what: string; bedHref: string; returnWillSay: string[] } | null;
}

interface EndingFacts {
  placement: PlacementRow;
  identity: Identity;
  /** That goes on. */
  absence: AbsenceRow | null;
  now: Date;
  again: PageRequest['again'];
}

export function endPlacementView({ placement, identity, absence, now, again }: EndingFacts): EndPlacementModel {
  const problem = pageProblem(again?.problem);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  const says = absence && returnWillSay(segmentsOf(absence), placement.from, now);
  return {
    identity,
    line: placementLine(placement),
    action: paths.endPlacement(placement.id),
    back: paths.childPlacements(placement.child_id),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    endedAt: typedTime(again?.form, 'endedAt'),
    value: each((field) => typed(again?.form, field)),
    error: each((field) => errorOf(problem, field)),
    away: absence && {
      what: identity.clock!.what.toLowerCase(),
      bedHref: paths.bed(absence.id),
      returnWillSay: says ? returnInWords(says) : [],
    },
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
