import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { durationInWords, standing } from '../../missing/absence.js';
import { paths } from '../paths.js';
import { policeInWords, type Standing, standingOf } from './absence-words.js';

/** A line of a table of one child's absences. */
export interface AbsenceLine {
  href: string;
  childName: string;
  what: Standing['what'] | 'Back';
  howLong: string;
  since: Date;
  /** Null once back. */
  ticking: string | null;
  lastSeen: string;
  police: string;
  next: { text: string; href: string } | null;
}

export function absenceLine(absence: AbsenceRow, now: Date, mayRecord: boolean): AbsenceLine {
  const kind = standing(segmentsOf(absence));
  const open = absence.until === null;
  return {
    href: paths.absence(absence.id),
    childName: `${absence.given_name} ${absence.family_name}`,
    what: open ? standingOf(absence).what : 'Back',
    howLong: durationInWords(absence.from, absence.until ?? now),
    since: absence.from,
    ticking: open ? absence.from.toISOString() : null,
    lastSeen: `${absence.last_seen_place} (${absence.last_seen_by})`,
    police: policeInWords(absence),
    next: open && mayRecord ? nextStep(absence, kind) : null,
  };
}

function nextStep({ id }: AbsenceRow, kind: string | null): AbsenceLine['next'] {
  return kind === 'missing'
    ? { text: 'Record found', href: paths.locate(id) }
    : { text: 'Record return', href: paths.return(id) };
}
