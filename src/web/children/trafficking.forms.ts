import { type ChildView } from '../../children/child-view.js';
import { type Actor } from '../../kernel/actor.js';
import { choicesOf } from '../components/fields/field.js';
import { paths } from '../paths.js';
import { FINDING_BASIS_WORDS, NRM_DECISION_WORDS } from './child-words.js';
import { type FactForm, whenField } from './fact-form.js';

export function screeningForm({ id }: ChildView): FactForm {
  return {
    title: 'Record a screening for trafficking',
    lead: 'A screening that raises a concern is recorded as a finding instead.',
    fields: [
      {
        kind: 'radios',
        name: 'outcome',
        label: 'What did the screening find?',
        items: choicesOf({ 'no-concern': 'No concern', 'not-assessed': 'It could not be assessed yet' }),
      },
      whenField('screenedAt', 'When was the child screened?'),
    ],
    button: 'Record the screening',
    action: paths.recordTrafficking(id, 'screening'),
    back: paths.trafficking(id),
  };
}

/** Identifying is a manager’s: others are not offered it. */
export function findingForm(childId: string, { permissions }: Actor): FactForm {
  const levels = { suspected: 'Suspected to be trafficked', identified: 'Identified as trafficked' };
  const offered = permissions.has('exploitation:identify') ? levels : { suspected: levels.suspected };
  return {
    title: 'Record a finding',
    lead: 'It stands until it is ended, with reasons.',
    fields: [
      { kind: 'radios', name: 'level', label: 'The child is', items: choicesOf(offered) },
      { kind: 'radios', name: 'basis', label: 'What does it rest on?', items: choicesOf(FINDING_BASIS_WORDS) },
      whenField('from', 'Since when?'),
    ],
    button: 'Record the finding',
    action: paths.recordTrafficking(childId, 'finding'),
    back: paths.trafficking(childId),
  };
}

export function endFindingForm(childId: string, findingId: string): FactForm {
  return {
    title: 'End a finding',
    fields: [
      { kind: 'words', name: 'reason', label: 'The reasons for ending it' },
      whenField('endedAt', 'When did it end?'),
    ],
    button: 'End the finding',
    action: paths.endFinding(childId, findingId),
    back: paths.trafficking(childId),
  };
}

export function referralForm({ id }: ChildView): FactForm {
  return {
    title: 'Record a referral to the National Referral Mechanism',
    fields: [
      whenField('referredAt', 'When was the child referred?'),
      { kind: 'line', name: 'reference', label: 'Home Office reference (optional)' },
    ],
    button: 'Record the referral',
    action: paths.recordTrafficking(id, 'referral'),
    back: paths.trafficking(id),
  };
}

export function decisionForm(childId: string, referralId: string): FactForm {
  return {
    title: 'Record a decision of the National Referral Mechanism',
    fields: [
      { kind: 'radios', name: 'decision', label: 'The decision', items: choicesOf(NRM_DECISION_WORDS) },
      whenField('decidedAt', 'When was it decided?'),
    ],
    button: 'Record the decision',
    action: paths.decideReferral(childId, referralId),
    back: paths.trafficking(childId),
  };
}
