import { type Paged } from '../../../http/paged.js';
import { type RecordedVersion } from '../../../kernel/recorded-version.js';
import { factorWords, PULL_FACTORS, PUSH_FACTORS } from '../../../missing/interviews/factors.js';
import { type Closing, CLOSING_WORDS } from '../../../missing/interviews/outcome.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { pages, type Pages } from '../../components/pages.js';
import { day, dayAndTime } from '../../filters/dates.js';
import { paths } from '../../paths.js';

interface Line {
  recordedAt: Date;
  by: string;
  title: string;
  changes: { field: string; before: string | null; after: string }[];
  why: string | null;
}

export interface InterviewHistoryModel {
  identity: Identity;
  back: string;
  lines: Line[];
  pages: Pages | null;
}

const FACTS: Record<string, string> = {
  offer: 'Offer',
  closing: 'That it came to no interview',
  covers: 'Absence it covers',
  interview: 'Interview',
  mention: 'Place or person',
  action: 'Action',
  share: 'Shared',
  assignment: 'Assignment',
};

/** Every field that is shown, in the order it is shown in. */
const FIELDS: Record<string, string> = {
  offeredAt: 'Offered',
  offeredBy: 'By',
  offeredTo: 'To',
  answer: 'Answer',
  answeredAt: 'Answered',
  declinedReason: 'Why declined',
  outcome: 'What became of it',
  closedAt: 'Closed',
  reason: 'Reason',
  arrangedFor: 'Arranged for',
  arrangedPlace: 'Where',
  interviewerName: 'Interviewer',
  organisation: 'Organisation',
  heldAt: 'Held',
  independent: 'Independent',
  independenceReason: 'Why, or why not',
  ownWords: 'In the child’s own words',
  whatHappened: 'What happened',
  pushFactors: 'What drove the child away',
  pullFactors: 'What drew the child there',
  harm: 'Harm',
  harmDetails: 'What harm',
  disclosures: 'Disclosed',
  parentsViews: 'Parents’ and carers’ views',
  parentsViewsDetails: 'Their views, or why not',
  recommendations: 'What should happen now',
  handedInAt: 'Handed in',
  kind: 'Kind',
  name: 'Name',
  details: 'What is known',
  what: 'What',
  owner: 'Owner',
  dueOn: 'Due',
  doneAt: 'Done',
  doneNote: 'Note',
  sharedWith: 'With',
  sharedAt: 'Shared',
  to: 'Interviewer',
  from: 'From',
  until: 'Until',
  withdrawn: 'Withdrawn',
};

export function interviewHistoryView(
  identity: Identity,
  absenceId: string,
  history: Paged<RecordedVersion>,
): InterviewHistoryModel {
  return {
    identity,
    back: paths.interview(absenceId),
    lines: history.items.map(lineOf),
    pages: pages(history, paths.interviewHistory(absenceId)),
  };
}

/** The first version says everything it says; a later one only what it says differently. */
function lineOf({ fact, recordedAt, recordedBy, recordedWhy, says, before }: RecordedVersion): Line {
  const fields = Object.keys(FIELDS).filter((field) => field in says);
  const differs = (field: string) => JSON.stringify(says[field]) !== JSON.stringify(before?.[field]);
  const shown = fields.filter((field) => (before ? differs(field) : isSaid(says[field])));
  return {
    recordedAt,
    by: recordedBy === 'system' ? 'Kith' : recordedBy,
    title: `${FACTS[fact] ?? fact} ${before ? 'changed' : 'recorded'}`,
    changes: shown.map((field) => ({
      field: FIELDS[field]!,
      before: before ? inWords(field, before[field]) : null,
      after: inWords(field, says[field]),
    })),
    why: recordedWhy,
  };
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function inWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not recorded';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return factorWords([...PUSH_FACTORS, ...PULL_FACTORS], value as string[]).join('; ') || 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'dueOn') return day(text);
  if (/At$|^(arrangedFor|from|until)$/.test(field)) return dayAndTime(text);
  return field === 'outcome' ? (CLOSING_WORDS[text as Closing] ?? text) : (WORDS[text] ?? text);
} // prettier-ignore

const WORDS: Record<string, string> = {
  accepted: 'Accepted',
  declined: 'Declined',
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
  obtained: 'Obtained',
  'not-obtained': 'Not obtained',
  place: 'Place',
  person: 'Person',
};
