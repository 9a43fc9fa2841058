import { type ChildView } from '../children/child-view.js';
import { londonDay } from '../kernel/london-time.js';
import { addMonths } from '../kernel/plain-date.js';
import { day, dayAndTime } from '../kernel/time-in-words.js';
import { type PlacementRow } from '../placements/placements.service.js';
import { durationInWords, foundAt, standing } from '../missing/absence.js';
import { type AbsenceRow, segmentsOf } from '../missing/missing.service.js';
import { type Description } from '../missing/reports/reports.service.js';
import { definitionOf, isPoliceOnly, PARTS, type Part, SUBJECT_IDS, type Subject } from '../missing/profile/profile.js';
import { type Profile } from '../missing/profile/profile.service.js';

/** Who a pack is for. Only the police copy carries addresses and what is marked for the police (decision 18). */
export const AUDIENCES = ['police', 'host-authority', 'other'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_WORDS: Record<Audience, string> = {
  police: 'Police copy',
  'host-authority': 'Copy for the authority whose area the child lives in',
  other: 'Copy for somebody else',
};

export const MARKING = 'OFFICIAL-SENSITIVE';
export const NOT_FOR_DISCLOSURE = 'Not for disclosure: addresses are for the police only and go to nobody else.';
export const NOT_KNOWN = 'Not known';

/** A line of a pack. */
export interface PackLine {
  label: string;
  values: { words: string; note?: string }[];
}

export interface PackSection {
  title: string;
  /** Above the lines. */
  warning?: string;
  lines: PackLine[];
}

/** All that a pack says, in words: kept as it was released, printed and drawn from nothing else. */
export interface Pack {
  audience: Audience;
  authority: string;
  childName: string;
  knownAs: string | null;
  sections: PackSection[];
  pictureId: string | null;
  /** When the photograph was taken and last confirmed; that there is none. */
  photoWords: string;
  /** “Profile last confirmed …”, by its oldest part. */
  profileWords: string;
}

export interface PackParts {
  audience: Audience;
  authority: string;
  child: ChildView;
  absence: AbsenceRow;
  description: Description;
  /** Of the child, the latest first. */
  absences: readonly AbsenceRow[];
  placements: readonly PlacementRow[];
  profile: Profile;
  now: Date;
}

/** What nobody has recorded is said to be not known. Nothing of another child is in reach here (decision 17). */
export function packOf(parts: PackParts): Pack {
  const { audience, authority, child, profile } = parts;
  return {
    audience,
    authority,
    childName: `${child.givenName} ${child.familyName}`,
    knownAs: child.knownAs,
    sections: [
      { title: 'Who is missing', lines: whoLines(parts) },
      { title: 'What happened', lines: whatLines(parts) },
      ...(audience === 'police' ? [addresses(parts)] : []),
      ...profileSections(profile, audience),
      { title: 'Earlier absences', lines: earlierLines(parts) },
    ],
    pictureId: profile.photo?.pictureId ?? null,
    photoWords: photoWords(profile),
    profileWords: profileWords(profile),
  };
}

/** Where the child lived when last seen; null: no placement is recorded for then. */
export function placementMissingFrom({ absence, placements }: Pick<PackParts, 'absence' | 'placements'>) {
  const at = absence.from;
  return placements.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null;
}

const SEX: Record<string, string> = { M: 'Male', F: 'Female', U: 'Not recorded as either' };
const DANGERS: Record<string, string> = { 'none-known': 'None known', unknown: 'Not known' };

function whoLines({ child, authority }: PackParts): PackLine[] {
  const { allocation } = child.now;
  return [
    line('Born', birthWords(child)),
    line('Sex', child.sex && SEX[child.sex]),
    line('Responsible authority', authority),
    line('Social worker', allocation && `${allocation.workerName}, ${allocation.teamName}`),
  ];
}

function birthWords({ age, birth }: ChildView): string | null {
  const dates = birth.safeguarding;
  if (!dates || age === null) return null;
  const isSure = dates.earliest === dates.latest;
  const born = isSure ? day(dates.earliest) : `between ${day(dates.earliest)} and ${day(dates.latest)}`;
  return `${born}, aged ${age}${isSure ? '' : ' or older'}`;
}

/** Found is not back, and the clock runs from when the child went. */
function goneWords(absence: AbsenceRow): string {
  const segments = segmentsOf(absence);
  const found = foundAt(segments);
  if (found) return `Found ${dayAndTime(found)}, not back; gone for`;
  return standing(segments) === 'away' ? 'Away, whereabouts known, for' : 'Missing for';
}

/** Company may name somebody else's child: it is for the police alone. */
function whatLines({ audience, absence, description, now }: PackParts): PackLine[] {
  const gone = `${goneWords(absence)} ${durationInWords(absence.from, now)}, as at ${dayAndTime(now)}`;
  const isExact = absence.last_seen_earliest.getTime() === absence.last_seen_latest.getTime();
  const [earliest, latest] = [absence.last_seen_earliest, absence.last_seen_latest].map(dayAndTime);
  return [
    line('Now', absence.until ? 'Back' : gone),
    line('Last seen', isExact ? earliest : `Between ${earliest} and ${latest}`),
    line('Last seen where', absence.last_seen_place),
    line('Last seen by', absence.last_seen_by),
    line('Wearing', description.clothing),
    ...(audience === 'police' ? [line('May be with', description.company)] : []),
    line('Immediate danger', absence.danger_details ?? DANGERS[absence.danger]),
    line('Reported', `${dayAndTime(absence.reported_at)} by ${absence.reported_by}`),
    line('Police reference', absence.police_reference),
    ...(absence.whereabouts_place && audience === 'police'
      ? [line('Said to be at', `${absence.whereabouts_place}, checked by ${absence.whereabouts_verified_by}`)]
      : []),
  ];
}

function addresses(parts: PackParts): PackSection {
  const { profile, absences, absence } = parts;
  const from = placementMissingFrom(parts);
  const found = absences.filter(({ id, located_place }) => id !== absence.id && located_place);
  return {
    title: 'Addresses',
    warning: NOT_FOR_DISCLOSURE,
    lines: [
      line('Missing from', from && addressWords(from)),
      itemLine(profile, 'address-to-search', 'To search'),
      ...(found.length
        ? [
            {
              label: 'Found before at',
              values: found.slice(0, SHOWN).map(({ located_place, located_at }) => ({
                words: located_place!,
                note: day(located_at),
              })),
            },
          ]
        : []),
    ],
  };
}
const SHOWN = 3;

function addressWords({ setting_name, postcode, address_shown }: PlacementRow): string {
  if (!address_shown) return 'Restricted to named people';
  return `${setting_name}, ${postcode ?? 'postcode not recorded'}`;
}

function profileSections(profile: Profile, audience: Audience): PackSection[] {
  const given = profile.items.filter((item) => audience === 'police' || !item.protected);
  return (Object.keys(PARTS) as Part[]).map((part) => {
    const subjects = SUBJECT_IDS.filter(
      (subject) =>
        definitionOf(subject).part === part && !isPoliceOnly(subject) && !isWithheld(profile, subject, audience),
    );
    const known = subjects.filter((subject) => given.some((item) => item.subject === subject));
    const unknown = subjects.filter((subject) => !known.includes(subject));
    const names = unknown.map((subject) => definitionOf(subject).name).join('; ');
    const lines = known.map((subject) => itemLine({ items: given }, subject, definitionOf(subject).name));
    return { title: PARTS[part], lines: names ? [...lines, line(NOT_KNOWN, names)] : lines };
  });
}

/** All that is known of it is for the police: “not known” would be untrue, and that there is something is not said. */
function isWithheld({ items }: Profile, subject: Subject, audience: Audience): boolean {
  const known = items.filter((item) => item.subject === subject);
  return audience !== 'police' && known.length > 0 && known.every((item) => item.protected);
}

function itemLine({ items }: Pick<Profile, 'items'>, subject: Subject, label: string): PackLine {
  const known = items.filter((item) => item.subject === subject);
  if (known.length === 0) return line(label, null);
  const values = known.map(({ words, confirmedAt }) => ({ words, note: `confirmed ${day(confirmedAt)}` }));
  return { label, values };
}

function earlierLines({ absences, absence, now }: PackParts): PackLine[] {
  const earlier = absences.filter(({ id, from }) => id !== absence.id && from < absence.from);
  const yearAgo = addMonths(londonDay(now), -12);
  const [latest] = earlier;
  return [
    line('In the last 12 months', String(earlier.filter(({ from }) => londonDay(from) >= yearAgo).length)),
    ...(latest
      ? [line('The last', `${day(latest.from)}, for ${durationInWords(latest.from, latest.until ?? now)}`)]
      : []),
  ];
}

function line(label: string, words: string | null | undefined): PackLine {
  return { label, values: [{ words: words ? words : NOT_KNOWN }] };
}

function photoWords({ photo }: Profile): string {
  if (!photo) return 'No photograph';
  const taken = photo.takenOn ? `Taken ${day(photo.takenOn)}` : 'Day taken not known';
  return `${taken}. Confirmed ${day(photo.confirmedAt)}`;
}

function profileWords({ standing }: Profile): string {
  const { lastConfirmedAt } = standing;
  return lastConfirmedAt
    ? `Nothing in the profile was confirmed before ${day(lastConfirmedAt)}`
    : 'No profile is recorded';
}
