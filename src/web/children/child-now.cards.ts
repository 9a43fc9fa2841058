import { durationInWords, standing } from '../../missing/absence.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { type PlacementRow } from '../../placements/placements.service.js';
import { type Card, type Row } from '../components/card/card.js';
import { day, dayAndTime } from '../filters/dates.js';
import { paths } from '../paths.js';
import { standingOf } from '../missing/interviews/interview-words.js';
import { owedInWords, profileAgeInWords } from '../missing/profile/profile-words.js';
import { type BreachLine } from '../placements/breaches/breach-line.js';
import { placementLine } from '../placements/placements.view.js';
import { type ChildFacts } from './child-facts.js';

/** Where the child lives now, and in one line whether that is lawful. */
export function placementCard(facts: ChildFacts, breaches: readonly BreachLine[]): Card {
  const { child, placements, actor, now } = facts;
  const current = placements.find(({ from, until }) => from <= now && (until === null || until > now));
  const hidden = child.hidden.includes('address') && actor.permissions.has('child:break-glass');
  const open = { text: 'Open in an emergency', href: `${paths.openInEmergency(child.id)}?scope=address` };
  const card = { id: 'lives', title: 'Where the child lives now', actions: hidden ? [open] : [] };
  if (!current) return { ...card, rows: [], lead: nowhere(facts) };
  return { ...card, lead: lawful(facts, current, breaches), rows: placementRows(current) };
}

function nowhere({ child }: ChildFacts): Card['lead'] {
  const lookedAfter = child.standing === 'looked-after';
  return {
    text: lookedAfter ? 'In care, and nobody has recorded where the child lives' : 'No placement is recorded',
    grave: lookedAfter,
  };
}

/** That no breach stands is no verdict where the law could not be asked. */
function lawful({ child }: ChildFacts, current: PlacementRow, breaches: readonly BreachLine[]): Card['lead'] {
  const [worst] = breaches;
  if (worst) return { text: `Not lawful for ${worst.days} (${worst.rule})`, grave: true };
  if (!child.birth.safeguarding)
    return { text: 'Whether it is lawful cannot be told without a date of birth', grave: true };
  return {
    text:
      current.basis === 'approved' ? 'Lawful: no breach stands' : 'No breach stands. Nobody approved this placement',
  };
}

function placementRows(current: PlacementRow): Row[] {
  const { where, what, href, from } = placementLine(current);
  return [
    { label: 'Where', value: where, href },
    { label: 'Kind of place', value: what },
    ...(current.address_shown && current.postcode ? [{ label: 'Postcode', value: current.postcode }] : []),
    { label: 'Since', value: dayAndTime(from) },
  ];
}

/** How old what helps to find the child is, and what is owed of it. */
export function profileCard({ child, profile, now }: ChildFacts): Card {
  const owed = owedInWords(profile);
  return {
    id: 'profile',
    title: 'Missing profile',
    lead: { text: profileAgeInWords(profile, now), grave: profile.is === 'overdue' },
    rows: owed ? [{ label: profile.is === 'overdue' ? 'Overdue' : 'Due', value: owed }] : [],
    actions: [{ text: 'Open the profile', href: paths.profile(child.id) }],
  };
}

const SHOWN = 3;

/** Missing or away now, or the last absences. */
export function absencesCard({ child, absences, interviews, now }: ChildFacts): Card {
  const count = absences.length;
  const [latest] = absences;
  const open = latest?.until === null ? latest : null;
  return {
    id: 'missing',
    title: 'Missing',
    lead: open
      ? { text: openInWords(open, now), grave: true }
      : { text: count ? 'Not missing now' : 'Never recorded as missing' },
    rows: absences.slice(0, SHOWN).map((absence) => absenceRow(absence, interviews, now)),
    actions: count > SHOWN ? [{ text: `All ${count} absences`, href: paths.childMissing(child.id) }] : [],
  };
}

function openInWords(open: AbsenceRow, now: Date): string {
  const what = standing(segmentsOf(open)) === 'missing' ? 'Missing' : 'Away without permission';
  return `${what} for ${durationInWords(open.from, now)}`;
}

function absenceRow(absence: AbsenceRow, interviews: ChildFacts['interviews'], now: Date): Row {
  const due = interviews.find(({ absenceId }) => absenceId === absence.id);
  return {
    label: day(absence.from),
    value: absence.until ? durationInWords(absence.from, absence.until) : 'Not back',
    href: paths.absence(absence.id),
    note: due && `Return interview: ${standingOf(due, now).text.replace(/^./, (first) => first.toLowerCase())}`,
  };
}
