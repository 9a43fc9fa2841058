import { type PageRequest } from '../../http/page-request.js';
import { toIso } from '../../kernel/plain-date.js';
import { ACTION_KINDS, type RiskLevel, RISK_LEVELS } from '../../missing/actions/action.js';
import { type Position } from '../../missing/actions/actions.service.js';
import { type OwedAction } from '../../missing/actions/owed-actions.js';
import { durationInWords, standing } from '../../missing/absence.js';
import { type Adulthood } from '../../missing/adulthood/adulthood.js';
import { type Early } from '../../missing/early-absence.js';
import { type ProfileStanding } from '../../missing/profile/profile-standing.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { type Description } from '../../missing/reports/reports.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { pages, type Pages } from '../components/pages.js';
import { day, dayAndTime } from '../filters/dates.js';
import { paths } from '../paths.js';
import { standingOf } from './absence-words.js';
import { linkedAbsences, type Linked } from './linked-absences.js';
import { profileAgeInWords } from './profile/profile-words.js';
import { timelineOf, type TimelineFacts, type TimelineItem } from './timeline.js';

export interface EpisodeFacts extends Omit<TimelineFacts, 'mayRecord'> {
  absences: readonly AbsenceRow[];
  identity: Identity;
  description: Description;
  profile: ProfileStanding;
  position: Position;
  /** What the ladder, messages and hand-overs add to the timeline. */
  others: readonly TimelineItem[];
  /** Whether the young person is 18, asked while the absence goes on. */
  age: Adulthood;
  now: Date;
  permissions: ReadonlySet<string>;
  page: number;
}

interface Task {
  text: string;
  href: string | null;
  state: string;
  tone: 'grave' | 'wait' | 'done';
  note: string;
}

export interface AbsenceModel {
  identity: Identity;
  title: string;
  banner: { title: string; text: string } | null;
  warnings: string[];
  linked: Linked;
  interview: string | null;
  /** Just now: that it is done, and what is next. */
  reported: { clock: string; next: { text: string; href?: string }[] } | null;
  profile: { text: string; isOverdue: boolean; href: string; packHref: string | null };
  actions: { text: string; href: string; primary: boolean }[];
  further: { text: string; href: string }[];
  tasks: Task[];
  police: { reference: string; risk: string; riskIsHigh: boolean; told: string };
  quick: { action: string; levels: { value: string; text: string }[] } | null;
  return903: { rows: string[]; counted: string };
  facts: { label: string; value: string }[];
  /** The latest of them, and on the first page what came before, folded away. */
  timeline: TimelineItem[];
  earlier: TimelineItem[];
  pages: Pages | null;
}

/** Items of the timeline on one page, and of those how many are shown before anybody asks. */
const ITEMS = 40;
const SHOWN = 5;

export function absenceView(facts: EpisodeFacts, query: PageRequest['query']): AbsenceModel {
  const { absence, identity, position, now, permissions } = facts;
  const mayRecord = permissions.has('missing:record');
  const kind = standing(segmentsOf(absence));
  const howLong = durationInWords(absence.from, absence.until ?? now);
  const timeline = timelineOf({ ...facts, mayRecord }, facts.others);
  const all = { items: timeline, page: facts.page, pageSize: ITEMS, total: timeline.length };
  return {
    identity,
    title: titleOf(absence, howLong),
    banner: bannerFor(absence, query),
    warnings: warningsOf(facts),
    linked: linkedAbsences(absence, facts.absences),
    interview: interviewInWords(absence, now),
    profile: profileOf(facts),
    actions: mayRecord ? actionsFor(absence, kind) : [],
    further: mayRecord ? furtherFor(facts) : [],
    tasks: position.owed.map((owed) => taskOf(owed, facts, mayRecord)),
    police: policeOf(absence, position),
    quick: mayRecord && !absence.until ? quickForms(absence.id) : null,
    return903: returnOf(position),
    facts: [...factsOf(absence), ...describedIn(facts.description)],
    reported: query.reported ? reportedPanel(absence) : null,
    ...folded(timeline.slice((facts.page - 1) * ITEMS, facts.page * ITEMS), facts.page === 1),
    pages: pages(all, paths.absence(absence.id)),
  };
}

