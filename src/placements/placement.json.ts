import { type ApprovalRow, type BreachRow, type PlacementRow } from './placement.queries.js';

export interface PlacementJson {
  id: string;
  childId: string;
  basis: 'approved' | 'actual';
  route: string | null;
  detentionDirectedBy: string | null;
  startsAt: string;
  endedAt: string | null;
  endReason: string | null;
  wishesAndFeelings: string | null;
  wishesNotObtainedReason: string | null;
  circumstances: string | null;
  /** Null when the child's address is restricted and the actor is not named. */
  careSetting: {
    id: string;
    name: string;
    settingType: string;
    country: string;
    postcode: string | null;
    localAuthorityArea: string | null;
  } | null;
  approval: ApprovalRow | null;
  version: number;
}

export function placementJson(row: PlacementRow): PlacementJson {
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
    approval: row.approval,
    version: row.version,
  };
}

export interface BreachJson {
  id: string;
  childId: string;
  placementId: string;
  rule: string;
  /** The first instant life was not lawful. */
  trueFrom: string;
  /** When we knew: staff clocks run from here. Null in the answer that opens it. */
  knownFrom: string | null;
  until: string | null;
  endReason: string | null;
  directorDecision: string | null;
  directorDecidedAt: string | null;
  directorReasons: string | null;
  version: number;
}

export function breachJson(row: BreachRow): BreachJson {
  return {
    id: row.id,
    childId: row.child_id,
    placementId: row.placement_id,
    rule: row.rule,
    trueFrom: row.true_from.toISOString(),
    knownFrom: row.known_from?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    endReason: row.end_reason,
    directorDecision: row.director_decision,
    directorDecidedAt: row.director_decided_at?.toISOString() ?? null,
    directorReasons: row.director_reasons,
    version: row.version,
  };
}
