import { standing, type SegmentKind } from './absence.js';
import { type AbsenceRow, segmentsOf } from './absence.queries.js';

export interface AbsenceJson {
  id: string;
  childId: string;
  childName: string;
  /** What the child is now; null once back. */
  standing: SegmentKind | null;
  startedAt: string;
  endedAt: string | null;
  /** In order, without gaps. */
  segments: { kind: SegmentKind; from: string; until: string | null }[];
  report: {
    whereabouts: string;
    whereaboutsPlace: string | null;
    whereaboutsVerifiedBy: string | null;
    lastSeenEarliest: string;
    lastSeenLatest: string;
    lastSeenPlace: string;
    lastSeenBy: string;
    danger: string;
    dangerDetails: string | null;
    police: string;
    policeToldAt: string | null;
    policeNotToldReason: string | null;
    policeReference: string | null;
    noticedAt: string;
    reportedAt: string;
    reportedBy: string;
  };
  located: { at: string; by: string; place: string | null; seen: boolean; safe: string } | null;
  returnedTo: string | null;
  interviewDueAt: string | null;
  interviewNotStartedReason: string | null;
  version: number;
}

export function absenceJson(row: AbsenceRow): AbsenceJson {
  return {
    id: row.id,
    childId: row.child_id,
    childName: `${row.given_name} ${row.family_name}`,
    standing: standing(segmentsOf(row)),
    startedAt: row.from.toISOString(),
    endedAt: iso(row.until),
    segments: segmentsOf(row).map(({ kind, from, until }) => ({ kind, from: from.toISOString(), until: iso(until) })),
    report: {
      whereabouts: row.whereabouts,
      whereaboutsPlace: row.whereabouts_place,
      whereaboutsVerifiedBy: row.whereabouts_verified_by,
      lastSeenEarliest: row.last_seen_earliest.toISOString(),
      lastSeenLatest: row.last_seen_latest.toISOString(),
      lastSeenPlace: row.last_seen_place,
      lastSeenBy: row.last_seen_by,
      danger: row.danger,
      dangerDetails: row.danger_details,
      police: row.police,
      policeToldAt: iso(row.police_told_at),
      policeNotToldReason: row.police_not_told_reason,
      policeReference: row.police_reference,
      noticedAt: row.noticed_at.toISOString(),
      reportedAt: row.reported_at.toISOString(),
      reportedBy: row.reported_by,
    },
    located: row.located_at && {
      at: row.located_at.toISOString(),
      by: row.located_by!,
      place: row.located_place,
      seen: row.located_seen!,
      safe: row.located_safe!,
    },
    returnedTo: row.returned_to,
    interviewDueAt: iso(row.interview_due_at),
    interviewNotStartedReason: row.interview_not_started_reason,
    version: row.version,
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
