import { type Row } from '../child-return.js';

/** Whether any care leaver's answer is given: in touch, activity or accommodation. */
export function saysAnything({ IN_TOUCH, ACTIV, ACCOM }: Row<'OC3'>): boolean {
  return IN_TOUCH !== null || ACTIV !== null || ACCOM !== null;
}
