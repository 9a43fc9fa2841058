import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { durationInWords, standing } from '../../missing/absence.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';

interface Line {
  href: string;
  childName: string;
  childHref: string;
  what: 'Missing' | 'Away' | 'Back';
  howLong: string;
  since: Date;
  /** Null once back. */
  ticking: string | null;
  lastSeen: string;
  police: string;
  next: { text: string; href: string } | null;
}

export interface MissingNowModel {
  everyone: boolean;
  lines: Line[];
  total: number;
  pages: Pages | null;
  mayReport: boolean;
}

export function missingNowView(list: Paged<AbsenceRow>, everyone: boolean, now: Date, actor: Actor): MissingNowModel {
  const mayRecord = actor.permissions.has('missing:record');
  return {
    everyone,
    lines: list.items.map((absence) => line(absence, now, mayRecord)),
    total: list.total,
    pages: pages(list, everyone ? `${paths.missing}?all=1` : paths.missing),
    mayReport: mayRecord,
  };
}

function line(absence: AbsenceRow, now: Date, mayRecord: boolean): Line {
  const kind = standing(segmentsOf(absence));
  const open = absence.until === null;
  return {
    href: paths.absence(absence.id),
    childName: `${absence.given_name} ${absence.family_name}`,
    childHref: paths.child(absence.child_id),
    what: open ? (kind === 'missing' ? 'Missing' : 'Away') : 'Back',
    howLong: durationInWords(absence.from, absence.until ?? now),
    since: absence.from,
    ticking: open ? absence.from.toISOString() : null,
    lastSeen: `${absence.last_seen_place} (${absence.last_seen_by})`,
    police: policeInWords(absence),
    next: open && mayRecord ? nextStep(absence, kind) : null,
  };
}

function nextStep({ id }: AbsenceRow, kind: string | null): Line['next'] {
  return kind === 'missing'
    ? { text: 'Record found', href: paths.locate(id) }
    : { text: 'Record return', href: paths.return(id) };
}

export function policeInWords({ police, police_reference, police_not_told_reason }: AbsenceRow): string {
  const reference = police_reference ? `, reference ${police_reference}` : '';
  if (police === 'told') return `Told${reference}`;
  return police === 'telling-now' ? `Being told when reported${reference}` : `Not told: ${police_not_told_reason}`;
}