function folded(items: TimelineItem[], isFirstPage: boolean): Pick<AbsenceModel, 'timeline' | 'earlier'> {
  const shown = isFirstPage && items.length > SHOWN + 1 ? SHOWN : items.length;
  return { timeline: items.slice(0, shown), earlier: items.slice(shown) };
}

function profileOf({ absence, profile, now, permissions }: EpisodeFacts): AbsenceModel['profile'] {
  return {
    text: profileAgeInWords(profile, now),
    isOverdue: profile.is === 'overdue',
    href: paths.profile(absence.child_id),
    packHref: permissions.has('pack:release') ? paths.policePack(absence.id) : null,
  };
}

function titleOf(absence: AbsenceRow, howLong: string): string {
  if (absence.until) return `Absence of ${howLong}`;
  return `${standingOf(absence).gone} ${howLong}`;
}

const EARLY: Record<Early, string> = {
  'before-care':
    'No care is recorded at the time the child went missing: the absence counts all the same. Record when care began.',
  'before-first-placement': 'The child went before the first placement.',
  'within-24-hours': 'The child went within 24 hours of coming into care.',
  'within-72-hours': 'The child went within 72 hours of coming into care.',
};

function warningsOf({ position, age, absence }: EpisodeFacts): string[] {
  const disputed =
    !absence.until && age.is === 'disputed'
      ? ['The dates of birth differ: nothing ends at 18 until they are settled.']
      : [];
  const due =
    !absence.until && !absence.adult_from && age.is === 'adult'
      ? ['This young person is 18 by the date of birth. A manager has to confirm it; nothing has ended by itself.']
      : [];
  return [...due, ...disputed, ...position.early.map((each) => EARLY[each])];
}

const BANNERS: Record<string, { title: string; text: string }> = {
  located: { title: 'Found, not yet back', text: 'The absence stays open until the child is back where they live.' },
  acknowledged: { title: 'Acknowledged', text: 'Nobody else is asked for it. The clock and later steps go on.' },
  rang: { title: 'Recorded', text: 'The call is on the ladder below.' },
  again: { title: 'Missing again', text: 'It is the same absence, and the clock runs on.' },
  logged: { title: 'In the log', text: 'The entry has been added.' },
  corrected: { title: 'Corrected', text: 'What was recorded before stays readable below.' },
  bed: { title: 'Recorded', text: 'The placement and the absence go on.' },
  adult: {
    title: 'Confirmed',
    text: 'Care ended on the 18th birthday. The search goes on until the adult is found or handed over.',
  },
};

function bannerFor(absence: AbsenceRow, query: PageRequest['query']): AbsenceModel['banner'] {
  if (query.returned && absence.interview_due_at)
    return { title: 'Back', text: `A return interview is due by ${dayAndTime(absence.interview_due_at)}.` };
  if (query.returned) return { title: 'The absence has ended', text: 'No return interview is due.' };
  return Object.entries(BANNERS).find(([name]) => query[name])?.[1] ?? null;
}

const DANGERS: Record<string, string> = { 'none-known': 'None known', unknown: 'Not known' };
const POLICE_SAID: Record<string, string> = {
  'not-recorded': 'Not recorded',
  told: 'Told',
  'telling-now': 'Being told when reported',
};

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

/** As it was reported. */
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
    { label: 'Police', value: POLICE_SAID[absence.police] ?? `Not told: ${absence.police_not_told_reason}` },
    { label: 'Reported', value: `${dayAndTime(absence.reported_at)} by ${absence.reported_by}` },
  ];
}

function interviewInWords({ interview_due_at }: AbsenceRow, now: Date): string | null {
  if (!interview_due_at) return null;
  const late = interview_due_at < now ? `, ${durationInWords(interview_due_at, now)} ago` : '';
  return `Return interview due by ${dayAndTime(interview_due_at)}${late}`;
}

function actionsFor({ id, until, adult_from }: AbsenceRow, kind: string | null): AbsenceModel['actions'] {
  const log = { text: 'Add to the log', href: paths.logAction(id), primary: Boolean(until) };
  if (until) return [log];
  if (adult_from) return [{ text: 'End the search', href: paths.endAdult(id), primary: true }, log];
  const back = { text: 'Record that the child is back', href: paths.return(id), primary: kind === 'away' };
  const steps =
    kind === 'missing'
      ? [{ text: 'Record that the child was found', href: paths.locate(id), primary: true }, back]
      : [back, { text: 'Missing again', href: paths.missingAgain(id), primary: false }];
  return [...steps, log];
}

