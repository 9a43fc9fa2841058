import { hoursAfter } from '../../kernel/hours.js';
import { type Draft } from '../../drafts/draft.js';
import { type FormBody, type PageRequest } from '../../http/page-request.js';
import { type FieldError } from '../../kernel/problem.js';
import { londonDay } from '../../kernel/london-time.js';
import { addDays, toIso } from '../../kernel/plain-date.js';
import { type Companion } from '../../missing/reports/reports.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { type DraftModel, draftModel, typedBefore } from '../drafts/drafted.js';
import { day, dayAndTime } from '../filters/dates.js';
import { timeBoxes, typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { type KnownFact } from './known.js';
import { alsoMissing, askedAt, fieldIdsOf, isAsFilledIn } from './report-answers.js';

const FIELDS = [
  'whereabouts',
  'whereaboutsPlace',
  'whereaboutsVerifiedBy',
  'lastSeenDay',
  'lastSeenEarliest',
  'lastSeenLatest',
  'lastSeenOn',
  'lastSeenWhere',
  'lastSeenPlace',
  'lastSeenBy',
  'danger',
  'dangerDetails',
  'police',
  'policeToldAt',
  'policeNotToldReason',
  'policeReference',
  'clothing',
  'company',
  'noticedAt',
  'reportedAt',
  'reportedBy',
] as const;
type Field = (typeof FIELDS)[number];
type ErrorText = { text: string } | undefined;

export interface AlsoLine {
  id: string;
  name: string;
  /** Where the absence already open is; such a child cannot be reported again. */
  openHref: string | null;
  ticked: boolean;
  danger: string;
  dangerDetails: string;
  error: { danger: ErrorText; dangerDetails: ErrorText; child: ErrorText };
}

export interface ReportMissingModel {
  identity: Identity;
  firstName: string;
  draft: DraftModel;
  action: string;
  back: string;
  problem: PageProblem | undefined;
  /** An absence already open: reporting another is refused, so the page says so before anything is typed. */
  open: { href: string; what: string } | null;
  value: Record<Field, string>;
  error: Record<Field, ErrorText>;
  /** With their dates and times: at two in the morning “today” is not what it was a while ago. */
  asked: { iso: string; time: Date; hourBefore: Date; today: string; yesterday: string };
  lastSeenOn: TypedTime;
  policeToldAt: TypedTime;
  noticedAt: TypedTime;
  reportedAt: TypedTime;
  reporterName: string;
  livesAt: string | null;
  also: AlsoLine[];
  known: KnownFact[];
  /** Whether what may follow after is open: something is in it. */
  opened: { also: boolean; more: boolean; reporter: boolean };
}

export interface ReportFacts {
  childId: string;
  firstName: string;
  identity: Identity;
  draft: Draft;
  companions: readonly Companion[];
  known: KnownFact[];
  livesAt: string | null;
  actorName: string;
  now: Date;
  again: PageRequest['again'];
}

export function draftKey(childId: string): string {
  return `report-missing:${childId}`;
}

export function reportMissingView(facts: ReportFacts): ReportMissingModel {
  const { childId, identity, draft, again, now, actorName } = facts;
  const form = typedBefore(again, draft);
  const asked = askedAt(form, now);
  const problem = reportProblem(again);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  const filledIn = (name: 'noticedAt' | 'reportedAt') =>
    isAsFilledIn(form, name, new Date(typed(form, '_asked'))) ? timeBoxes(asked) : typedTime(form, name);
  const value = { ...each((field) => typed(form, field)), reportedBy: typed(form, 'reportedBy') || actorName };
  return {
    identity,
    firstName: facts.firstName,
    draft: draftModel(draftKey(childId), draft),
    action: paths.reportChildMissing(childId),
    back: paths.child(childId),
    problem,
    open: identity.clock && { href: identity.clock.href, what: identity.clock.what.toLowerCase() },
    value,
    error: each((field) => errorOf(problem, field)),
    asked: {
      iso: asked.toISOString(),
      time: asked,
      hourBefore: hoursAfter(asked, -1),
      today: day(toIso(londonDay(asked))),
      yesterday: day(toIso(addDays(londonDay(asked), -1))),
    },
    lastSeenOn: typedTime(form, 'lastSeenOn'),
    policeToldAt: toldBoxes(form, asked),
    noticedAt: filledIn('noticedAt'),
    reportedAt: filledIn('reportedAt'),
    reporterName: actorName,
    livesAt: facts.livesAt,
    also: facts.companions.map((companion) => alsoLine(companion, form, problem)),
    known: facts.known,
    opened: openedIn(form, value, problem, actorName),
  };
}

/** Of a day and a time only the time is left to be typed. */
function toldBoxes(form: FormBody | undefined, asked: Date): TypedTime {
  const boxes = typedTime(form, 'policeToldAt');
  return boxes.day || boxes.month || boxes.year ? boxes : { ...timeBoxes(asked), time: boxes.time };
}

function alsoLine(
  { childId, childName, openAbsenceId, isSibling }: Companion,
  form: FormBody | undefined,
  problem: PageProblem | undefined,
): AlsoLine {
  return {
    id: childId,
    name: isSibling ? `${childName} (sibling)` : childName,
    openHref: openAbsenceId && paths.absence(openAbsenceId),
    ticked: alsoMissing(form).includes(childId) && openAbsenceId === null,
    danger: typed(form, `danger-${childId}`),
    dangerDetails: typed(form, `dangerDetails-${childId}`),
    error: {
      danger: errorOf(problem, `danger-${childId}`),
      dangerDetails: errorOf(problem, `dangerDetails-${childId}`),
      child: errorOf(problem, `also-${childId}`),
    },
  };
}

function openedIn(
  form: FormBody | undefined,
  { clothing, company, policeReference, reportedBy }: Record<Field, string>,
  problem: PageProblem | undefined,
  actorName: string,
): ReportMissingModel['opened'] {
  const isWrong = (...fields: string[]) => Boolean(errorOf(problem, ...fields));
  return {
    also: alsoMissing(form).length > 0,
    more: Boolean(clothing || company || policeReference) || isWrong('clothing', 'company', 'policeReference'),
    reporter: reportedBy !== actorName || isWrong('noticedAt', 'reportedAt', 'reportedBy'),
  };
}

/** One question is one line of the summary, however many boxes it has. */
function reportProblem(again: PageRequest['again']): PageProblem | undefined {
  const problem = pageProblem(again?.problem, fieldIdsOf(again?.form));
  return problem && { ...problem, errors: asAsked(questionsOf(problem.errors, again?.form)) };
}

/** The summary goes down the page as the questions do; those about another child come last. */
function asAsked(errors: readonly FieldError[]): FieldError[] {
  const place = ({ field }: FieldError) => (FIELDS as readonly string[]).indexOf(field) + 1 || FIELDS.length + 1;
  return errors.toSorted((a, b) => place(a) - place(b));
}

function questionsOf(errors: readonly FieldError[], form: FormBody | undefined): FieldError[] {
  return errors.flatMap((error): FieldError[] => {
    if (error.field === 'lastSeenEarliest' && !typed(form, 'lastSeenDay'))
      return [{ field: 'lastSeenDay', message: 'Select when the child was last seen' }];
    if (error.field === 'lastSeenBy' && !typed(form, 'lastSeenWhere')) return [];
    if (error.field === 'lastSeenPlace' && !typed(form, 'lastSeenWhere'))
      return [{ field: 'lastSeenWhere', message: 'Select where the child was last seen, and by whom' }];
    return [error];
  });
}

/** A time as the page says it, or when it is sent. */
export function whenOrNow(at: Date | undefined): string {
  return at ? dayAndTime(at) : 'Now, as you send this';
}
