import { type Segment, type SegmentKind } from '../absence.js';

/** A segment as it is kept, with who established it and how. */
export interface KnownSegment extends Segment {
  id: string;
  by: string | null;
  how: string | null;
}

/** A segment to be kept; without an id it is new. */
export type KeptSegment = Omit<KnownSegment, 'id'> & { id: string | null };

export interface Interlude {
  from: Date;
  /** Exclusive; left out: until the segment it lies in ends. */
  until?: Date;
  kind: SegmentKind;
  by: string;
  how: string;
}

export type Edit = { segments: KeptSegment[] } | { fault: { field: string; message: string } };

/**
 * Moves where one of several segments, in order, begins; the one before it ends there. Cover stays whole: what one gains
 * the other loses.
 */
export function moveStart(segments: readonly KnownSegment[], index: number, from: Date): Edit {
  const before = segments[index - 1];
  const moved = segments[index]!;
  if (before && from <= before.from) return fault('from', 'It must begin after the one before it began');
  if (moved.until && from >= moved.until) return fault('from', 'It must begin before it ended');
  return {
    segments: segments.map((segment, i) =>
      i === index ? { ...segment, from } : i === index - 1 ? { ...segment, until: from } : segment,
    ),
  };
}

/**
 * A stretch of the other kind inside one segment, recorded afterwards: found for an hour on the second night, say. The
 * segment goes on after it unless it lasts to the segment's end.
 */
export function interpose(segments: readonly KnownSegment[], { from, until, kind, by, how }: Interlude): Edit {
  const index = segments.findIndex((each) => each.from <= from && (each.until === null || from < each.until));
  const within = segments[index];
  if (!within) return fault('from', 'It must lie within the absence');
  if (within.kind === kind) return fault('kind', `The child is recorded as ${kind} then already`);
  if (until && until <= from) return fault('until', 'It must end after it began');
  if (until && within.until && until > within.until) return fault('until', 'It must end before the next one begins');
  const lastsToItsEnd = !until || until.getTime() === within.until?.getTime();
  const middle = { id: null, kind, from, until: lastsToItsEnd ? within.until : until, by, how };
  const tail = lastsToItsEnd ? [] : [{ ...within, id: null, from: until }];
  if (from.getTime() === within.from.getTime())
    return { segments: spliced(segments, index, [{ ...middle, id: within.id }, ...tail]) };
  return { segments: spliced(segments, index, [{ ...within, until: from }, middle, ...tail]) };
}

function spliced(segments: readonly KnownSegment[], index: number, by: KeptSegment[]): KeptSegment[] {
  return [...segments.slice(0, index), ...by, ...segments.slice(index + 1)];
}

function fault(field: string, message: string): Edit {
  return { fault: { field, message } };
}
