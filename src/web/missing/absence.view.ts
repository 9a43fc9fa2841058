import { type PageRequest } from '../../http/page-request.js';
import { durationInWords, standing } from '../../missing/absence.js';
import { type ProfileStanding } from '../../missing/profile/profile-standing.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { type Description } from '../../missing/reports/reports.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day, dayAndTime } from '../filters/dates.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { profileAgeInWords } from './profile/profile-words.js';
import { policeInWords } from './absence-words.js';

export interface AboutAbsence {
  absence: AbsenceRow;
  description: Description;
  identity: Identity;
  now: Date;
  mayRecord: boolean;
  mayRelease: boolean;
  profile: ProfileStanding;
}

interface Event {
  title: string;
  at: Date;
  text: string;
}

export interface AbsenceModel {
  identity: Identity;
  title: string;
  banner: { title: string; text: string } | null;
  facts: { label: string; value: string }[];
  events: Event[];
  interview: string | null;
  /** Just now: that it is done, and what is next. */
  reported: { clock: string; next: { text: string; href?: string }[] } | null;
  profile: { text: string; isOverdue: boolean; href: string; packHref: string | null };
  actions: { text: string; href: string; primary: boolean }[];
}

const DANGERS: Record<string, string> = { 'none-known': 'None known', unknown: 'Not known' };
const SAFE: Record<string, string> = {
  yes: 'safe and well',
  no: 'not safe and well',
  'not-known': 'not known whether safe and well',
};
const NOT_STARTED: Record<string, string> = {
  detained: 'the child is detained',
  died: 'the child has died',
  'turned-18': 'the young person is 18',
};

export function absenceView(
  { absence, description, identity, now, mayRecord, mayRelease, profile }: AboutAbsence,
  query: PageRequest['query'],
): AbsenceModel {
  const kind = standing(segmentsOf(absence));
  const howLong = durationInWords(absence.from, absence.until ?? now);
  return {
    identity,
    title: absence.until ? `Absence of ${howLong}` : `${kind === 'missing' ? 'Missing' : 'Away'} for ${howLong}`,
    banner: bannerFor(absence, query),
    facts: [...factsOf(absence), ...describedIn(description)],
    reported: query.reported ? reportedPanel(absence) : null,
    events: eventsOf(absence),
    interview: interviewInWords(absence, now),
    profile: {
      text: profileAgeInWords(profile, now),
      isOverdue: profile.is === 'overdue',
      href: paths.profile(absence.child_id),
      packHref: mayRelease ? paths.policePack(absence.id) : null,
    },
    actions: mayRecord && !absence.until ? actionsFor(absence.id, kind) : [],
  };
}

function bannerFor(
  absence: AbsenceRow,
  { located, returned, acknowledged, rang }: PageRequest['query'],
): AbsenceModel['banner'] {
  if (acknowledged)
    return { title: 'Acknowledged', text: 'Nobody else is asked for it. The clock and later steps go on.' };
  if (rang) return { title: 'Recorded', text: 'The call is on the ladder below.' };
  if (located)
    return { title: 'Found, not yet back', text: 'The absence stays open until the child is back where they live.' };
  if (returned && absence.interview_due_at)
    return { title: 'Back', text: `A return interview is due by ${dayAndTime(absence.interview_due_at)}.` };
  return returned ? { title: 'The absence has ended', text: 'No return interview is due.' } : null;
}

function factsOf(absence: AbsenceRow): AbsenceModel['facts'] {
  const exact = absence.last_seen_earliest.getTime() === absence.last_seen_latest.getTime();
  const lastSeen = exact
    ? dayAndTime(absence.last_seen_earliest)
    : `Between ${dayAndTime(absence.last_seen_earliest)} and ${dayAndTime(absence.last_seen_latest)}`;
  return [
    { label: 'Last seen', value: lastSeen },
    { label: 'Where', value: absence.last_seen_place },
    { label: 'By whom', value: absence.last_seen_by },
    ...(absence.whereabouts_place
      ? [{ label: 'Whereabouts', value: `${absence.whereabouts_place}, checked by ${absence.whereabouts_verified_by}` }]
      : []),
    { label: 'Immediate danger', value: absence.danger_details ?? DANGERS[absence.danger]! },
    { label: 'Police', value: policeInWords(absence) },
    ...(absence.police_told_at ? [{ label: 'Police told at', value: dayAndTime(absence.police_told_at) }] : []),
    { label: 'Noticed', value: dayAndTime(absence.noticed_at) },
    { label: 'Reported', value: `${dayAndTime(absence.reported_at)} by ${absence.reported_by}` },
  ];
}

