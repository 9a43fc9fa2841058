import { type Draft } from '../../drafts/draft.js';
import { type FormBody, type PageRequest } from '../../http/page-request.js';
import { londonDay } from '../../kernel/london-time.js';
import { addDays, parsePlainDate, type PlainDate, toIso } from '../../kernel/plain-date.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { type DraftModel, draftModel, typedBefore } from '../drafts/drafted.js';
import { day } from '../filters/dates.js';
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
  draft: DraftModel;
  action: string;
  back: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  /** An absence already open: reporting another is refused, so the page says so before anything is typed. */
  open: { href: string; what: string } | null;
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  /** With their dates: at two in the morning “today” is not what it was a while ago. */
  todayIso: string;
  today: string;
  yesterday: string;
  lastSeenOn: TypedTime;
  policeToldAt: TypedTime;
}

/** The day that the form called today: it may be sent, or shown again, after midnight. */
export function todayOf(form: FormBody | undefined, now: Date): PlainDate {
  return parsePlainDate(typed(form, '_today')) ?? londonDay(now);
}

export function draftKey(childId: string): string {
  return `report-missing:${childId}`;
}

export function reportMissingView(facts: {
  childId: string;
  identity: Identity;
  draft: Draft;
  now: Date;
  again: PageRequest['again'];
}): ReportMissingModel {
  const { childId, identity, draft, now, again } = facts;
  const form = typedBefore(again, draft);
  const problem = pageProblem(
    again?.problem,
    typed(again?.form, 'lastSeenDay') ? {} : { lastSeenEarliest: 'lastSeenDay' },
  );
  const today = todayOf(form, now);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  return {
    identity,
    draft: draftModel(draftKey(childId), draft),
    action: paths.reportChildMissing(childId),
    back: paths.child(childId),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    open: identity.clock && { href: identity.clock.href, what: identity.clock.what.toLowerCase() },
    value: each((field) => typed(form, field)),
    error: each((field) => errorOf(problem, field)),
    todayIso: toIso(today),
    today: day(today),
    yesterday: day(addDays(today, -1)),
    lastSeenOn: typedTime(form, 'lastSeenOn'),
    policeToldAt: typedTime(form, 'policeToldAt'),
  };
}
