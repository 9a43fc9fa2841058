import { type PageRequest } from '../../http/page-request.js';
import { type AbsenceRow } from '../../missing/missing.service.js';
import { type PlacementRow } from '../../placements/placements.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { awayPanel, type AwayPanel } from './away-panel.js';
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
  away: AwayPanel | null;
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
    away: awayPanel({ placement, identity, absence, now }),
  };
}