function describedIn({ clothing, company }: Description): AbsenceModel['facts'] {
  return [
    { label: 'Wearing', value: clothing ?? 'Not said' },
    { label: 'Who with', value: company ?? 'Not said' },
  ];
}

/** What is left to do is named in the order in which it is urgent. */
function reportedPanel(absence: AbsenceRow): AbsenceModel['reported'] {
  const police = absence.police === 'told' ? [] : [{ text: POLICE_NEXT[absence.police]! }];
  return {
    clock: `The clock runs from ${dayAndTime(absence.from)}`,
    next: [
      ...police,
      {
        text: 'Say what the child wore and who they may be with, when you know',
        href: paths.describeMissing(absence.id),
      },
      { text: 'Everybody who holds the child sees the clock from now on, on every page' },
      { text: 'When the child is found, say so here; found is not yet back' },
      { text: 'Once back, a return interview is owed within 72 hours' },
    ],
  };
}

const POLICE_NEXT: Record<string, string> = {
  'telling-now': 'Finish telling the police, and note their reference',
  'not-told': 'The police were not told. Ring them as soon as the reason no longer holds',
};

/** The latest first. */
function eventsOf(absence: AbsenceRow): Event[] {
  const segments = segmentsOf(absence).map((segment) => ({
    title: segment.kind === 'missing' ? 'Missing' : 'Away: whereabouts known',
    at: segment.from,
    text: segment.until ? `For ${durationInWords(segment.from, segment.until)}` : 'Goes on',
  }));
  const found = absence.located_at && {
    title: 'Found',
    at: absence.located_at,
    text: `By ${absence.located_by}${absence.located_place ? ` at ${absence.located_place}` : ''}; ${absence.located_seen ? 'seen' : 'not seen'}, ${SAFE[absence.located_safe!]}`,
  };
  const back = absence.until && {
    title: absence.returned_to === 'did-not-return' ? 'Did not return' : 'Back',
    at: absence.until,
    text: absence.returned_to === 'new-placement' ? 'To a new placement' : '',
  };
  return [...segments, ...(found ? [found] : []), ...(back ? [back] : [])].sort(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
}

function interviewInWords({ interview_due_at, interview_not_started_reason }: AbsenceRow, now: Date): string | null {
  if (interview_not_started_reason) return `No return interview: ${NOT_STARTED[interview_not_started_reason]}`;
  if (!interview_due_at) return null;
  const late = interview_due_at < now ? `, ${durationInWords(interview_due_at, now)} ago` : '';
  return `Return interview due by ${dayAndTime(interview_due_at)}${late}`;
}

function actionsFor(id: string, kind: string | null): AbsenceModel['actions'] {
  const found = { text: 'Record that the child was found', href: paths.locate(id), primary: true };
  const back = { text: 'Record that the child is back', href: paths.return(id), primary: kind !== 'missing' };
  const describe = { text: 'Add clothing or company', href: paths.describeMissing(id), primary: false };
  return kind === 'missing' ? [found, back, describe] : [back, describe];
}

export interface NextStepModel {
  identity: Identity;
  since: string;
  action: string;
  backHref: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  value: Record<string, string>;
  error: Record<string, { text: string } | undefined>;
  at: TypedTime;
  /** The return is the first anybody hears of the child: whether the child is safe has to be said. */
  unseen: boolean;
}

export function foundView(about: AboutAbsence, again: PageRequest['again']): NextStepModel {
  return nextStepModel(about, again, paths.locate(about.absence.id), 'locatedAt', [
    'locatedBy',
    'locatedPlace',
    'seen',
    'safe',
  ]);
}

export function returnView(about: AboutAbsence, again: PageRequest['again']): NextStepModel {
  return nextStepModel(about, again, paths.return(about.absence.id), 'returnedAt', [
    'to',
    'interviewNotStartedReason',
    'safe',
  ]);
}

function nextStepModel(
  { absence, identity }: AboutAbsence,
  again: PageRequest['again'],
  action: string,
  instant: string,
  fields: string[],
): NextStepModel {
  const problem = pageProblem(again?.problem);
  const all = [instant, ...fields];
  return {
    identity,
    since: `${day(absence.from)}`,
    action,
    backHref: paths.absence(absence.id),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    value: Object.fromEntries(all.map((field) => [field, typed(again?.form, field)])),
    error: Object.fromEntries(all.map((field) => [field, errorOf(problem, field)])),
    at: typedTime(again?.form, instant),
    unseen: standing(segmentsOf(absence)) === 'missing',
  };
}
