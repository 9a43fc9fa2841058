import { type LapseOutcome } from '../../../care-settings/lapses/lapse-work.js';
import { type LapseWorkRow } from '../../../care-settings/lapses/lapses.service.js';
import { type Standing } from '../../../rejudging/rejudgement.js';
import { VERDICT_TAGS } from '../../law/rule.view.js';
import { paths } from '../../paths.js';

export const OUTCOME_WORDS: Record<LapseOutcome, string> = {
  'stays-lawful': 'The child stays: it is lawful',
  'remains-in-breach': 'The child stays for now: it is not lawful, and the director’s decision is owed',
  moved: 'The child has moved',
};

/** What somebody has to decide, or has decided, as a line of a list. */
export interface WorkLine {
  href: string;
  childName: string;
  settingName: string;
  owner: string | null;
  dueAt: Date;
  isOverdue: boolean;
  /** Null while it is owed. */
  outcome: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export function workLine(row: LapseWorkRow, now: Date): WorkLine {
  return {
    href: paths.lapseWork(row.id),
    childName: `${row.givenName} ${row.familyName}`,
    settingName: row.settingName,
    owner: row.ownerName,
    dueAt: row.dueAt,
    isOverdue: row.outcome === null && row.dueAt < now,
    outcome: row.outcome && OUTCOME_WORDS[row.outcome],
    decidedAt: row.decidedAt,
    decidedBy: row.decidedByName,
  };
}

/** A verdict as a tag with the rules it comes from. */
export interface StandingTag {
  tag: { text: string; classes: string };
  rules: string;
}

/** Of the whole placement, in the words of the gate. */
export function standingTag({ verdict, rules }: Standing): StandingTag {
  const text = { met: 'Lawful', breached: 'Not lawful', unknown: 'Cannot tell', 'not-engaged': 'Not tested' }[verdict];
  return { tag: { ...VERDICT_TAGS[verdict], text }, rules: verdict === 'not-engaged' ? '' : rules.join(', ') };
}
