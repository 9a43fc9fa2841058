import { type FormBody } from '../../http/page-request.js';
import { type ReportTogetherDto } from '../../missing/reports/report.dto.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { dayAndTime } from '../filters/dates.js';
import { pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { type KnownFact } from './known.js';
import { type AlsoLine, reportMissingView, type ReportFacts, whenOrNow } from './report-missing.view.js';

interface Answer {
  question: string;
  answer: string;
  /** Where it is changed. */
  href: string;
}

export interface ReportCheckModel {
  identity: Identity;
  action: string;
  back: string;
  formId: string | undefined;
  revision: number;
  draftName: string;
  problem: PageProblem | undefined;
  open: { href: string; what: string } | null;
  answers: Answer[];
  also: { name: string; danger: string; openHref: string | null }[];
  button: string;
  known: KnownFact[];
}

const WHEREABOUTS = { 'not-known': 'No: missing', unsure: 'Not sure: treated as missing' };
const DANGERS: Record<string, string> = { 'none-known': 'None known', unknown: 'Not known' };

export function reportCheckView(facts: ReportFacts & { form: FormBody; input: ReportTogetherDto }): ReportCheckModel {
  const { again, draft, input } = facts;
  const { identity, also, open, action } = reportMissingView({ ...facts, again: undefined });
  const ticked = also.filter(({ id }) => input.children.some(({ childId }) => childId === id));
  const refused = pageProblem(again?.problem);
  return {
    identity,
    action: paths.checkReport(facts.childId),
    back: action,
    formId: typed(again?.form, '_form') || undefined,
    revision: draft.revision,
    draftName: `report-missing:${facts.childId}:check`,
    // what is in the way is said with a link to it; where to change an answer stands beside the answer
    problem: refused && { ...refused, errors: refused.href ? [] : refused.errors.map(({ message }) => ({ field: 'answers', message })) }, // prettier-ignore
    open,
    answers: answersOf(input, facts),
    also: ticked.map((line) => alsoAnswer(line)),
    button: ticked.length ? `Report ${ticked.length + 1} children missing` : 'Report missing',
    known: facts.known,
  };
}

function answersOf(input: ReportTogetherDto, { childId, firstName }: ReportFacts): Answer[] {
  const [own] = input.children;
  const at = (field: string) => `${paths.reportChildMissing(childId)}#${field}`;
  const row = (question: string, answer: string, field: string) => ({ question, answer, href: at(field) });
  return [
    row(`Do you know where ${firstName} is?`, whereabouts(input), 'whereabouts'),
    row('Last seen', lastSeen(input), 'lastSeenDay'),
    row('Where and by whom', `${input.lastSeenPlace}, by ${lowerFirst(input.lastSeenBy)}`, 'lastSeenWhere'),
    row('Immediate danger', own!.dangerDetails && own!.danger === 'some' ? own!.dangerDetails : DANGERS[own!.danger]!, 'danger'), // prettier-ignore
    row('Police told', police(input, own!.policeReference), 'police'),
    ...(own!.clothing ? [row('Wearing', own!.clothing, 'clothing')] : []),
    ...(own!.company ? [row('Who with', own!.company, 'company')] : []),
    ...whoReported(input).map(([question, answer, field]) => row(question, answer, field)),
  ];
}

/** One line as long as nobody has changed what was filled in. */
function whoReported({ noticedAt, reportedAt, reportedBy }: ReportTogetherDto): [string, string, string][] {
  if (!noticedAt && !reportedAt)
    return [['Noticed and reported', `Now, as you send this, by ${reportedBy}`, 'reportedBy']];
  return [
    ['Noticed', whenOrNow(noticedAt), 'noticedAt'],
    ['Reported', `${whenOrNow(reportedAt)}, by ${reportedBy}`, 'reportedAt'],
  ];
}

function whereabouts({ whereabouts, whereaboutsPlace, whereaboutsVerifiedBy }: ReportTogetherDto): string {
  if (whereabouts !== 'known') return WHEREABOUTS[whereabouts];
  return `Yes, away without permission: ${whereaboutsPlace}, checked by ${whereaboutsVerifiedBy}`;
}

function lastSeen({ lastSeenEarliest, lastSeenLatest }: ReportTogetherDto): string {
  if (!lastSeenLatest || lastSeenLatest.getTime() === lastSeenEarliest.getTime()) return dayAndTime(lastSeenEarliest);
  return `Between ${dayAndTime(lastSeenEarliest)} and ${dayAndTime(lastSeenLatest)}`;
}

function police(input: ReportTogetherDto, reference: string | undefined): string {
  const referenceWords = reference ? `, reference ${reference}` : '';
  if (input.police === 'told') return `Yes, ${dayAndTime(input.policeToldAt)}${referenceWords}`;
  if (input.police === 'telling-now') return `Telling them now${referenceWords}`;
  return `No: ${input.policeNotToldReason}`;
}

function alsoAnswer({ name, danger, dangerDetails, openHref }: AlsoLine): ReportCheckModel['also'][number] {
  return { name, danger: danger === 'some' ? dangerDetails : DANGERS[danger]!, openHref };
}

/** “The carer or staff there”, after “by”; a name stays as it is. */
function lowerFirst(by: string): string {
  return /^(The|Staff|Night|Day|A) /.test(by) || by === 'Staff there' ? by[0]!.toLowerCase() + by.slice(1) : by;
}
