/**
 * What can be counted of one child in a month. Each is a column of SQL in monthly-return.queries.ts, summed for a
 * figure and listed for the rows behind it.
 */
export type Count =
  | 'child'
  | 'missing'
  | 'startedMissing'
  | 'missingIncidents'
  | 'missingOnLastDay'
  | 'startedAbsent'
  | 'traffickingAnswered'
  | 'unlawful'
  | 'unlawfulContinuing'
  | 'unlawfulPl01'
  | 'unlawfulPl02'
  | 'unlawfulOrdered'
  | 'unlawfulNotOrdered'
  | 'unlawfulOrderUnknown'
  | 'under16OnEntering'
  | 'unlawfulOnLastDay'
  | 'orderedOnLastDay'
  | 'notOrderedOnLastDay'
  | 'orderUnknownOnLastDay'
  | 'under16OnLastDay'
  | 'unlawfulDays'
  | 'unlawfulSeconds'
  | 'orderedDays'
  | 'orderedSeconds'
  | 'undecidedOnLastDay';

export type MeasureId =
  | 'N01'
  | 'N02'
  | 'M01a'
  | 'M01b'
  | 'M03'
  | 'M06'
  | 'M12'
  | 'Q01'
  | 'S03a'
  | 'S03a-continuing'
  | 'S03a-PL-01'
  | 'S03a-PL-02'
  | 'S03a-order'
  | 'S03a-no-order'
  | 'S03a-order-unknown'
  | 'S03b'
  | 'S03b-order'
  | 'S03b-no-order'
  | 'S03b-order-unknown'
  | 'S03c-days'
  | 'S03c-hours'
  | 'S03c-days-order'
  | 'S03c-hours-order'
  | 'S03d'
  | 'N24'
  | 'M24';

/** `month`: on any of its days, or at any instant of it. `last-day`: at 23:59:59 on the last. */
export type Window = 'month' | 'last-day';

/**
 * In what standing a child is counted: looked after on a day of the month, on the last day, or briefly: in care under
 * 24 hours and at no 23:59:59, so on no day (decision 26).
 */
export type Standing = 'month' | 'last-day' | 'briefly';

export interface Measure {
  id: MeasureId;
  title: string;
  /** What is counted, in plain words, for the page and for docs/monthly-return.md. */
  note: string;
  window: Window;
  standing: Standing;
  counts: Count;
  /** What the figure is out of; null when it stands alone. */
  outOf: Count | null;
  unit: 'children' | 'incidents' | 'days' | 'hours';
}

