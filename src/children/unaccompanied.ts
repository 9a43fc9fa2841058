import { londonDay } from '../kernel/london-time.js';
import { upToDateThrough } from './answer-age.js';

export const UNACCOMPANIED_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type UnaccompaniedAnswer = (typeof UNACCOMPANIED_ANSWERS)[number];

/** What ends being unaccompanied (decision 22); a grant of status does not. */
export const UNACCOMPANIED_ENDINGS = {
  reunion: 'Reunited with a parent',
  'adult-took-responsibility': 'An adult took responsibility by law or custom',
  'found-to-be-adult': 'Found to be an adult',
  'turned-18': 'Turned 18',
} as const;
export type UnaccompaniedEnding = keyof typeof UNACCOMPANIED_ENDINGS;

/** After these the child has a responsible adult: the answer is no from then on. After the others nobody is asked. */
const ACCOMPANIED_AFTER: readonly UnaccompaniedEnding[] = ['reunion', 'adult-took-responsibility'];

export function isAccompaniedAfter(ending: UnaccompaniedEnding): boolean {
  return ACCOMPANIED_AFTER.includes(ending);
}

/** An answer as recorded; it holds from when it is true. */
export interface RecordedAnswer {
  id: string;
  answer: UnaccompaniedAnswer;
  from: Date;
  until: Date | null;
  answeredAt: Date;
  endReason: UnaccompaniedEnding | 'answered-again' | null;
  version: number;
}

export interface UnaccompaniedState {
  is: UnaccompaniedAnswer;
  /** Unknown because never asked, asked and not answered, or answered too long ago. Null for yes and no. */
  because: 'never-asked' | 'not-answered' | 'out-of-date' | null;
  answeredAt: Date | null;
}

/** The state at an instant (decisions 22 and 24). “Yes” stands until it is ended; “no” is out of date after 6 months. */
export function unaccompaniedAt(at: Date, answers: readonly RecordedAnswer[]): UnaccompaniedState {
  const holding = answers.find(({ from, until }) => from <= at && (until === null || at < until));
  if (!holding) return { is: 'unknown', because: 'never-asked', answeredAt: null };
  const { answer, answeredAt } = holding;
  if (answer === 'unknown') return { is: 'unknown', because: 'not-answered', answeredAt };
  if (answer === 'no' && londonDay(at) > upToDateThrough(answeredAt))
    return { is: 'unknown', because: 'out-of-date', answeredAt };
  return { is: answer, because: null, answeredAt };
}
