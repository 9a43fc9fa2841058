import { type PageRequest } from '../../../http/page-request.js';
import { definitionOf, isPoliceOnly, PARTS, type Part, type ProfileItem, SUBJECT_IDS, type Subject } from '../../../missing/profile/profile.js'; // prettier-ignore
import { PROFILE_SCHEME } from '../../../missing/profile/profile-scheme.js';
import { type Profile } from '../../../missing/profile/profile.service.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { day, dayAndTime } from '../../filters/dates.js';
import { paths } from '../../paths.js';
import { agoInWords, owedInWords, profileAgeInWords, unansweredName } from './profile-words.js';

interface ItemLine {
  id: string;
  words: string;
  confirmed: string;
  /** Older than the scheme allows. */
  old: boolean;
  policeOnly: boolean;
  changeHref: string;
  confirmHref: string;
  /** For whoever hears the links one after the other. */
  about: string;
}

interface SubjectLine {
  name: string;
  items: ItemLine[];
  /** Of what a child has several, and of what is not known. */
  addHref: string | null;
}

export interface ProfileModel {
  identity: Identity;
  banner: string | null;
  age: string;
  owed: { text: string; isOverdue: boolean } | null;
  unanswered: string[];
  parts: { id: string; title: string; subjects: SubjectLine[] }[];
  photo: { src: string; facts: string[]; width: number; height: number } | null;
  handOvers: { to: string; when: string; by: string }[];
  handOverDue: boolean;
  addressHidden: boolean;
  mayRecord: boolean;
  hasItems: boolean;
  href: { confirmAll: string; record: string; photo: string; handOver: string; history: string; pack: string | null };
  scheme: string;
}

const DONE: Record<string, string> = {
  confirmed: 'Confirmed',
  recorded: 'The profile has been changed',
  photo: 'The photograph has been kept, without where and with what it was taken',
  'photo-webp': 'The photograph has been kept. It is a WebP picture, which a PDF cannot hold: in a pack it comes as a file of its own',
  'handed-over': 'The hand-over has been recorded',
}; // prettier-ignore

export function profileView(
  identity: Identity,
  profile: Profile,
  { now, openAbsenceId, request }: { now: Date; openAbsenceId: string | null; request: PageRequest },
): ProfileModel {
  const { childId, standing, photo } = profile;
  const { permissions } = request.actor;
  const mayRecord = permissions.has('missing:record');
  const owed = owedInWords(standing);
  return {
    identity,
    banner: DONE[request.query.done ?? ''] ?? null,
    age: profileAgeInWords(standing, now),
    owed: owed ? { text: owed, isOverdue: standing.is === 'overdue' } : null,
    unanswered: standing.unanswered.map(unansweredName),
    parts: (Object.keys(PARTS) as Part[]).map((part) => ({
      id: part,
      title: PARTS[part],
      subjects: SUBJECT_IDS.filter((subject) => definitionOf(subject).part === part).map((subject) =>
        subjectLine(subject, profile, now, mayRecord),
      ),
    })),
    photo: photo && {
      src: paths.profilePicture(childId, photo.pictureId),
      width: photo.width,
      height: photo.height,
      facts: [
        photo.takenOn ? `Taken ${day(photo.takenOn)}` : 'Day taken: not known',
        `Confirmed ${agoInWords(photo.confirmedAt, now)} by ${photo.confirmedBy}`,
      ],
    },
    handOvers: profile.handOvers.map(({ handedTo, handedAt, handedBy }) => ({
      to: handedTo,
      when: dayAndTime(handedAt),
      by: handedBy,
    })),
    handOverDue: standing.handOverDue,
    addressHidden: !profile.addressShown,
    mayRecord,
    hasItems: profile.items.length > 0 || photo !== null,
    href: {
      confirmAll: paths.confirmProfile(childId),
      record: paths.recordProfileItem(childId),
      photo: paths.profilePhoto(childId),
      handOver: paths.handOverProfile(childId),
      history: paths.profileHistory(childId),
      pack: openAbsenceId && permissions.has('pack:release') ? paths.policePack(openAbsenceId) : null,
    },
    scheme: schemeInWords(),
  };
}

function subjectLine(subject: Subject, { childId, items }: Profile, now: Date, mayRecord: boolean): SubjectLine {
  const { name, many } = definitionOf(subject);
  const known = items.filter((item) => item.subject === subject);
  return {
    name,
    items: known.map((item) => itemLine(item, childId, name, now)),
    addHref: mayRecord && (many || !known.length) ? `${paths.recordProfileItem(childId)}?subject=${subject}` : null,
  };
}

function itemLine(item: ProfileItem, childId: string, name: string, now: Date): ItemLine {
  const days = (now.getTime() - item.confirmedAt.getTime()) / 86_400_000;
  return {
    id: item.id,
    words: item.words,
    confirmed: `Confirmed ${agoInWords(item.confirmedAt, now)} by ${item.confirmedBy}`,
    old: days > PROFILE_SCHEME.refreshMonths * 31,
    policeOnly: item.protected || isPoliceOnly(item.subject),
    changeHref: paths.changeProfileItem(childId, item.id),
    confirmHref: paths.confirmProfileItem(childId, item.id),
    about: `${name}: ${item.words.slice(0, 60)}`,
  };
}

function schemeInWords(): string {
  const { otherwiseWorkingDays, refreshMonths, source, heldSince } = PROFILE_SCHEME;
  return `Due on the day of the placement for a trafficked or unaccompanied child, within ${otherwiseWorkingDays} working days for others; to be confirmed every ${refreshMonths} months. ${source}. Held since ${day(heldSince)}, not verified with your police force.`;
}
