import { type AbsenceDto, type AbsenceVersionDto, type WellbeingDto } from './absence-answers.dto.js';
import { standing } from './absence.js';
import { type AbsenceRow, type AbsenceVersionRow, segmentsOf, type WellbeingRow } from './absence.queries.js';

export function absenceJson(row: AbsenceRow): AbsenceDto {
  return {
    id: row.id,
    childId: row.child_id,
    childName: `${row.given_name} ${row.family_name}`,
    standing: standing(segmentsOf(row)),
    startedAt: row.from.toISOString(),
    endedAt: iso(row.until),
    segments: row.segments.map(({ id, kind, from, until, by, how }) => ({
      kind,
      from: new Date(from).toISOString(),
      until: until && new Date(until).toISOString(),
      id,
      establishedBy: by ?? null,
      establishedHow: how ?? null,
    })),
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
    adultFrom: iso(row.adult_from ?? null),
    returnedTo: row.returned_to,
    interviewDueAt: iso(row.interview_due_at),
    interviewNotStartedReason: row.interview_not_started_reason,
    version: row.version,
  };
}

export function wellbeingJson(row: WellbeingRow): WellbeingDto {
  const { occasion, place, seen, safe, harms } = row;
  return {
    ...{ occasion, place, seen, safe, harms, by: row.found_by, harmDetails: row.harm_details },
    ...{ at: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString(), recordedBy: row.recorded_by },
  };
}

export function absenceVersionJson(row: AbsenceVersionRow): AbsenceVersionDto {
  return {
    version: row.version,
    from: row.from.toISOString(),
    until: iso(row.until),
    locatedAt: iso(row.located_at),
    returnedTo: row.returned_to,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name ?? 'system',
    recordedWhy: row.recorded_why,
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
