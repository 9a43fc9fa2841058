import { durationInWords } from '../../../missing/absence.js';
import { OUTCOME_WORDS } from '../../../missing/interviews/outcome.js';
import { type ChildsInterview } from '../../../missing/interviews/owed-interviews.service.js';
import { dayAndTime } from '../../filters/dates.js';

/** How an interview stands, in one line; `grave` marks what is late by more than colour. */
export interface Standing {
  text: string;
  grave: boolean;
}

/** Late is said as late, in hours or days, whether or not it was held in the end. */
export function standingOf(due: ChildsInterview, now: Date): Standing {
  if (due.heldAt) return heldInWords(due, due.heldAt);
  if (!due.pending) return { text: OUTCOME_WORDS[due.outcome], grave: false };
  const late = due.dueAt < now;
  const when = late ? `${durationInWords(due.dueAt, now)} late` : `due in ${durationInWords(now, due.dueAt)}`;
  const next = nextInWords(due);
  return { text: late ? `Late: ${next}, ${when}` : `${next}, ${when}`.replace(/^./, (c) => c.toUpperCase()), grave: late };
} // prettier-ignore

function heldInWords({ dueAt, leftAt: _, independent }: ChildsInterview, heldAt: Date): Standing {
  const late = heldAt > dueAt;
  const by = independent === false ? ', by somebody who is not independent' : '';
  return { text: late ? `Held ${durationInWords(dueAt, heldAt)} late${by}` : `Held within 72 hours${by}`, grave: late };
}

function nextInWords({ offeredAt, answer, arrangedFor }: ChildsInterview): string {
  if (arrangedFor) return `arranged for ${dayAndTime(arrangedFor)}`;
  if (answer === 'accepted') return 'accepted and not arranged';
  return offeredAt ? 'offered, no answer yet' : 'not offered';
}
