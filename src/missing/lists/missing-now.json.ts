import { type MissingNowLineDto } from './missing-now.dto.js';
import { type MissingNowRow } from './missing-now.queries.js';

export function missingNowJson(row: MissingNowRow): MissingNowLineDto {
  return {
    id: row.id,
    childId: row.childId,
    childName: `${row.givenName} ${row.familyName}`,
    standing: row.standing,
    since: row.since.toISOString(),
    lastSeenLatest: row.lastSeenLatest.toISOString(),
    lastSeenPlace: row.lastSeenPlace,
    danger: row.danger,
    policeRisk: row.policeRisk,
    policeReference: row.police_reference,
    locatedAt: row.locatedAt?.toISOString() ?? null,
    worker: row.workerName,
    team: row.teamName,
  };
}
