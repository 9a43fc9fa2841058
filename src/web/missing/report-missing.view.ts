import { type PageRequest } from '../../http/page-request.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';

const FIELDS = [
  'whereabouts',
  'whereaboutsPlace',
  'whereaboutsVerifiedBy',
  'lastSeenDay',
  'lastSeenEarliest',
  'lastSeenLatest',
  'lastSeenPlace',
  'lastSeenBy',
  'danger',
  'dangerDetails',
  'police',
  'policeToldAt',
  'policeNotToldReason',
  'policeReference',
] as const;
type Field = (typeof FIELDS)[number];

export interface ReportMissingModel {
  identity: Identity;
  childId: string;
  action: string;
  back: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  /** An absence already open: reporting another is refused, so the page says so before anything is typed. */
  open: { href: string; what: string } | null;
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  lastSeenOn: TypedTime;
  policeToldAt: TypedTime;
}

export function reportMissingView(
  childId: string,
  identity: Identity,
  again: PageRequest['again'],
): ReportMissingModel {
  const problem = pageProblem(
    again?.problem,
    typed(again?.form, 'lastSeenDay') ? {} : { lastSeenEarliest: 'lastSeenDay' },
  );
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  return {
    identity,
    childId,
    action: paths.reportChildMissing(childId),
    back: paths.child(childId),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    open: identity.clock && { href: identity.clock.href, what: identity.clock.what.toLowerCase() },
    value: each((field) => typed(again?.form, field)),
    error: each((field) => errorOf(problem, field)),
    lastSeenOn: typedTime(again?.form, 'lastSeenOn'),
    policeToldAt: typedTime(again?.form, 'policeToldAt'),
  };
}
