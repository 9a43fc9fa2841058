import { toIso, type PlainDate } from '../kernel/plain-date.js';
import { day } from '../kernel/time-in-words.js';
import { routeOf } from './care-setting/routes.js';
import { settingTypeOf } from './care-setting/setting-types.js';
import { evidenceKindOf, RECIPIENT_NAMES } from './evidence/kinds.js';
import type { LegalRule } from './legal-rule.js';
import type { Evidence, PlacementFacts } from './placement-facts.js';
import { ADJOINING_AREAS } from './scheme-values.js';

/** One fact a rule was judged on, as a person reads it. */
export interface Input {
  says: string;
  value: string;
}

/** The facts a rule was judged on. What is not recorded is said to be so. */
export function inputsOf(rule: LegalRule<PlacementFacts>, facts: PlacementFacts): Input[] {
  const read = new Set<string>(rule.reads);
  const plain = Object.entries(WORDS).filter(([fact]) => read.has(fact));
  const evidence = facts.evidence.filter(({ kind, at }) => rule.evidence.includes(kind) && at <= facts.at);
  return [
    ...plain.flatMap(([, words]) => words(facts).map(([says, value]) => ({ says, value }))),
    ...evidence.map((each) => ({ says: evidenceKindOf(each.kind).label, value: evidenceInWords(each) })),
  ];
}

type Words = (facts: PlacementFacts) => (readonly [says: string, value: string])[];

const NOT_RECORDED = 'Not recorded';
const FOR = { M: 'Boys only', F: 'Girls only' };

/** In the order they are shown. The day judged is said once, above all rules. */
const WORDS: Partial<Record<keyof PlacementFacts, Words>> = {
  bornOn: ({ bornOn: { youngest, oldest } }) => [
    [
      'Date of birth',
      youngest === oldest ? recordedDay(youngest) : `between ${recordedDay(oldest)} and ${recordedDay(youngest)}`,
    ],
  ],
  route: ({ route }) => [['Route', route === null ? NOT_RECORDED : routeOf(route).label]],
  setting: ({ setting }) => [
    ['Kind of place', setting.type === null ? NOT_RECORDED : settingTypeOf(setting.type).label],
    ['Country', word(setting.country)],
    ...(setting.detentionDirectedBy ? [['Detention directed by', word(setting.detentionDirectedBy)] as const] : []),
  ],
  registration: ({
    registration: { status, category, minAge, maxAge, sex, places, otherConditions, admissionRestricted },
  }) => [
    ['Registration', status === 'unknown' ? NOT_RECORDED : word(status)],
    ['Registered as', word(category)],
    ...(minAge === null && maxAge === null ? [] : [['Ages', `${minAge ?? 0} to ${maxAge ?? 'any'}`] as const]),
    ...(sex === null ? [] : [['For', FOR[sex]] as const]),
    ...(places === null ? [] : [['Number of children', String(places)] as const]),
    ...(otherConditions === null ? [] : [['Other conditions', otherConditions] as const]),
    ...(admissionRestricted ? [['Admissions', 'Restricted when the child came, and still'] as const] : []),
  ],
  sex: ({ sex, registration }) =>
    registration.sex === null
      ? []
      : [['Sex of the child', sex === null ? 'Not known' : sex === 'M' ? 'Male' : 'Female']],
  childrenBefore: ({ childrenBefore, registration }) =>
    registration.places === null ? [] : [['Other children of ours there, come no later', String(childrenBefore)]],
  carerApproval: ({ carerApproval, carerApprovedOn }) => [
    ['Carer', carerApproval === 'unknown' ? NOT_RECORDED : word(carerApproval)],
    ...(carerApprovedOn === null ? [] : [['Approved since', recordedDay(carerApprovedOn)] as const]),
  ],
  approvalExtension: ({ approvalExtension: extended }) =>
    extended ? [['Extended', extended.until === null ? word(extended.because) : `${word(extended.because)}, until ${day(extended.until)}`]] : [], // prettier-ignore
  premises: ({ premises, setting }) => setting.type === 'supported-accommodation' ? [['Form of the building', word(premises)]] : [], // prettier-ignore
  supportCategory: ({ supportCategory, setting }) => setting.type === 'supported-accommodation' ? [['Registered as', word(supportCategory)]] : [], // prettier-ignore
  startsOn: ({ startsOn }) => [['Placement begins', recordedDay(startsOn)]],
  legalStatus: ({ legalStatus }) => [['Legal status', legalStatus ?? NOT_RECORDED]],
  careFrom: ({ careFrom }) => [['Looked after since', recordedDay(careFrom)]],
  movedFrom: ({ movedFrom }) => [
    ['Placement before', movedFrom === null ? 'None' : movedFrom.route === null ? NOT_RECORDED : routeOf(movedFrom.route).label],
  ], // prettier-ignore
  unaccompanied: ({ unaccompanied }) => [
    ['Unaccompanied', unaccompanied === 'unknown' ? 'Not known' : word(unaccompanied)],
  ],
  trafficked: ({ trafficked }) => [['Trafficked', trafficked === 'unknown' ? 'Not known' : word(trafficked)]],
  area: ({ area, schemeValues: { [ADJOINING_AREAS]: signedOff } }) => [
    ['Own area', area.own ?? NOT_RECORDED],
    ['Area of the setting', area.setting ?? NOT_RECORDED],
    ...(signedOff ? [['Areas that adjoin, as signed off', signedOff.join(', ') || 'None'] as const] : []),
  ],
  shortBreaks: ({ shortBreaks: breaks }) =>
    breaks ? [['Short breaks in twelve months', `${breaks.totalDays} days, the longest ${breaks.longestDays}`]] : [],
  breach: ({ breach }) =>
    breach ? [['Breach known since', recordedDay(breach.knownOn)], ['Director decided', recordedDay(breach.decidedOn)]] : [], // prettier-ignore
};

function evidenceInWords({ outcome, exception, detail, recipient, reason, on, until, dueOn }: Evidence): string {
  const parts = [
    recipient && RECIPIENT_NAMES[recipient],
    detail && word(detail),
    outcome === 'exception' ? `exception: ${word(exception)}` : outcome === 'done' ? null : word(outcome),
    day(on),
    until && `until ${day(until)}`,
    dueOn && `followed up by ${day(dueOn)}`,
    reason,
  ];
  return parts.filter(Boolean).join(', ');
}

function recordedDay(on: PlainDate | null): string {
  return on === null ? NOT_RECORDED : day(on);
}

function word(code: string | null): string {
  if (code === null) return NOT_RECORDED;
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The facts as they are stored beside a verdict: days as YYYY-MM-DD, instants as milliseconds. */
export function factsJson(facts: PlacementFacts): object {
  const { bornOn, registration, breach } = facts;
  const iso = (on: PlainDate | null) => (on === null ? null : toIso(on));
  return {
    ...facts,
    on: iso(facts.on),
    bornOn: { youngest: iso(bornOn.youngest), oldest: iso(bornOn.oldest) },
    registration: { ...registration, agesTestedOn: iso(registration.agesTestedOn) },
    carerApprovedOn: iso(facts.carerApprovedOn),
    approvalExtension: facts.approvalExtension && {
      ...facts.approvalExtension,
      until: iso(facts.approvalExtension.until),
    },
    startsOn: iso(facts.startsOn),
    careFrom: iso(facts.careFrom),
    breach: breach && { knownOn: iso(breach.knownOn), decidedOn: iso(breach.decidedOn) },
    evidence: facts.evidence.map((each) => ({
      ...each,
      on: iso(each.on),
      until: iso(each.until),
      dueOn: iso(each.dueOn),
    })),
  };
}
