import { ruleById } from '../../../law/registry.js';
import { durationInWords } from '../../../missing/absence.js';
import { type BreachRow } from '../../../placements/breaches/breaches.service.js';
import { paths } from '../../paths.js';

export interface BreachLine {
  id: string;
  href: string;
  rule: string;
  duty: string;
  trueFrom: Date;
  knownFrom: Date | null;
  until: Date | null;
  /** `standing`, `foreseen` or `ended`. */
  state: string;
  howLong: string | null;
  endReason: string | null;
  director: string;
}

const END_REASONS: Record<string, string> = {
  'attained-16': '16th birthday',
  'attained-18': '18th birthday',
  'placement-ended': 'the placement ended',
  'became-lawful': 'the place became lawful',
  'age-decided': 'the age was decided',
};

const DECISIONS: Record<string, string> = {
  'continue-while-moving': 'Director: stay while a lawful place is found',
  'move-now': 'Director: move now',
};

export function directorWords(decision: string | null): string {
  return decision ? DECISIONS[decision]! : 'The director’s decision is owed';
}

export function breachLine(row: BreachRow, now: Date): BreachLine {
  const state = row.true_from > now ? 'foreseen' : row.until && row.until <= now ? 'ended' : 'standing';
  return {
    id: row.id,
    href: paths.breach(row.id),
    rule: row.rule,
    duty: ruleById(row.rule)?.duty ?? row.rule,
    trueFrom: row.true_from,
    knownFrom: row.known_from,
    until: row.until,
    state,
    howLong: state === 'foreseen' ? null : durationInWords(row.true_from, state === 'ended' ? row.until! : now),
    endReason: row.end_reason && END_REASONS[row.end_reason]!,
    director: directorWords(row.director_decision),
  };
}
