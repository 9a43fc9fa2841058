/** What is done while a child is missing, as a line of the log says it. */
export const ACTION_KINDS = {
  'police-told': 'Police told',
  'police-risk': 'Police risk level',
  'police-information': 'Information to or from the police',
  sighting: 'Sighting',
  'home-office-told': 'Home Office told',
  'parents-told': 'Parents told',
  'carer-told': 'Carer told',
  'reviewing-officer-told': 'Reviewing officer told',
  'host-authority-told': 'Host authority told',
  'strategy-discussion': 'Strategy discussion',
  'strategy-meeting': 'Strategy meeting',
  'missing-from-care-meeting': 'Missing-from-care meeting',
  'recovery-order': 'Recovery order',
  'decided-not-to': 'Decision not to act',
  other: 'Something else',
} as const;
export type ActionKind = keyof typeof ACTION_KINDS;
export const ACTION_KIND_CODES = Object.keys(ACTION_KINDS) as [ActionKind, ...ActionKind[]];

/** A correction may also say that what an entry tells did not happen. */
export const CORRECTION_KINDS = [...ACTION_KIND_CODES, 'not-so'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** As the police grade a missing person (law-and-practice 4.1). */
export const RISK_LEVELS = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  'none-apparent': 'No apparent risk',
} as const;
export type RiskLevel = keyof typeof RISK_LEVELS;
export const RISK_LEVEL_CODES = Object.keys(RISK_LEVELS) as [RiskLevel, ...RiskLevel[]];

/** What an entry says besides when. */
export interface ActionSaid {
  kind: CorrectionKind;
  withWhom?: string;
  reference?: string;
  riskLevel?: RiskLevel;
  notes?: string;
  /** Of a decision not to act: what is not done. */
  notDone?: ActionKind;
}

/** Kinds that say nothing without words, and what to ask for. */
const WORDS_NEEDED: Partial<Record<CorrectionKind, string>> = {
  'police-information': 'Enter what was said',
  sighting: 'Enter what was seen, where and by whom',
  'strategy-discussion': 'Enter what was decided',
  'strategy-meeting': 'Enter what was decided',
  'missing-from-care-meeting': 'Enter what was decided',
  'decided-not-to': 'Enter why it was decided not to act',
  'not-so': 'Enter why the entry is wrong',
  other: 'Enter what was done',
};

const POLICE: readonly CorrectionKind[] = ['police-told', 'police-risk', 'police-information'];
const WITH_REFERENCE: readonly CorrectionKind[] = [...POLICE, 'home-office-told', 'recovery-order', 'other'];

/** What is wrong with an entry as a whole; null when nothing is. */
export function faultOfAction(said: ActionSaid): { field: string; message: string } | null {
  const { kind } = said;
  if (kind === 'police-risk' && !said.riskLevel) return fault('riskLevel', 'Select the risk level the police gave');
  if (said.riskLevel && !POLICE.includes(kind)) return fault('riskLevel', 'Only the police give a risk level');
  if (said.reference && !WITH_REFERENCE.includes(kind))
    return fault('reference', 'A reference belongs to the police, the Home Office or a recovery order');
  if (kind === 'decided-not-to' && !said.notDone) return fault('notDone', 'Select what it was decided not to do');
  if (kind === 'decided-not-to' && said.notDone === 'decided-not-to')
    return fault('notDone', 'Select something that could have been done');
  if (said.notDone && kind !== 'decided-not-to')
    return fault('notDone', 'Only a decision not to act says what is not done');
  const asked = WORDS_NEEDED[kind];
  return asked && !said.notes ? fault('notes', asked) : null;
}

function fault(field: string, message: string): { field: string; message: string } {
  return { field, message };
}
