import { atOnce } from './legal-rule.js';

/** What several rules ask to be recorded, in one form of words. */
export const ROUTE = atOnce('Record the route of section 22C the child is placed by');
export const TYPE = atOnce('Record what kind of place it is');
export const BIRTH = atOnce('Record a date of birth, or the range it lies in');
