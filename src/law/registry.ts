import type { LegalRule } from './legal-rule.js';
import { connectedPersonApproval, fosterCarerApproval } from './care-setting/carer-approval.js';
import { registeredEveryDay } from './care-setting/registered-every-day.js';
import type { SettingFacts } from './care-setting/setting-facts.js';
import { supportedAccommodation } from './care-setting/supported-accommodation.js';
import { under16Setting } from './care-setting/under-16-setting.js';

/** Every rule about where a child may live, in the order they are shown. The only list there is. */
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

/** @throws RangeError when no rule has this id. */
export function ruleById(id: string): LegalRule<SettingFacts> {
  const rule = CARE_SETTING_RULES.find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`There is no rule “${id}”`);
  return rule;
}
