import { ageOn, birthday } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { atOnce, breached, met, unknown, type Failed, type RuleResult } from '../legal-rule.js';
import { BIRTH } from '../remedies.js';
import type { SettingFacts } from './setting-facts.js';
import type { RegistrationNeed } from './setting-types.js';

/**
 * Whether a live registration in the right category makes this child's placement lawful: no restriction on admissions
 * stood in the way, and it is for a child of this sex and age, with a place left for one more. A breach is said before
 * what is not known.
 */
export function admission(need: RegistrationNeed, facts: SettingFacts): RuleResult {
  const failed = [restriction(facts), sex(facts), number(facts), ages(facts)].filter((each) => each !== null);
  const worst = failed.find(({ is }) => is === 'breached') ?? failed[0];
  return worst ?? met(`Registered with ${REGULATOR_NAMES[need.regulator]}`, readBySomebody(facts));
}

const REGULATOR_NAMES = { ofsted: 'Ofsted', cqc: 'the CQC', 'care-inspectorate-wales': 'Care Inspectorate Wales' };

/** The other conditions are words: whoever decides says whether they allow this child. */
function readBySomebody({ registration: { otherConditions } }: SettingFacts): string[] {
  return otherConditions === null
    ? []
    : [`the other conditions of its registration allow this child: ${otherConditions}`];
}

function restriction({ registration }: SettingFacts): Failed | null {
  if (!registration.admissionRestricted) return null;
  return breached(
    'admissions-restricted',
    'Admissions are restricted: only a child who lived there before the restriction may stay',
    [atOnce('Lawful from the day the restriction is lifted')],
  );
}

/** One sex only: tested on every day, so at admission and again when the registration comes to be for one sex. */
function sex({ sex: ofChild, registration }: SettingFacts): Failed | null {
  if (registration.sex === null || registration.sex === ofChild) return null;
  const whom = registration.sex === 'M' ? 'boys' : 'girls';
  if (ofChild === null) {
    const remedies = [atOnce('Record the sex of the child')];
    return unknown('sex-not-known', `It is registered for ${whom} only, and the child’s sex is not known`, remedies);
  }
  return breached('sex-outside-registration', `It is registered for ${whom} only`, [
    atOnce('Lawful from the day the regulator varies the condition'),
  ]);
}

/**
 * The places go to the children in the order they came, so a child who came when there was one left keeps it, and when
 * the number is lowered the last to come are too many. Of two who came at once neither was first. Only this authority's children are counted: others may be there.
 */
function number({ registration: { places }, childrenBefore }: SettingFacts): Failed | null {
  if (places === null || childrenBefore < places) return null;
  const others = childrenBefore === 1 ? 'another who came no later lives' : `${childrenBefore} others who came no later live`; // prettier-ignore
  const reason = `It is registered for ${places === 1 ? 'one child' : `${places} children`}, and ${others} there`;
  return breached('number-exceeded', reason, [
    atOnce('Lawful from the day one of them leaves, or the regulator varies the number'),
  ]);
}

/** Tested at admission and when the ages change: a resident who grows out of them stays lawful. */
function ages({ on, bornOn: { youngest }, registration }: SettingFacts): Failed | null {
  const { minAge, maxAge } = registration;
  if (minAge === null && maxAge === null) return null;
  if (youngest === null) {
    const reason = 'It may admit certain ages only, and no date of birth is recorded';
    return unknown('date-of-birth-not-known', reason, [BIRTH]);
  }
  const testedOn = registration.agesTestedOn ?? on;
  const tooYoung = minAge !== null && testedOn < birthday(minAge, youngest);
  const tooOld = maxAge !== null && testedOn >= birthday(maxAge + 1, youngest);
  if (!tooYoung && !tooOld) return null;
  const age = ageOn(testedOn, youngest);
  const is = testedOn === on ? `is ${age}` : `was ${age} when the ages were tested, on ${day(testedOn)}`;
  const later = tooYoung ? [{ says: `A placement there that begins when the child is ${minAge} is within its ages`, from: birthday(minAge, youngest) }] : []; // prettier-ignore
  return breached('age-outside-registration', `It may admit ${agesInWords(minAge, maxAge)}, and the child ${is}`, [
    ...later,
    atOnce('Or the regulator varies the ages: its registration allows the child from that day'),
  ]);
}

function agesInWords(min: number | null, max: number | null): string {
  if (min === null) return `ages up to ${max}`;
  return max === null ? `ages from ${min}` : `ages ${min} to ${max}`;
}
