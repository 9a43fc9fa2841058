/**
 * The files of the SSDA903 return and their columns, in the order the DfE gives them. These names are the DfE's and
 * stay inside `returns/`.
 */
export const COLUMNS = {
  Header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
  Episodes: [
    'CHILD',
    'DECOM',
    'RNE',
    'LS',
    'CIN',
    'PLACE',
    'PLACE_PROVIDER',
    'DEC',
    'REC',
    'REASON_PLACE_CHANGE',
    'HOME_POST',
    'PL_POST',
    'URN',
  ],
  Reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  UASC: ['CHILD', 'SEX', 'DOB', 'DUC'],
  OC2: [
    'CHILD',
    'DOB',
    'SDQ_SCORE',
    'SDQ_REASON',
    'CONVICTED',
    'HEALTH_CHECK',
    'IMMUNISATIONS',
    'TEETH_CHECK',
    'HEALTH_ASSESSMENT',
    'SUBSTANCE_MISUSE',
    'INTERVENTION_RECEIVED',
    'INTERVENTION_OFFERED',
  ],
  OC3: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
  AD1: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  Missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  /** From 2023-24. */
  SWEpisodes: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  /** From 2026-27. */
  DoLo: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies Record<string, readonly string[]>;

export type Table = keyof typeof COLUMNS;
export type Column<T extends Table> = (typeof COLUMNS)[T][number];

export const TABLES = Object.keys(COLUMNS) as Table[];

/** The columns that hold a day, dd/mm/yyyy. DATE_PERM is text: parts of it may be `zz`. */
export type DateColumn =
  | 'DOB'
  | 'MC_DOB'
  | 'DECOM'
  | 'DEC'
  | 'REVIEW'
  | 'DUC'
  | 'DATE_INT'
  | 'DATE_MATCH'
  | 'DATE_PLACED'
  | 'DATE_PLACED_CEASED'
  | 'MIS_START'
  | 'MIS_END'
  | 'SW_DECOM'
  | 'SW_DEC'
  | 'DOLO_START'
  | 'DOLO_END';

/** What the collection works out from postcodes, and what only the XML form carries: rules speak of them too. */
type DerivedField = 'Episodes.PL_LA' | 'Episodes.PL_LOCATION' | 'Episodes.PL_DISTANCE' | 'Header.UASC';

/** A column as rules name it: `Episodes.DECOM`. A slip does not compile. */
export type Field = { [T in Table]: `${T}.${Column<T>}` }[Table] | DerivedField;

/** A file of the return judged, or the same file as it was submitted a year before. */
export type TableOfYear = Table | `${Table}_last`;

export function tableOf(field: Field): Table {
  return field.slice(0, field.indexOf('.')) as Table;
}

export function columnOf(field: Field): string {
  return field.slice(field.indexOf('.') + 1);
}
