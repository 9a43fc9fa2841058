import { type FormBody, type PageRequest } from '../../../http/page-request.js';
import { londonDay } from '../../../kernel/london-time.js';
import { factorsOn, PULL_FACTORS, PUSH_FACTORS } from '../../../missing/interviews/factors.js';
import { type CoveredAbsence, type InterviewFile } from '../../../missing/interviews/interviews.service.js';
import { type Person } from '../../../people/people.service.js';
import { answered } from '../../answered.js';
import { type Choice, type Field, filled, type FilledField, orNone } from '../../components/fields/field.js';
import { type DraftModel } from '../../drafts/drafted.js';
import { dayAndTime } from '../../filters/dates.js';
import { timeBoxes, typedInstant } from '../../form-times.js';
import { given, pageProblem, type PageProblem, typed, typedAll } from '../../page-problem.js';

/** Where the child was, or with whom: rows that are filled in, and some to fill. */
interface MentionRows {
  kind: 'places' | 'people';
  legend: string;
  hint: string;
  rows: { name: string; details: string; nameId: string; detailsId: string; error: { text: string } | undefined }[];
}

export interface WriteUpSection {
  title: string;
  fields: FilledField[];
  mentions?: MentionRows;
}

export interface WriteUpModel {
  sections: WriteUpSection[];
  problem: PageProblem | undefined;
  formId: string | undefined;
  draft: DraftModel | null;
}

export interface WriteUpFacts {
  again: PageRequest['again'];
  /** What is shown before anything is typed: a draft, or what is recorded already. */
  before: FormBody | undefined;
  now: Date;
  draft: DraftModel | null;
  /** Who may hold it, and what else it may cover; null for somebody from outside. */
  inside: { holders: readonly Person[]; coverable: readonly CoveredAbsence[] } | null;
  isCorrection: boolean;
}

const BLANK_ROWS = 2;
const MOST_ROWS = 30;

export function writeUpView({ again, before, now, draft, inside, isCorrection }: WriteUpFacts): WriteUpModel {
  const problem = pageProblem(again?.problem, mentionIds());
  const form = again?.form ?? before;
  const fill = (fields: readonly Field[]) => fields.map((field) => filled(field, form, problem));
  const section = (title: string, fields: readonly Field[]): WriteUpSection => ({ title, fields: fill(fields) });
  const rows = (kind: MentionRows['kind']) => mentionRows(kind, form, problem);
  return {
    ...{ problem, draft, formId: typed(again?.form, '_form') || undefined },
    sections: [
      section('When, and by whom', [HELD_AT, ...(inside ? holderFields(inside.holders) : []), ...INDEPENDENCE]),
      section('In the child’s own words', [OWN_WORDS]),
      section('What happened, and why', [WHAT_HAPPENED, ...factorFields(now)]),
      { ...section('Where the child was', []), mentions: rows('places') },
      { ...section('With whom', []), mentions: rows('people') },
      section('Harm', HARM_FIELDS),
      section('Parents and carers', PARENTS),
      section('What should happen now', [RECOMMENDATIONS]),
      ...(inside?.coverable.length ? [section('Other absences', [coversField(inside.coverable)])] : []),
      ...(isCorrection ? [section('Why this is corrected', [REASON])] : []),
    ],
  };
}

const YES_NO: Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

const HELD_AT: Field = { kind: 'time', name: 'heldAt', label: 'When was it held?' };
const INDEPENDENCE: Field[] = [
  {
    ...{ kind: 'radios', name: 'independent', label: 'Is the interviewer independent of the child’s care?' },
    hint: 'Nobody who works for the child’s team, or cares for the child, is. Record it as it was.',
    items: YES_NO,
  },
  { kind: 'line', name: 'independenceReason', label: 'Why, or why not?' },
];
const OWN_WORDS: Field = { kind: 'words', name: 'ownWords', label: 'What the child said', hint: 'As the child said it, and nothing else. Leave it empty if the child did not want it written down.' }; // prettier-ignore
const WHAT_HAPPENED: Field = { kind: 'words', name: 'whatHappened', label: 'What happened while the child was gone' };
const HARM_FIELDS: Field[] = [
  {
    ...{ kind: 'radios', name: 'harm', label: 'Did the child come to harm, or was the child hurt or exploited?' },
    items: [...YES_NO, { value: 'not-known', text: 'Not known' }],
  },
  { kind: 'words', name: 'harmDetails', label: 'What harm (if yes)' },
  { kind: 'words', name: 'disclosures', label: 'What the child disclosed', hint: 'What has to be acted on goes to the child’s worker at once, not only into this record.' }, // prettier-ignore
];
const PARENTS: Field[] = [
  {
    ...{ kind: 'radios', name: 'parentsViews', label: 'Were the views of parents or carers obtained?' },
    items: [{ value: 'obtained', text: 'Yes' }, { value: 'not-obtained', text: 'No' }], // prettier-ignore
  },
  { kind: 'words', name: 'parentsViewsDetails', label: 'Their views, or why they were not obtained' },
];
const RECOMMENDATIONS: Field = { kind: 'words', name: 'recommendations', label: 'What the interviewer and the child think should happen' }; // prettier-ignore
const REASON: Field = { kind: 'line', name: 'reason', label: 'Reason' };

export function holderFields(holders: readonly Person[]): Field[] {
  const items = orNone(holders.map(({ id, name }) => ({ value: id, text: name })), 'Somebody who does not sign in here'); // prettier-ignore
  return [
    { kind: 'select', name: 'interviewerId', label: 'Who holds the interview?', items },
    { kind: 'line', name: 'interviewerName', label: 'Their name, if they do not sign in here' },
    { kind: 'line', name: 'organisation', label: 'Their organisation (optional)' },
  ];
}

