import { type FormBody, type PageRequest } from '../../../http/page-request.js';
import { londonDay } from '../../../kernel/london-time.js';
import { addDays, parsePlainDate, partsOf, type PlainDate } from '../../../kernel/plain-date.js';
import { COURTS, evidenceKindOf } from '../../../law/evidence/kinds.js';
import { COURT_ORDER_KINDS } from '../../../placements/breaches/breach.dto.js';
import { type CourtOrderRow, type DecisionRow } from '../../../placements/breaches/breach-decisions.service.js';
import { type BreachRow } from '../../../placements/breaches/breaches.service.js';
import { type Person } from '../../../people/people.service.js';
import { type Choice, orNone } from '../../components/fields/field.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { day } from '../../filters/dates.js';
import { instantBoxes, typedTime, type TypedTime } from '../../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { breachLine, type BreachLine } from './breach-line.js';
import { orderInWords } from './breach.view.js';

/** As many alternatives as the page has room for: some at once, the rest folded away. */
const ALTERNATIVES = [0, 1, 2, 3, 4, 5] as const;
const SHOWN_AT_ONCE = 2;

const WORDS = [
  ...['decision', 'reasons', 'noAlternativesBecause', 'courtOrder', 'courtOrderId', 'orderKind', 'court', 'reference'],
  ...['ofsted', 'ofstedToldBy', 'ofstedReason', 'exitPlan', 'who', 'decidedBy', 'channel'],
] as const;
const TIMES = ['orderFrom', 'orderUntil', 'ofstedToldAt', 'exitBy', 'reviewBy', 'decidedAt'] as const;

/** The API's nested fields by the ids they have on the page. */
const FIELD_IDS: Record<string, string> = {
  ...{ 'order.kind': 'orderKind', 'order.court': 'court', 'order.reference': 'reference', order: 'orderKind' },
  ...{ 'order.from': 'orderFrom', 'order.until': 'orderUntil', told: 'decidedBy' },
  ...{ 'told.decidedBy': 'decidedBy', 'told.decidedAt': 'decidedAt', 'told.channel': 'channel' },
};

interface DecideBreachFacts {
  identity: Identity;
  breach: BreachRow;
  /** The decision that stands; null when none does. */
  last: DecisionRow | null;
  /** The last one recorded, disowned or not: what this one follows. */
  follows: string | null;
  orders: readonly CourtOrderRow[];
  directors: readonly Person[];
  mayDecide: boolean;
  daysToReview: number;
  now: Date;
  again: PageRequest['again'];
}

interface AlternativeBoxes {
  n: number;
  what: string;
  whyNot: string;
  askedAt: TypedTime;
  error: Record<'what' | 'askedAt' | 'whyNot', { text: string } | undefined>;
}

export interface DecideBreachModel {
  identity: Identity;
  breach: BreachLine;
  action: string;
  back: string;
  isReview: boolean;
  follows: string;
  alternatives: { atOnce: AlternativeBoxes[]; folded: AlternativeBoxes[]; isFoldedOpen: boolean };
  orders: Choice[];
  orderKinds: Choice[];
  courts: Choice[];
  directors: Choice[];
  mayDecide: boolean;
  /** The last day there may be for the next review of a decision made today. */
  reviewBy: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  value: Record<string, string>;
  time: Record<string, TypedTime>;
  error: Record<string, { text: string } | undefined>;
}

