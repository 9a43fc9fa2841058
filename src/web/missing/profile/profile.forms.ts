import { definitionOf, isPoliceOnly, type ProfileItem, SUBJECT_IDS, type Subject } from '../../../missing/profile/profile.js'; // prettier-ignore
import { type FactForm, whenField } from '../../children/fact-form.js';
import { type Field, orNone } from '../../components/fields/field.js';
import { paths } from '../../paths.js';

function policeOnly(checked: boolean): Field {
  const hint = { text: 'It is left out of every other pack, without a trace' };
  const items = [{ value: 'yes', text: 'The police only', hint, checked }];
  return { kind: 'checkboxes', name: 'protected', label: 'Who may it go to?', items };
}
const WHO: Field = {
  kind: 'line',
  name: 'confirmedBy',
  label: 'Who says so? (optional)',
  hint: 'Leave it empty when it is you. For example, her carer, by telephone',
};

/** `subject`: chosen already, by the link that led here. */
export function newItemForm(childId: string, subject: Subject | null): FactForm {
  const chosen = subject && definitionOf(subject);
  const subjects = SUBJECT_IDS.map((value) => ({ value, text: definitionOf(value).name }));
  return {
    title: chosen ? `${chosen.name}: record what is known` : 'Record something for the profile',
    lead: 'If it is known that there is none, write that: what nobody has recorded counts as not known.',
    fields: [
      ...(subject
        ? []
        : [{ kind: 'select', name: 'subject', label: 'What is it about?', items: orNone(subjects) } satisfies Field]),
      { kind: 'words', name: 'words', label: chosen?.name ?? 'What is known?', hint: chosen?.hint },
      WHO,
      whenField('confirmedAt', 'When was it last known to be right?'),
      ...(subject && isPoliceOnly(subject) ? [] : [policeOnly(false)]),
    ],
    button: 'Record it',
    action: `${paths.recordProfileItem(childId)}${subject ? `?subject=${subject}` : ''}`,
    back: paths.profile(childId),
  };
}

export function changeItemForm(childId: string, item: ProfileItem): FactForm {
  return {
    title: `${definitionOf(item.subject).name}: change`,
    fields: [
      {
        kind: 'radios',
        name: 'what',
        label: 'What happened?',
        items: [
          { value: 'changed', text: 'It has changed', hint: { text: 'It was right until now' } },
          { value: 'wrong', text: 'It was recorded wrongly' },
          { value: 'ended', text: 'It is no longer so, and nothing takes its place' },
        ],
      },
      { kind: 'words', name: 'words', label: 'What is known now?', initial: item.words },
      {
        kind: 'line',
        name: 'reason',
        label: 'Why?',
        hint: 'Needed when it was recorded wrongly, or is no longer so',
      },
      WHO,
      ...(isPoliceOnly(item.subject) ? [] : [policeOnly(item.protected)]),
    ],
    carried: { seen: String(item.version) },
    button: 'Save',
    action: paths.changeProfileItem(childId, item.id),
    back: paths.profile(childId),
  };
}

export function handOverForm(childId: string): FactForm {
  return {
    title: 'Record that the profile was handed over',
    lead: 'The profile goes with the child: whoever looks after the child now needs it before the child is missing.',
    fields: [
      { kind: 'line', name: 'handedTo', label: 'Who was given it?', hint: 'Name and part, for example Jo Example, foster carer' },
      whenField('handedAt', 'When?'),
    ],
    button: 'Record the hand-over',
    action: paths.handOverProfile(childId),
    back: paths.profile(childId),
  };
} // prettier-ignore
