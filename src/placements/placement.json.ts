import { type PlacementDto, type PlacementVersionDto, type RecordedApprovalDto } from './placement-answers.dto.js';
import { codeOf } from './code/code-row.js';
import { placementCodeJson } from './code/placement-code.json.js';
import { type ApprovalRow, type HistoryRow, type PlacementRow } from './placement.queries.js';

export function placementJson(row: PlacementRow): PlacementDto {
  const code = codeOf(row);
  return {
    id: row.id,
    childId: row.child_id,
    basis: row.basis,
    route: row.route,
    detentionDirectedBy: row.detention_directed_by,
    startsAt: row.from.toISOString(),
    endedAt: row.until?.toISOString() ?? null,
    endReason: row.end_reason,
    wishesAndFeelings: row.wishes_and_feelings,
    wishesNotObtainedReason: row.wishes_not_obtained_reason,
    circumstances: row.circumstances,
    careSetting: row.address_shown
      ? {
          id: row.care_setting_id,
          name: row.setting_name,
          settingType: row.setting_type,
          country: row.country,
          postcode: row.postcode,
          localAuthorityArea: row.local_authority_area,
        }
      : null,
    placementCode: code && placementCodeJson(code),
    approval: row.approval && approvalJson(row.approval, row.address_shown),
    version: row.version,
  };
}

/** What PostgreSQL made JSON of itself has its instants in its own way. */
function approvalJson(row: ApprovalRow, addressShown: boolean): RecordedApprovalDto {
  return {
    ...row,
    // the facts tell where the child lives
    verdict: addressShown ? row.verdict : row.verdict.map(({ inputs: _, ...finding }) => finding),
    decidedAt: instant(row.decidedAt),
    confirmationDueAt: row.confirmationDueAt && instant(row.confirmationDueAt),
    confirmedAt: row.confirmedAt && instant(row.confirmedAt),
    disownedAt: row.disownedAt && instant(row.disownedAt),
  };
}

export function placementVersionJson(row: HistoryRow): PlacementVersionDto {
  return {
    version: row.version,
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
    basis: row.basis,
    route: row.route,
    endReason: row.end_reason,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name ?? 'system',
    recordedWhy: row.recorded_why,
  };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}
