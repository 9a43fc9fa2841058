import { type FactForm, whenField } from '../children/fact-form.js';
import { type Field } from '../components/fields/field.js';
import { dayAndTime } from '../filters/dates.js';
import { instantBoxes } from '../form-times.js';
import { paths } from '../paths.js';
import { type AboutAbsence } from './absence-forms.service.js';

const KINDS = [
  { value: 'missing', text: 'Missing: nobody knew where the child was' },
  { value: 'away', text: 'Away: it was known where, and the child was not meant to be there' },
] as const;

const BASIS: readonly Field[] = [
  { kind: 'line', name: 'establishedBy', label: 'Who established it?' },
  { kind: 'line', name: 'establishedHow', label: 'How?', hint: 'For example, rang the carer, or saw the child' },
];
const REASON: Field = { kind: 'words', name: 'reason', label: 'Why is it corrected?' };

export function missingAgainForm({ absence }: AboutAbsence): FactForm {
  return {
    title: 'Missing again',
    lead: 'Nobody knows any more where the child is. It stays one absence; the clock runs on from when the child was first last seen.',
    fields: [whenField('from', 'From when did nobody know where the child was?'), ...BASIS],
    button: 'Record as missing again',
    action: paths.missingAgain(absence.id),
    back: paths.absence(absence.id),
  };
}

export function correctAbsenceForm({ absence }: AboutAbsence): FactForm {
  const [first] = absence.segments;
  return {
    title: absence.until ? 'Correct how it began or when it ended' : 'Correct how it began',
    lead: 'What was recorded before stays readable. What follows from it, such as when the return interview is due, is worked out again.',
    fields: [
      { kind: 'time', name: 'lastSeenEarliest', label: 'When was the child last seen, at the earliest?' },
      {
        kind: 'radios',
        name: 'beganAs',
        label: 'What was the child then?',
        items: KINDS.map((each) => ({ ...each, checked: each.value === first!.kind })),
      },
      ...(absence.until ? [{ kind: 'time', name: 'endedAt', label: 'When did it end?' } as const] : []),
      REASON,
    ],
    given: {
      beganAs: first!.kind,
      ...instantBoxes('lastSeenEarliest', absence.from),
      ...(absence.until && instantBoxes('endedAt', absence.until)),
    },
    carried: { version: String(absence.version) },
    button: 'Record the correction',
    action: paths.correctAbsence(absence.id),
    back: paths.absence(absence.id),
  };
}

export function interposeForm({ absence }: AboutAbsence): FactForm {
  return {
    title: 'Add what was learnt later',
    lead: 'A stretch inside the absence, found out afterwards: known to be somewhere for an hour, or lost from sight for a night. The parts before and after it stay as they are.',
    fields: [
      { kind: 'radios', name: 'kind', label: 'What was the child then?', items: KINDS },
      { kind: 'time', name: 'from', label: 'From when?' },
      { kind: 'time', name: 'until', label: 'Until when? (optional)', hint: 'Leave it empty if until the next change' },
      ...BASIS,
      { kind: 'words', name: 'reason', label: 'Why is it recorded only now?' },
    ],
    button: 'Add it',
    action: paths.interpose(absence.id),
    back: paths.absence(absence.id),
  };
}

export function correctSegmentForm({ absence }: AboutAbsence, index: number): FactForm {
  const segment = absence.segments[index]!;
  const until = segment.until ? `until ${dayAndTime(segment.until)}` : 'and goes on';
  return {
    title: 'Correct a part of the absence',
    lead: `Recorded as ${segment.kind} from ${dayAndTime(segment.from)} ${until}. The part before it ends where it begins.`,
    fields: [
      { kind: 'time', name: 'from', label: 'When did it begin?' },
      { kind: 'radios', name: 'kind', label: 'What was the child then?', items: KINDS },
      ...BASIS,
      REASON,
    ],
    given: {
      ...{ kind: segment.kind, establishedBy: segment.by ?? '', establishedHow: segment.how ?? '' },
      ...instantBoxes('from', new Date(segment.from)),
    },
    carried: { version: String(absence.version) },
    button: 'Record the correction',
    action: paths.correctSegment(absence.id, segment.id),
    back: paths.absence(absence.id),
  };
}
