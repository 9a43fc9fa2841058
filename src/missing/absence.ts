import { hoursAfter } from '../kernel/hours.js';

/** `missing`: whereabouts not known. `away`: known, and not authorised (decision 13). */
export const SEGMENT_KINDS = ['missing', 'away'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** `until` null: it goes on. */
export interface Segment {
  kind: SegmentKind;
  from: Date;
  until: Date | null;
}

/** Clock hours from the return within which the interview is owed (statutory guidance 2014; decision 14). */
export const INTERVIEW_HOURS = 72;

/** What the child is now; null once back. */
export function standing(segments: readonly Segment[]): SegmentKind | null {
  return segments.find(({ until }) => until === null)?.kind ?? null;
}

/** When a child who is away now was found; null while missing, once back, and where whereabouts were known all along. */
export function foundAt(segments: readonly Segment[]): Date | null {
  const stretches = joined(segments);
  const last = stretches.at(-1);
  return last?.kind === 'away' && last.until === null && stretches.length > 1 ? last.from : null;
}

/** Segments in order as one reads them: neighbours of one kind, which corrections leave behind, are one stretch. */
export function joined(segments: readonly Segment[]): Segment[] {
  const inOrder = [...segments].sort((a, b) => a.from.getTime() - b.from.getTime());
  return inOrder.reduce<Segment[]>((stretches, { kind, from, until }) => {
    const last = stretches.at(-1);
    if (last?.kind !== kind || last.until?.getTime() !== from.getTime()) return [...stretches, { kind, from, until }];
    return [...stretches.slice(0, -1), { ...last, until }];
  }, []);
}

/** An absence with a missing segment is a missing incident, dated at the first; without one it is away-only. */
export function incidentStart(segments: readonly Segment[]): { kind: 'missing' | 'away-only'; at: Date } {
  const inOrder = [...segments].sort((a, b) => a.from.getTime() - b.from.getTime());
  const missing = inOrder.find(({ kind }) => kind === 'missing');
  return missing ? { kind: 'missing', at: missing.from } : { kind: 'away-only', at: inOrder[0]!.from };
}

/** 72 clock hours after the return, whatever the clocks do in between; none for an away-only incident. */
export function interviewDueAt(segments: readonly Segment[], returnedAt: Date): Date | null {
  const { kind } = incidentStart(segments);
  return kind === 'missing' ? hoursAfter(returnedAt, INTERVIEW_HOURS) : null;
}

/** How long, as a person says it: minutes to the first hour, hours to the third day, then days. Whole units passed. */
export function durationInWords(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
