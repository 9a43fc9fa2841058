import { meaningOf, type PlacementCode } from '../../../placements/code/placement-code.js';
import { type PlacementRow } from '../../../placements/placements.service.js';
import { type FactForm } from '../../children/fact-form.js';
import { paths } from '../../paths.js';

/** As a row of the placement: the code and its meaning, or that it cannot be told and why. */
export function codeInWords({ stands, because, chosen, provider, question }: PlacementCode): string {
  if (stands === null) return `Cannot be told: ${because.charAt(0).toLowerCase()}${because.slice(1)}`;
  const words = [
    `${stands}, ${meaningOf(stands)}`,
    provider && `provider ${provider}`,
    chosen && `chosen: ${chosen.reason}`,
  ];
  return [words.filter(Boolean).join('; '), question].filter(Boolean).join('. ');
}

export function placementCodeForm(placement: PlacementRow, code: PlacementCode): FactForm {
  const at = paths.placementCode(placement.id);
  return {
    title: 'Placement code of the annual return',
    lead: code.fits.length
      ? `${codeInWords(code)}. These fit what is recorded of ${placement.setting_name}; to have another, correct what is recorded.`
      : code.because,
    fields: [
      {
        ...{ kind: 'radios', name: 'code', label: 'Code' },
        items: code.fits.map((each) => ({
          value: each,
          text: `${each}: ${meaningOf(each)}`,
          checked: each === code.stands,
        })),
      },
      {
        ...{ kind: 'time', name: 'from', label: 'From when? (optional)' },
        hint: 'Left empty, from the start of the placement; after a first choice, from now',
      },
      { kind: 'words', name: 'reason', label: 'Why is it this code?' },
    ],
    button: 'Save the code',
    action: at,
    back: paths.placement(placement.id),
  };
}
