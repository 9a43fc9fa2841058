import { type Table } from '../../tables.js';

/** What a row of a file is called in a sentence: “The child has …”. */
export const ROW_NAMES = {
  AD1: 'an adoption record',
  OC2: 'a health record',
  OC3: 'a care leaver record',
  Missing: 'a missing or away spell',
  PlacedAdoption: 'a decision to place for adoption',
  PrevPerm: 'a previous permanence record',
  Reviews: 'a review',
  UASC: 'an unaccompanied asylum-seeker record',
} as const satisfies Partial<Record<Table, string>>;

/** The files that repeat what the header says of a child. */
export type RepeatingTable = keyof typeof ROW_NAMES;