/** In the order of the return. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'N01',
    title: 'Children looked after on the last day',
    note: 'In care at 23:59:59 on the last day of the month.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'child',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'N02',
    title: 'Children looked after in the month',
    note: 'In care at 23:59:59 on at least one day of the month.',
    window: 'month',
    standing: 'month',
    counts: 'child',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'M01a',
    title: 'Children missing at any time in the month',
    note: 'Their whereabouts were not known at some instant of the month, whenever they went missing. Out of N02.',
    window: 'month',
    standing: 'month',
    counts: 'missing',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'M01b',
    title: 'Children who went missing in the month',
    note: 'At least one missing incident began in the month. Out of N02.',
    window: 'month',
    standing: 'month',
    counts: 'startedMissing',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'M03',
    title: 'Missing incidents that began in the month',
    note: 'An absence with at least one missing segment, dated at the first of them. Out of M01b: incidents for each child who went missing.',
    window: 'month',
    standing: 'month',
    counts: 'missingIncidents',
    outOf: 'startedMissing',
    unit: 'incidents',
  },
  {
    id: 'M06',
    title: 'Children missing on the last day',
    note: 'Their whereabouts were not known at 23:59:59 on the last day. Out of N01.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'missingOnLastDay',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'M12',
    title: 'Children who went missing or were away without authorisation',
    note: 'An incident of either kind began in the month: missing, or away only, dated at its start. Out of N02.',
    window: 'month',
    standing: 'month',
    counts: 'startedAbsent',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'Q01',
    title: 'Children for whom the trafficking question is answered',
    note: 'On the last day it is known whether the child is identified, suspected or neither. Out of N01.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'traffickingAnswered',
    outOf: 'child',
    unit: 'children',
  },
  {
    id: 'S03a',
    title: 'Under 16 and in a setting the law does not permit, in the month',
    note: 'A breach of PL-01 (regulation 27A) or PL-02 stood at some instant of the month while the child was under 16. Out of N02 who were under 16 when the month began.',
    window: 'month',
    standing: 'month',
    counts: 'unlawful',
    outOf: 'under16OnEntering',
    unit: 'children',
  },
  {
    id: 'S03a-continuing',
    title: 'Of those in the month, already so when it began',
    note: 'The breach stood before the month and at its first instant. Out of S03a.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulContinuing',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03a-PL-01',
    title: 'Of those in the month, a setting that is not permitted (PL-01)',
    note: 'A breach of PL-01, regulation 27A. Out of S03a; a child may be in this line and the next.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulPl01',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03a-PL-02',
    title: 'Of those in the month, a setting that is not registered (PL-02)',
    note: 'A breach of PL-02. Out of S03a.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulPl02',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03a-order',
    title: 'Of those in the month, with a court order',
    note: 'An order of a court that is recorded held at some instant of the breach in the month. It lifts no breach. Out of S03a.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulOrdered',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03a-no-order',
    title: 'Of those in the month, without a court order',
    note: 'None such, and a director answered of the breach that there was none, or only an application. Out of S03a.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulNotOrdered',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03a-order-unknown',
    title: 'Of those in the month, court order not known',
    note: 'No order is recorded, and no director has answered that there was none. Out of S03a: with the two lines before it adds up to it.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulOrderUnknown',
    outOf: 'unlawful',
    unit: 'children',
  },
  {
    id: 'S03b',
    title: 'Under 16 and in a setting the law does not permit, on the last day',
    note: 'Such a breach stood at 23:59:59 on the last day. Out of N01 who were under 16 then.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'unlawfulOnLastDay',
    outOf: 'under16OnLastDay',
    unit: 'children',
  },
  {
    id: 'S03b-order',
    title: 'Of those on the last day, with a court order',
    note: 'An order of a court held at 23:59:59. Out of S03b.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'orderedOnLastDay',
    outOf: 'unlawfulOnLastDay',
    unit: 'children',
  },
  {
    id: 'S03b-no-order',
    title: 'Of those on the last day, without a court order',
    note: 'None held, and a director answered of the breach that there was none, or only an application. Out of S03b.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'notOrderedOnLastDay',
    outOf: 'unlawfulOnLastDay',
    unit: 'children',
  },
  {
    id: 'S03b-order-unknown',
    title: 'Of those on the last day, court order not known',
    note: 'No order is recorded, and no director has answered that there was none. Out of S03b.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'orderUnknownOnLastDay',
    outOf: 'unlawfulOnLastDay',
    unit: 'children',
  },
  {
    id: 'S03c-days',
    title: 'Days under 16 in a setting the law does not permit',
    note: 'London days touched by such breaches, added up over children; a part of a day is a day, and a day counts once.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulDays',
    outOf: null,
    unit: 'days',
  },
  {
    id: 'S03c-hours',
    title: 'Hours under 16 in a setting the law does not permit',
    note: 'The hours of the same breaches, added up over children and rounded to one decimal.',
    window: 'month',
    standing: 'month',
    counts: 'unlawfulSeconds',
    outOf: null,
    unit: 'hours',
  },
  {
    id: 'S03c-days-order',
    title: 'Of those days, with a court order',
    note: 'London days touched by such breaches while an order of a court held.',
    window: 'month',
    standing: 'month',
    counts: 'orderedDays',
    outOf: null,
    unit: 'days',
  },
  {
    id: 'S03c-hours-order',
    title: 'Of those hours, with a court order',
    note: 'The hours of such breaches while an order of a court held, added up over children and rounded to one decimal.',
    window: 'month',
    standing: 'month',
    counts: 'orderedSeconds',
    outOf: null,
    unit: 'hours',
  },
  {
    id: 'S03d',
    title: 'Of those on the last day, awaiting the director’s decision',
    note: 'At least one of the breaches counted in S03b has no director’s decision yet, or one that was disowned. Out of S03b.',
    window: 'last-day',
    standing: 'last-day',
    counts: 'undecidedOnLastDay',
    outOf: 'unlawfulOnLastDay',
    unit: 'children',
  },
  {
    id: 'N24',
    title: 'Children in our care for under 24 hours',
    note: 'A time in care that ended within 24 hours and was on no day at 23:59:59. In no other line but M24.',
    window: 'month',
    standing: 'briefly',
    counts: 'child',
    outOf: null,
    unit: 'children',
  },
  {
    id: 'M24',
    title: 'Of those in our care for under 24 hours, missing in the month',
    note: 'Missing at some instant of the month. Out of N24.',
    window: 'month',
    standing: 'briefly',
    counts: 'missing',
    outOf: 'child',
    unit: 'children',
  },
];
