import { isInForce, type Rule } from './rule.js';
import { adoptedChildrenRules } from './rules/ad1/adopted-children.rules.js';
import { adopterRules } from './rules/ad1/adopters.rules.js';
import { adoptionRules } from './rules/ad1/adoption.rules.js';
import { careRules as doloCareRules } from './rules/dolo/care.rules.js';
import { orderRules } from './rules/dolo/orders.rules.js';
import { ageRules } from './rules/episodes/ages.rules.js';
import { carriedForwardRules } from './rules/episodes/carried-forward.rules.js';
import { changeRules } from './rules/episodes/changes.rules.js';
import { codeRules } from './rules/episodes/codes.rules.js';
import { dateRules as episodeDateRules } from './rules/episodes/dates.rules.js';
import { lastYearRules as episodeLastYearRules } from './rules/episodes/last-year.rules.js';
import { leavingCareRules } from './rules/episodes/leaving-care.rules.js';
import { legalStatusRules } from './rules/episodes/legal-status.rules.js';
import { otherFileRules } from './rules/episodes/other-files.rules.js';
import { placementChangeReasonRules } from './rules/episodes/placement-change-reasons.rules.js';
import { placementProviderRules } from './rules/episodes/placement-providers.rules.js';
import { postcodeRules } from './rules/episodes/postcodes.rules.js';
import { providerListRules } from './rules/episodes/provider-list.rules.js';
import { respiteRules } from './rules/episodes/respite.rules.js';
import { sequenceRules } from './rules/episodes/sequence.rules.js';
import { temporaryPlacementRules } from './rules/episodes/temporary-placements.rules.js';
import { urnRules } from './rules/episodes/urns.rules.js';
import { agreementRules } from './rules/header/agreement.rules.js';
import { identityRules } from './rules/header/identity.rules.js';
import { inCareRules as headerInCareRules } from './rules/header/in-care.rules.js';
import { lastYearRules as headerLastYearRules } from './rules/header/last-year.rules.js';
import { motherRules } from './rules/header/mother.rules.js';
import { onceRules } from './rules/header/once.rules.js';
import { presentRules } from './rules/header/present.rules.js';
import { upnRules } from './rules/header/upn.rules.js';
import { dateRules as missingDateRules } from './rules/missing/dates.rules.js';
import { inCareRules as missingInCareRules } from './rules/missing/in-care.rules.js';
import { spellRules } from './rules/missing/spells.rules.js';
import { allYearRules } from './rules/oc2/all-year.rules.js';
import { answerRules as healthAnswerRules } from './rules/oc2/answers.rules.js';
import { sdqRules } from './rules/oc2/sdq.rules.js';
import { substanceMisuseRules } from './rules/oc2/substance-misuse.rules.js';
import { answerRules as careLeaverAnswerRules } from './rules/oc3/answers.rules.js';
import { careHistoryRules } from './rules/oc3/care-history.rules.js';
import { otherRecordRules } from './rules/oc3/other-records.rules.js';
import { adoptionRecordRules } from './rules/placed-adoption/adoption-record.rules.js';
import { decisionRules } from './rules/placed-adoption/decisions.rules.js';
import { placedAdoptionEpisodeRules } from './rules/placed-adoption/episodes.rules.js';
import { lastYearRules as placedAdoptionLastYearRules } from './rules/placed-adoption/last-year.rules.js';
import { careStartRules } from './rules/prev-perm/care-start.rules.js';
import { prevPermRules } from './rules/prev-perm/prev-perm.rules.js';
import { reviewRules } from './rules/reviews/reviews.rules.js';
import { allocationRules } from './rules/sw-episodes/allocations.rules.js';
import { coverRules } from './rules/sw-episodes/cover.rules.js';
import { lastYearRules as uascLastYearRules } from './rules/uasc/last-year.rules.js';
import { statusRules as uascStatusRules } from './rules/uasc/status.rules.js';

/**
 * Every rule there is, and the only list of them. A file of rules exports one array; it is added here, by table, and its
 * examples (`test/returns/ssda903/rules/<table>/<subject>.examples.ts`) to `test/returns/ssda903/rules/examples.ts`.
 */
export const RULES: readonly Rule[] = [
  // Header
  ...identityRules,
  ...upnRules,
  ...motherRules,
  ...headerLastYearRules,
  ...presentRules,
  ...agreementRules,
  ...onceRules,
  ...headerInCareRules,
  // Episodes
  ...codeRules,
  ...episodeDateRules,
  ...sequenceRules,
  ...changeRules,
  ...placementChangeReasonRules,
  ...placementProviderRules,
  ...temporaryPlacementRules,
  ...respiteRules,
  ...legalStatusRules,
  ...ageRules,
  ...leavingCareRules,
  ...urnRules,
  ...providerListRules,
  ...postcodeRules,
  ...carriedForwardRules,
  ...episodeLastYearRules,
  ...otherFileRules,
  // Reviews
  ...reviewRules,
  // UASC
  ...uascStatusRules,
  ...uascLastYearRules,
  // Missing
  ...missingDateRules,
  ...missingInCareRules,
  ...spellRules,
  // OC2
  ...allYearRules,
  ...healthAnswerRules,
  ...substanceMisuseRules,
  ...sdqRules,
  // OC3
  ...careHistoryRules,
  ...careLeaverAnswerRules,
  ...otherRecordRules,
  // PrevPerm
  ...careStartRules,
  ...prevPermRules,
  // AD1
  ...adoptedChildrenRules,
  ...adoptionRules,
  ...adopterRules,
  // PlacedAdoption
  ...placedAdoptionEpisodeRules,
  ...decisionRules,
  ...adoptionRecordRules,
  ...placedAdoptionLastYearRules,
  // SWEpisodes
  ...allocationRules,
  ...coverRules,
  // DoLo
  ...orderRules,
  ...doloCareRules,
];

/** The collection years whose rules the registry holds (2025 is 2025-26), oldest first. */
export const RULE_YEARS: readonly number[] = [2025, 2026];

/** The rules of a collection year (2025 is 2025-26). */
export function rulesOf(year: number): readonly Rule[] {
  return RULES.filter((rule) => isInForce(rule, year));
}

/** Rules of the DfE's list that are not among ours, by code, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  '411':
    'Compares the placement’s location with its authority. We work both out from the same postcode, so they cannot disagree.',
};
