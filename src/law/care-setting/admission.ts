import { birthday } from '../../kernel/plain-date.js';
import { atOnce, breached, met, unknown, type RuleResult } from '../legal-rule.js';
import type { SettingFacts } from './setting-facts.js';
import type { RegistrationNeed } from './setting-types.js';

/**
 * Whether a live registration in the right category makes this child's placement lawful: no restriction on admissions
 * stood in the way, and the ages and the other conditions allow the child.
 */
export function admission(need: RegistrationNeed, facts: SettingFacts): RuleResult {
  const { admissionRestricted, conditions } = facts.registration;
  if (admissionRestricted) {
    const remedies = [atOnce('Lawful from the day the restriction is lifted')];
    return breached(
      'admissions-restricted',
      'The child came while admissions were restricted, and they still are',
      remedies,
    );
  }
  if (conditions === 'breached') {
    const remedies = [atOnce('Lawful from the day the regulator varies the condition')];
    return breached('condition-not-met', 'A condition of the registration does not allow this child', remedies);
  }
  const ages = agesAllow(facts);
  if (ages === 'no') {
    const remedies = [atOnce('Lawful from the day the regulator varies the ages')];
    return breached('age-outside-registration', 'The child’s age was outside the ages it may admit', remedies);
  }
  if (ages === 'unknown') {
    const remedies = [atOnce('Record a date of birth, or the range it lies in')];
    return unknown(
      'date-of-birth-not-known',
      'It may admit certain ages only, and no date of birth is recorded',
      remedies,
    );
  }
  if (conditions === 'unknown') {
    const remedies = [atOnce('Record whether the conditions of the registration allow this child')];
    return unknown('condition-not-tested', 'A condition of the registration has not been tested', remedies);
  }
  return met(`Registered with ${REGULATOR_NAMES[need.regulator]}`);
}

const REGULATOR_NAMES = { ofsted: 'Ofsted', cqc: 'the CQC', 'care-inspectorate-wales': 'Care Inspectorate Wales' };

/** Tested at admission and when the ages change: a resident who grows out of them stays lawful. */
function agesAllow({ on, bornOn, registration }: SettingFacts): 'yes' | 'no' | 'unknown' {
  const { minAge, maxAge } = registration;
  if (minAge === null && maxAge === null) return 'yes';
  if (bornOn.youngest === null) return 'unknown';
  const testedOn = registration.agesTestedOn ?? on;
  if (minAge !== null && testedOn < birthday(minAge, bornOn.youngest)) return 'no';
  if (maxAge !== null && testedOn >= birthday(maxAge + 1, bornOn.youngest)) return 'no';
  return 'yes';
}
