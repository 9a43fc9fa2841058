import { type Row } from '../child-return.js';

/** The eight answers on health and offending that are 0 or 1, and no SDQ. */
export const HEALTH_ANSWERS = [
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const;

/** Whether any of the eight is given. */
export function answersOnHealth(row: Row<'OC2'>): boolean {
  return HEALTH_ANSWERS.some((column) => row[column] !== null);
}

/** Whether one of the four that every child in OC2 must have is blank. */
export function lacksAnAnswer(row: Row<'OC2'>): boolean {
  return (
    row.IMMUNISATIONS === null ||
    row.TEETH_CHECK === null ||
    row.HEALTH_ASSESSMENT === null ||
    row.SUBSTANCE_MISUSE === null
  );
}
