import { type LikelySame, type SearchCriteria } from '../../children/search.service.js';
import { type FormBody, type PageRequest } from '../../http/page-request.js';
import { parsePlainDate, partsOf } from '../../kernel/plain-date.js';
import { choicesOf, type Field, filled, type FilledField, orNone } from '../components/fields/field.js';
import { legalStatusChoices } from '../components/identity-bar/identity.js';
import { pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { birthFields } from './birth.page.js';
import { SEX_WORDS } from './child-words.js';
import { childLine, type ChildLine } from './search-results.view.js';

interface NewChildFacts {
  searchId: string;
  form: FormBody;
  likely: readonly LikelySame[];
  allocation: readonly Field[];
  again: PageRequest['again'];
}

export interface NewChildModel {
  searchId: string;
  back: string;
  action: string;
  groups: { title: string; hint?: string; fields: FilledField[] }[];
  likely: (ChildLine & { why: string })[];
  /** Ids of those shown. */
  shown: string;
  considered: FilledField;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

/** The API's nested fields by the ids they have on the page. */
const FIELD_IDS = {
  dateOfBirth: 'earliest',
  'dateOfBirth.earliest': 'earliest',
  'dateOfBirth.latest': 'latest',
  'dateOfBirth.source': 'source',
  periodOfCare: 'careFrom',
  'periodOfCare.from': 'careFrom',
  from: 'careFrom',
  legalStatus: 'code',
  'legalStatus.code': 'code',
  'allocation.workerId': 'workerId',
  'allocation.teamId': 'teamId',
};

const WHO: readonly Field[] = [
  { kind: 'line', name: 'givenName', label: 'Given name' },
  { kind: 'line', name: 'familyName', label: 'Family name' },
  { kind: 'line', name: 'knownAs', label: 'Known as (optional)' },
  {
    kind: 'select',
    name: 'sex',
    label: 'Sex, as on the certificate',
    items: orNone(choicesOf(SEX_WORDS), 'Not known'),
  },
  { kind: 'line', name: 'localNumber', label: 'Our number for the child (optional)' },
  { kind: 'line', name: 'homePostcode', label: 'Home postcode (optional)' },
];

const BIRTH: readonly Field[] = [
  ...birthFields,
  {
    kind: 'checkboxes',
    name: 'birthNotKnown',
    label: 'Or',
    items: [{ value: 'yes', text: 'The date of birth is not known at all' }],
  },
];

const CARE: readonly Field[] = [
  {
    kind: 'radios',
    name: 'unaccompanied',
    label: 'Is the child unaccompanied?',
    hint: 'Without a parent, or any adult responsible by law or custom, here. Leave it open if nobody has asked',
    items: choicesOf({ yes: 'Yes', no: 'No', unknown: 'Asked, and not known' }),
  },
  {
    kind: 'time',
    name: 'careFrom',
    label: 'In care since (optional)',
    hint: 'Leave it empty if the child is not in care. For example, 27 3 2026 and 3:40pm',
  },
  { kind: 'select', name: 'code', label: 'Legal status', items: orNone(legalStatusChoices, 'None, or not known yet') },
];

const CONSIDERED: Field = {
  kind: 'checkboxes',
  name: 'duplicatesConsidered',
  label: 'Have you looked at them?',
  items: [{ value: 'yes', text: 'I have looked: none of them is this child' }],
};

export function newChildView({ searchId, form, likely, allocation, again }: NewChildFacts): NewChildModel {
  const problem = pageProblem(again?.problem, FIELD_IDS);
  const group = (title: string, fields: readonly Field[], hint?: string) => ({
    title,
    hint,
    fields: fields.map((field) => filled(field, form, problem)),
  });
  return {
    searchId,
    back: paths.searchResults(searchId),
    action: paths.newChild,
    groups: [
      group('Who', WHO),
      group('Date of birth', BIRTH),
      group('Care', CARE),
      group('Who is responsible', allocation, 'It can be recorded later'),
    ],
    likely: likely.map((child) => ({ ...childLine(child, false), why: whyLikely(child) })),
    shown: likely.map(({ id }) => id).join(','),
    considered: filled(CONSIDERED, form, problem),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

function whyLikely({ sameBirthDay, allNameWords, perhapsTwin }: LikelySame): string {
  if (perhapsTwin) return 'Born on the same day, with a name in common: perhaps a twin';
  if (sameBirthDay) return 'Same name, and may be born on the same day';
  return allNameWords ? 'Same name' : 'Alike';
}

/** What was searched for need not be typed again. Of a name with two words or more, the last is the family’s. */
export function formFromSearch({ name, bornOn, localNumber }: SearchCriteria): FormBody {
  const words = (name ?? '').split(/\s+/).filter(Boolean);
  const family = words.length > 1 ? words.pop() : undefined;
  const born = parsePlainDate(bornOn ?? '');
  const parts = born === null ? null : partsOf(born);
  return {
    givenName: words.join(' '),
    familyName: family,
    localNumber,
    ...(parts && {
      'earliest-day': String(parts.day),
      'earliest-month': String(parts.month),
      'earliest-year': String(parts.year),
    }),
  };
}
