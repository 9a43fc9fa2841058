import { foundAt, type SegmentKind, standing } from '../../missing/absence.js';
import { type AbsenceRow, segmentsOf } from '../../missing/missing.service.js';

/** Where an absence that goes on stands. Found is not back (decision 14): the clock that runs is not said of being away. */
export interface Standing {
  what: 'Missing' | 'Away' | 'Found, not back' | 'Missing, now adult';
  /** What comes before how long the child has been gone. */
  gone: string;
  foundAt: Date | null;
}

/** `foundAt`: of a child who is away, null where the whereabouts were known all along. */
export function standingInWords(kind: SegmentKind | null, foundAt: Date | null, isAdult = false): Standing {
  if (isAdult) return { what: 'Missing, now adult', gone: 'Missing, now adult, for', foundAt };
  if (kind === 'missing') return { what: 'Missing', gone: 'Missing for', foundAt: null };
  if (foundAt === null) return { what: 'Away', gone: 'Away for', foundAt };
  return { what: 'Found, not back', gone: 'Found, not back, gone for', foundAt };
}

export function standingOf(absence: Pick<AbsenceRow, 'segments' | 'adult_from'>): Standing {
  const segments = segmentsOf(absence);
  return standingInWords(standing(segments), foundAt(segments), Boolean(absence.adult_from));
}

/** The answers of a report as a person says them. */
export const DANGER_WORDS: Record<string, string> = {
  some: 'In immediate danger',
  'none-known': 'None known',
  unknown: 'Not known',
};

interface PoliceAnswers {
  police: string;
  police_reference: string | null;
  police_not_told_reason: string | null;
}

export function policeInWords({ police, police_reference, police_not_told_reason }: PoliceAnswers): string {
  const reference = police_reference ? `, reference ${police_reference}` : '';
  if (police === 'not-recorded') return `Not recorded${reference}`;
  if (police === 'told') return `Told${reference}`;
  return police === 'telling-now' ? `Being told when reported${reference}` : `Not told: ${police_not_told_reason}`;
}
