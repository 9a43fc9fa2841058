import { londonDay } from '../kernel/london-time.js';
import { type PlainDate } from '../kernel/plain-date.js';
import { joined, type Segment } from './absence.js';

/** What the annual return will say of an open absence when the placement the child is away from ends. */
export interface ReturnWillSay {
  /** The row that has no end: `M` missing, `A` away. */
  type: 'M' | 'A';
  from: PlainDate;
  placementEnds: PlainDate;
  /** Rule 575: a spell away that began in a placement has an end by the time the placement has one. */
  breaks575: boolean;
}

/**
 * Rule 575 is about the placement spell: it breaks for a row that began while the placement went on and has no end. A row
 * that began before or after it belongs to another placement.
 */
export function returnWillSay(segments: readonly Segment[], placedFrom: Date, endsAt: Date): ReturnWillSay | null {
  const open = joined(segments).find(({ until }) => until === null);
  if (!open) return null;
  return {
    type: open.kind === 'missing' ? 'M' : 'A',
    from: londonDay(open.from),
    placementEnds: londonDay(endsAt),
    breaks575: londonDay(open.from) >= londonDay(placedFrom) && londonDay(open.from) <= londonDay(endsAt),
  };
}