function factorFields(now: Date): Field[] {
  const choices = (list: typeof PUSH_FACTORS): Choice[] =>
    factorsOn(list, londonDay(now)).map(({ code, text }) => ({ value: code, text }));
  return [
    { kind: 'checkboxes', name: 'pushFactors', label: 'What drove the child away', items: choices(PUSH_FACTORS) },
    { kind: 'checkboxes', name: 'pullFactors', label: 'What drew the child there', items: choices(PULL_FACTORS) },
  ];
}

export function coversField(coverable: readonly CoveredAbsence[]): Field {
  const items = coverable.map(({ absenceId, leftAt, returnedAt }) => ({
    value: absenceId,
    text: `${dayAndTime(leftAt)} to ${dayAndTime(returnedAt)}`,
  }));
  return { kind: 'checkboxes', name: 'alsoCovers', label: 'Does it cover other absences too?', hint: 'An absence has one interview at most.', items }; // prettier-ignore
}

const WORDS = {
  places: { legend: 'Places', hint: 'One place a row, as somebody would look for it again.' },
  people: { legend: 'People', hint: 'One person a row: a name or nickname, and who that is.' },
};

function mentionRows(kind: MentionRows['kind'], form: FormBody | undefined, problem: PageProblem | undefined): MentionRows {
  const typedRows = mentionsTyped(form, kind);
  const count = Math.min(typedRows.length + BLANK_ROWS, MOST_ROWS);
  const rows = Array.from({ length: count }, (_, i) => {
    const { name = '', details = '' } = typedRows[i] ?? {};
    const nameId = `${kind}-${i}-name`;
    const wrong = problem?.errors.find(({ field }) => field === nameId);
    return { name, details, nameId, detailsId: `${kind}-${i}-details`, error: wrong && { text: wrong.message } };
  });
  return { kind, ...WORDS[kind], rows };
} // prettier-ignore

/** Rows that are not empty, in their order; so an error of the third is shown at the third. */
function mentionsTyped(form: FormBody | undefined, kind: MentionRows['kind']): { name: string; details: string }[] {
  const numbers = Array.from({ length: MOST_ROWS }, (_, i) => i);
  const rows = numbers.map((i) => ({ name: typed(form, `${kind}-${i}-name`), details: typed(form, `${kind}-${i}-details`) }));
  return rows.filter(({ name, details }) => name || details);
} // prettier-ignore

/** The API's nested fields by the ids of the rows. */
function mentionIds(): Record<string, string> {
  const ids = (['places', 'people'] as const).flatMap((kind) =>
    Array.from({ length: MOST_ROWS }, (_, i) => [
      [`${kind}.${i}.name`, `${kind}-${i}-name`],
      [`${kind}.${i}.details`, `${kind}-${i}-details`],
    ]).flat(),
  );
  return Object.fromEntries(ids) as Record<string, string>;
}

/** The form as the API takes it; an answer not given is left out. Boxes not ticked were looked at, and say none. */
export function writtenUp(form: FormBody): Record<string, unknown> {
  const independent = given(form, 'independent');
  return answered({
    heldAt: typedInstant(form, 'heldAt'),
    interviewerId: given(form, 'interviewerId'),
    interviewerName: given(form, 'interviewerId') ? undefined : given(form, 'interviewerName'),
    organisation: given(form, 'organisation'),
    independent: independent && independent === 'yes',
    ...Object.fromEntries(WORDED.map((name) => [name, given(form, name)])),
    pushFactors: typedAll(form, 'pushFactors'),
    pullFactors: typedAll(form, 'pullFactors'),
    places: sentRows(form, 'places'),
    people: sentRows(form, 'people'),
  });
}

const WORDED = ['independenceReason', 'ownWords', 'whatHappened', 'harm', 'harmDetails', 'disclosures', 'recommendations', 'parentsViews', 'parentsViewsDetails']; // prettier-ignore

function sentRows(form: FormBody, kind: MentionRows['kind']): object[] {
  return mentionsTyped(form, kind).map(({ name, details }) => answered({ name, details: details || undefined }));
}

/** What is recorded, as the form has it. */
export function recordedForm({ interview, mentions, covered, absence }: InterviewFile): FormBody | undefined {
  if (!interview) return undefined;
  const { heldAt, independent } = interview;
  const words = Object.fromEntries([...WORDED, 'interviewerId', 'organisation'].map((name) => [name, (interview as unknown as Record<string, string | null>)[name] ?? '']));
  const rows = (kind: 'place' | 'person', of: string) =>
    mentions.filter((each) => each.kind === kind).flatMap(({ name, details }, i) => [[`${of}-${i}-name`, name], [`${of}-${i}-details`, details ?? '']]);
  return {
    ...words,
    ...(heldAt && boxesOf('heldAt', heldAt)),
    independent: independent === null ? '' : independent ? 'yes' : 'no',
    interviewerName: interview.interviewerId ? '' : interview.interviewerName,
    pushFactors: interview.pushFactors ?? [],
    pullFactors: interview.pullFactors ?? [],
    alsoCovers: covered.map(({ absenceId }) => absenceId).filter((id) => id !== absence.id),
    ...(Object.fromEntries([...rows('place', 'places'), ...rows('person', 'people')]) as FormBody),
  };
} // prettier-ignore

export function boxesOf(name: string, at: Date): FormBody {
  return Object.fromEntries(Object.entries(timeBoxes(at)).map(([part, text]) => [`${name}-${part}`, text]));
}

export function dayBoxesOf(name: string, iso: string): FormBody {
  const [year, month, of] = iso.split('-').map(Number);
  return { [`${name}-day`]: String(of), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
}
