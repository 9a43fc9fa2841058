import { type Row } from '../child-return.js';
import { type Field } from '../tables.js';

/** What a care leaver record says, as rules name it. */
export const CARE_LEAVER_FIELDS = ['OC3.IN_TOUCH', 'OC3.ACTIV', 'OC3.ACCOM'] as const satisfies readonly Field[];

/** Whether any care leaver's answer is given: in touch, activity or accommodation. */
export function saysAnything({ IN_TOUCH, ACTIV, ACCOM }: Row<'OC3'>): boolean {
  return IN_TOUCH !== null || ACTIV !== null || ACCOM !== null;
}
