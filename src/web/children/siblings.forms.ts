import { type ChildSummary } from '../../children/child.js';
import { type SiblingRow } from '../../children/siblings.service.js';
import { day } from '../filters/dates.js';
import { paths } from '../paths.js';
import { type FactForm, whenField } from './fact-form.js';

export function findSiblingForm(childId: string, foundNobody: boolean): FactForm {
  return {
    title: 'Record a sibling',
    lead: foundNobody
      ? 'No other child of that name is recorded here, or none whose record you may see.'
      : 'A sibling who is recorded here too. It will stand on both records.',
    fields: [{ kind: 'line', name: 'name', label: 'The sibling’s name', hint: 'The beginning of each word is enough' }],
    button: 'Find',
    action: paths.newSibling(childId),
    back: paths.child(childId),
  };
}

export function chooseSiblingForm(childId: string, search: string, found: readonly ChildSummary[]): FactForm {
  return {
    title: 'Record a sibling',
    lead: 'Both records show it, to those who may see both.',
    fields: [
      {
        kind: 'radios',
        name: 'siblingId',
        label: 'Which child is the sibling?',
        items: found.map((child) => ({
          value: child.id,
          text: `${child.givenName} ${child.familyName}`,
          hint: { text: hintOf(child) },
        })),
      },
      {
        kind: 'line',
        name: 'basis',
        label: 'What does it rest on?',
        hint: 'For example, the same mother, or a document seen',
      },
      whenField('from', 'From when is that so?'),
    ],
    carried: { search },
    button: 'Record the sibling',
    action: paths.newSibling(childId),
    back: paths.newSibling(childId),
  };
}

function hintOf({ bornOn, bornOnUncertain, localNumber }: ChildSummary): string {
  const born = bornOn ? `Born ${day(bornOn)}${bornOnUncertain ? ' or earlier' : ''}` : 'Date of birth not recorded';
  return [born, localNumber].filter(Boolean).join(', ');
}

export function endSiblingForm(childId: string, { siblingId, siblingName }: SiblingRow): FactForm {
  return {
    title: `${siblingName} is not a sibling`,
    lead: 'What was recorded before stays readable in the history.',
    fields: [
      { kind: 'line', name: 'reason', label: 'Why?', hint: 'For example, recorded of the wrong child' },
      whenField('endedAt', 'Until when was it so?'),
    ],
    button: 'Record that it is not so',
    action: paths.endSibling(childId, siblingId),
    back: paths.child(childId),
  };
}