function furtherFor({ absence, age, permissions }: EpisodeFacts): AbsenceModel['further'] {
  const { id, until, adult_from } = absence;
  const confirm = !until && !adult_from && age.is === 'adult' && permissions.has('missing:confirm-adult');
  return [
    ...(confirm ? [{ text: 'Confirm the 18th birthday', href: paths.confirmAdult(id) }] : []),
    { text: until ? 'Correct how it began or when it ended' : 'Correct how it began', href: paths.correctAbsence(id) },
    ...(until ? [] : [{ text: 'Add clothing or company', href: paths.describeMissing(id) }]),
    { text: 'Add what was learnt later', href: paths.interpose(id) },
    { text: 'The place the child is away from', href: paths.bed(id) },
  ];
}

function taskOf(owed: OwedAction, { absence, now, permissions }: EpisodeFacts, mayRecord: boolean): Task {
  const text = ACTION_KINDS[owed.kind];
  const href = mayRecord ? paths.logAction(absence.id, owed.kind) : null;
  if (owed.state === 'done') return { text, href: null, state: 'Done', tone: 'done', note: dayAndTime(owed.doneAt) };
  if (owed.state === 'decided-not')
    return { text, href, state: 'Decided not to', tone: 'done', note: owed.because ?? '' };
  if (owed.state === 'uncertain')
    return {
      text,
      href: mayRecord ? uncertainHref(owed, absence, permissions) : null,
      state: 'Not known',
      tone: 'wait',
      note: owed.because!,
    };
  const isLate = owed.dueAt < now;
  return {
    text,
    href,
    state: isLate ? 'Not logged' : 'To do',
    tone: isLate ? 'grave' : 'wait',
    note: absence.until ? `Never logged. ${owed.duty}` : dueInWords(owed.dueAt, now),
  };
}

function dueInWords(at: Date, now: Date): string {
  if (at > now) return `Due by ${dayAndTime(at)}`;
  return now.getTime() - at.getTime() < 60_000 ? 'Due now' : `Due ${dayAndTime(at)}: ${durationInWords(at, now)} ago`;
}

/** Where what is not known can be answered; null where it is for others to answer. */
function uncertainHref({ kind }: OwedAction, { id, child_id }: AbsenceRow, permissions: EpisodeFacts['permissions']) {
  if (kind !== 'home-office-told') return paths.logAction(id, kind);
  return permissions.has('child:record') ? paths.immigrationControl(child_id) : null;
}

function policeOf(absence: AbsenceRow, { police }: Position): AbsenceModel['police'] {
  const level = police.risk_level;
  return {
    reference: police.reference ?? 'None recorded',
    risk: level ? `${RISK_LEVELS[level]}, since ${dayAndTime(police.risk_since)}` : 'None recorded',
    riskIsHigh: level === 'high',
    told: police.told_at ? dayAndTime(police.told_at) : policeNotTold(absence),
  };
}

function policeNotTold({ police, police_not_told_reason }: AbsenceRow): string {
  if (police === 'telling-now') return 'Being told when reported; not yet logged';
  return police_not_told_reason ? `No: ${police_not_told_reason}` : 'Not on record';
}

function quickForms(id: string): AbsenceModel['quick'] {
  const levels = (Object.keys(RISK_LEVELS) as RiskLevel[]).map((value) => ({ value, text: RISK_LEVELS[value] }));
  return { action: paths.logAction(id), levels };
}

const TYPES = { M: 'Missing (M)', A: 'Away without authorisation (A)' };

function returnOf({ return903 }: Position): AbsenceModel['return903'] {
  const { rows, days, hours } = return903;
  return {
    rows: rows.map(({ type, from, until }) =>
      until === null
        ? `${TYPES[type]} from ${day(toIso(from))}, no end yet`
        : `${TYPES[type]} ${day(toIso(from))} to ${day(toIso(until))}`,
    ),
    counted: `${days} ${days === 1 ? 'night' : 'nights'}, ${hours} ${hours === 1 ? 'hour' : 'hours'} while looked after`,
  };
}