export function decideBreachView(facts: DecideBreachFacts): DecideBreachModel {
  const { breach, last, orders, directors, mayDecide, now, again } = facts;
  const fieldIds = { ...FIELD_IDS, ...alternativeIds(again?.form) };
  const problem = pageProblem(again?.problem, fieldIds);
  const form = again?.form ?? asBefore(facts);
  const boxes = ALTERNATIVES.map((n) => alternativeBoxes(n, form, problem));
  return {
    identity: facts.identity,
    breach: breachLine(breach, now),
    action: paths.decideBreach(breach.id),
    back: paths.breach(breach.id),
    isReview: last !== null,
    follows: again ? typed(form, 'follows') : (facts.follows ?? ''),
    alternatives: {
      atOnce: boxes.slice(0, SHOWN_AT_ONCE),
      folded: boxes.slice(SHOWN_AT_ONCE),
      isFoldedOpen: boxes.slice(SHOWN_AT_ONCE).some(({ what, whyNot }) => what || whyNot),
    },
    orders: [
      ...orders.map((order) => ({ value: order.id, text: orderInWords(order) })),
      { value: 'new', text: 'One that is not recorded yet' },
    ],
    orderKinds: COURT_ORDER_KINDS.map((kind) => ({ value: kind, text: evidenceKindOf(kind).label })),
    courts: COURTS.map(([value, text]) => ({ value, text })),
    directors: orNone(
      directors.map(({ id, name }) => ({ value: id, text: name, selected: id === typed(form, 'decidedBy') })),
      'Select',
    ),
    mayDecide,
    reviewBy: day(addDays(londonDay(now), facts.daysToReview)),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    value: Object.fromEntries(WORDS.map((name) => [name, typed(form, name)])),
    time: Object.fromEntries(TIMES.map((name) => [name, typedTime(form, name)])),
    error: Object.fromEntries([...WORDS, ...TIMES].map((name) => [name, errorOf(problem, name)])),
  };
}

/** Which of the alternatives anything was typed in: the API is given these alone. */
export function filledAlternatives(form: FormBody): number[] {
  const boxes = ['what', 'whyNot', 'askedAt-day', 'askedAt-month', 'askedAt-year', 'askedAt-time'];
  return ALTERNATIVES.filter((n) => boxes.some((box) => typed(form, box.replace(/^[a-z]+/i, `$&-${n}`))));
}

function alternativeIds(form: FormBody | undefined): Record<string, string> {
  const parts = ['what', 'askedAt', 'whyNot'];
  const ids = (n: number, i: number) => parts.map((part) => [`alternatives.${i}.${part}`, `${part}-${n}`]);
  return Object.fromEntries(filledAlternatives(form ?? {}).flatMap(ids)) as Record<string, string>;
}

function alternativeBoxes(n: number, form: FormBody, problem: PageProblem | undefined): AlternativeBoxes {
  const error = (part: string) => errorOf(problem, `${part}-${n}`);
  return {
    n,
    what: typed(form, `what-${n}`),
    whyNot: typed(form, `whyNot-${n}`),
    askedAt: typedTime(form, `askedAt-${n}`),
    error: { what: error('what'), askedAt: error('askedAt'), whyNot: error('whyNot') },
  };
}

/**
 * What does not change from one decision to the next is filled in from the last: the order, Ofsted, how it ends, and by
 * when unless that day has passed.
 */
function asBefore({ last, orders, mayDecide, now }: DecideBreachFacts): FormBody {
  const who = { who: mayDecide ? 'me' : 'told' };
  const [known] = orders;
  if (!last) return { ...who, ...(known && { courtOrder: 'in-force', courtOrderId: known.id }) };
  const order = orders.find(({ id }) => id === last.order_id) ?? known;
  const exitBy = last.exit_by === null ? null : parsePlainDate(last.exit_by);
  return {
    ...who,
    ...(order ? { courtOrder: 'in-force', courtOrderId: order.id } : {}),
    ofsted: last.ofsted,
    ofstedToldBy: last.ofsted_told_by ?? '',
    ...(last.ofsted_told_at && instantBoxes('ofstedToldAt', last.ofsted_told_at)),
    ofstedReason: last.ofsted_reason ?? '',
    exitPlan: last.exit_plan ?? '',
    ...(exitBy !== null && exitBy >= londonDay(now) && dayBoxesOf('exitBy', exitBy)),
  };
}

function dayBoxesOf(name: string, on: PlainDate): FormBody {
  const parts = partsOf(on);
  return {
    [`${name}-day`]: String(parts.day),
    [`${name}-month`]: String(parts.month),
    [`${name}-year`]: String(parts.year),
  };
}
