import type { LegalRule } from './legal-rule.js';
import { approachingAges } from './care-setting/approaching-ages.js';
import { breachDays } from './care-setting/breach-days.js';
import { connectedPersonApproval, fosterCarerApproval } from './care-setting/carer-approval.js';
import { deprivationOfLiberty } from './care-setting/deprivation-of-liberty.js';
import { exceptionalPremises } from './care-setting/exceptional-premises.js';
import { locationAssessment } from './care-setting/location-assessment.js';
import { registeredEveryDay } from './care-setting/registered-every-day.js';
import { regulation27B } from './care-setting/regulation-27b.js';
import { seriousEventNotice } from './care-setting/serious-event-notice.js';
import type { SettingFacts } from './care-setting/setting-facts.js';
import { supportCategory } from './care-setting/support-category.js';
import { supportedAccommodation } from './care-setting/supported-accommodation.js';
import { supportedCode } from './care-setting/supported-code.js';
import { temporaryMove } from './care-setting/temporary-move.js';
import { under16Setting } from './care-setting/under-16-setting.js';
import { youngestBirth } from './care-setting/youngest-birth.js';
import type { PlacementFacts } from './placement-facts.js';
import { carePlan } from './planning/care-plan.js';
import { keyStage4 } from './planning/key-stage-4.js';
import { notices } from './planning/notices.js';
import { outOfArea } from './planning/out-of-area.js';
import { placementPlan } from './planning/placement-plan.js';
import { regulation27 } from './planning/regulation-27.js';
import { riskAssessment } from './planning/risk-assessment.js';
import { section22DReview } from './planning/section-22d-review.js';
import { shortBreaks } from './planning/short-breaks.js';
import { termination } from './planning/termination.js';
import { withholding } from './planning/withholding.js';
import { withParents } from './planning/with-parents.js';

/** Every rule about a placement, in the order they are shown. The only list there is. */
export const RULES: readonly LegalRule<PlacementFacts>[] = [
  under16Setting,
  registeredEveryDay,
  breachDays,
  youngestBirth,
  approachingAges,
  section22DReview,
  regulation27,
  regulation27B,
  temporaryMove,
  deprivationOfLiberty,
  supportedCode,
  supportedAccommodation,
  supportCategory,
  exceptionalPremises,
  locationAssessment,
  seriousEventNotice,
  placementPlan,
  carePlan,
  keyStage4,
  outOfArea,
  notices,
  withholding,
  termination,
  connectedPersonApproval,
  fosterCarerApproval,
  withParents,
  shortBreaks,
  riskAssessment,
];

/** Those that need nothing but where the child is, and with whom: a whole stay can be cut by them. */
export const CARE_SETTING_RULES: readonly LegalRule<SettingFacts>[] = [
  under16Setting,
  registeredEveryDay,
  supportedAccommodation,
  connectedPersonApproval,
  fosterCarerApproval,
];

/** The rules that the database judges as well, in SQL. */
export const RULES_IN_THE_DATABASE: readonly LegalRule<SettingFacts>[] = [
  under16Setting,
  registeredEveryDay,
  supportedAccommodation,
];

/** An approval needs a verdict of each of these, none of them breached. */
export const BLOCKING_RULES = RULES.filter((rule) => rule.severity.includes('blocks'));

/** @throws RangeError when no rule has this id. */
export function ruleById(id: string): LegalRule<PlacementFacts> {
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`There is no rule “${id}”`);
  return rule;
}
