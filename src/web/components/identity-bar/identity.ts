import { type ChildView } from '../../../children/child-view.js';
import { LEGAL_STATUS_CODES, LEGAL_STATUSES, type LegalStatusCode } from '../../../children/legal-statuses.js';
import { durationInWords } from '../../../missing/absence.js';
import { type AbsenceRow } from '../../../missing/missing.service.js';
import { type Standing, standingOf } from '../../missing/absence-words.js';
import { paths } from '../../paths.js';

/** The bar on every page about a child: never act on the wrong one. */
export interface Identity {
  childId: string;
  name: string;
  knownAs: string | null;
  href: string;
  restricted: boolean;
  /** Where to report the child missing; null while the child is missing or away, and for somebody of 18 or over. */
  reportHref: string | null;
  facts: { label: string; value: string }[];
  /** Null when the child is neither missing nor away. */
  clock:
    | (Standing & {
        since: Date;
        sinceIso: string;
        howLong: string;
        href: string;
      })
    | null;
}

export function legalStatusName(code: string | null | undefined): string {
  return code ? `${LEGAL_STATUSES[code as LegalStatusCode]} (${code})` : 'Not recorded';
}

/** Every legal status, to choose from. */
export const legalStatusChoices = LEGAL_STATUS_CODES.map((value) => ({ value, text: legalStatusName(value) }));

export function identityOf(child: ChildView, absences: readonly AbsenceRow[], now: Date): Identity {
  const { allocation, legalStatus } = child.now;
  const open = absences.find(({ until }) => until === null);
  return {
    childId: child.id,
    name: `${child.givenName} ${child.familyName}`,
    knownAs: child.knownAs,
    href: paths.child(child.id),
    restricted: child.restrictions.some(({ scope }) => scope === 'child'),
    reportHref: open || child.standing === 'care-leaver' ? null : paths.reportChildMissing(child.id),
    facts: [
      { label: 'Age', value: ageInWords(child) },
      { label: 'Status', value: legalStatusName(legalStatus?.code) },
      { label: 'Worker', value: allocation ? `${allocation.workerName}, ${allocation.teamName}` : 'Nobody' },
      ...(child.localNumber ? [{ label: 'Number', value: child.localNumber }] : []),
    ],
    clock: open ? clockOf(open, now) : null,
  };
}

function ageInWords({ age, birth }: ChildView): string {
  if (age === null) return 'Not known';
  const { safeguarding } = birth;
  return safeguarding && safeguarding.earliest !== safeguarding.latest ? `${age}, uncertain` : String(age);
}

function clockOf(open: AbsenceRow, now: Date): NonNullable<Identity['clock']> {
  return {
    ...standingOf(open),
    since: open.from,
    sinceIso: open.from.toISOString(),
    howLong: durationInWords(open.from, now),
    href: paths.absence(open.id),
  };
}
