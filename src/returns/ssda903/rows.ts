import { dayOf, type PlainDate } from '../../kernel/plain-date.js';
import { type HeaderRow, type Row, type RowsByTable } from './child-return.js';
import { type DateColumn, type Table } from './tables.js';

/** One row as its reader has it: cells by the position of the column in `COLUMNS`, whatever their order in the file. */
export interface Cells {
  /** Trimmed, upper case; null when blank or when the file has no such column. */
  text(position: number): string | null;
}

/** Where a row stands. */
export interface RowPlace {
  readonly index: number;
  readonly last: boolean;
}

const NOTHING: Row['unreadable'] = Object.freeze({});

/** Reads days and keeps the text of those that are none. */
class Days {
  unreadable: Row['unreadable'] = NOTHING;

  constructor(private readonly cells: Cells) {}

  read(position: number, column: DateColumn): PlainDate | null {
    const text = this.cells.text(position);
    if (text === null) return null;
    const day = parse903Date(text);
    if (day === null) this.unreadable = { ...this.unreadable, [column]: text };
    return day;
  }
}

/**
 * A typed row of each file. Written out column by column so that all rows of a file have one shape in memory: judging
 * 90,000 children in seconds depends on it.
 */
export const ROW_OF: { readonly [T in Table]: (cells: Cells, place: RowPlace) => RowsByTable[T][number] } = {
  Header: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'Header',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      SEX: cells.text(1),
      DOB: days.read(2, 'DOB'),
      ETHNIC: cells.text(3),
      UPN: cells.text(4),
      MOTHER: cells.text(5),
      MC_DOB: days.read(6, 'MC_DOB'),
      UASC: cells.text(UASC_IN_XML_HEADER),
      unreadable: days.unreadable,
    };
  },
  Episodes: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'Episodes',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DECOM: days.read(1, 'DECOM'),
      RNE: cells.text(2),
      LS: cells.text(3),
      CIN: cells.text(4),
      PLACE: cells.text(5),
      PLACE_PROVIDER: cells.text(6),
      DEC: days.read(7, 'DEC'),
      REC: cells.text(8),
      REASON_PLACE_CHANGE: cells.text(9),
      HOME_POST: cells.text(10),
      PL_POST: cells.text(11),
      URN: cells.text(12),
      unreadable: days.unreadable,
    };
  },
  Reviews: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'Reviews',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      REVIEW: days.read(2, 'REVIEW'),
      REVIEW_CODE: cells.text(3),
      unreadable: days.unreadable,
    };
  },
  UASC: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'UASC',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      SEX: cells.text(1),
      DOB: days.read(2, 'DOB'),
      DUC: days.read(3, 'DUC'),
      unreadable: days.unreadable,
    };
  },
  OC2: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'OC2',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      SDQ_SCORE: cells.text(2),
      SDQ_REASON: cells.text(3),
      CONVICTED: cells.text(4),
      HEALTH_CHECK: cells.text(5),
      IMMUNISATIONS: cells.text(6),
      TEETH_CHECK: cells.text(7),
      HEALTH_ASSESSMENT: cells.text(8),
      SUBSTANCE_MISUSE: cells.text(9),
      INTERVENTION_RECEIVED: cells.text(10),
      INTERVENTION_OFFERED: cells.text(11),
      unreadable: days.unreadable,
    };
  },
  OC3: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'OC3',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      IN_TOUCH: cells.text(2),
      ACTIV: cells.text(3),
      ACCOM: cells.text(4),
      unreadable: days.unreadable,
    };
  },
  AD1: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'AD1',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      DATE_INT: days.read(2, 'DATE_INT'),
      DATE_MATCH: days.read(3, 'DATE_MATCH'),
      FOSTER_CARE: cells.text(4),
      NB_ADOPTR: cells.text(5),
      SEX_ADOPTR: cells.text(6),
      LS_ADOPTR: cells.text(7),
      unreadable: days.unreadable,
    };
  },
  PlacedAdoption: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'PlacedAdoption',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      DATE_PLACED: days.read(2, 'DATE_PLACED'),
      DATE_PLACED_CEASED: days.read(3, 'DATE_PLACED_CEASED'),
      REASON_PLACED_CEASED: cells.text(4),
      unreadable: days.unreadable,
    };
  },
  PrevPerm: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'PrevPerm',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      PREV_PERM: cells.text(2),
      LA_PERM: cells.text(3),
      DATE_PERM: cells.text(4),
      unreadable: days.unreadable,
    };
  },
  Missing: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'Missing',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      MISSING: cells.text(2),
      MIS_START: days.read(3, 'MIS_START'),
      MIS_END: days.read(4, 'MIS_END'),
      unreadable: days.unreadable,
    };
  },
  SWEpisodes: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'SWEpisodes',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      SW_ID: cells.text(2),
      SW_DECOM: days.read(3, 'SW_DECOM'),
      SW_DEC: days.read(4, 'SW_DEC'),
      SW_REASON: cells.text(5),
      unreadable: days.unreadable,
    };
  },
  DoLo: (cells, place) => {
    const days = new Days(cells);
    return {
      table: 'DoLo',
      index: place.index,
      last: place.last,
      CHILD: cells.text(0),
      DOB: days.read(1, 'DOB'),
      DOLO_START: days.read(2, 'DOLO_START'),
      DOLO_END: days.read(3, 'DOLO_END'),
      unreadable: days.unreadable,
    };
  },
};

/** After the seven CSV columns of the header: only the XML reader answers it. */
export const UASC_IN_XML_HEADER = 7;

/** The day written dd/mm/yyyy; null when the text is not exactly that, or there is no such day. */
export function parse903Date(text: string): PlainDate | null {
  if (text.length !== 10 || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return null;
  const day = digits(text, 0, 2);
  const month = digits(text, 3, 5);
  const year = digits(text, 6, 10);
  return day < 0 || month < 0 || year < 0 ? null : dayOf(year, month, day);
}

const SLASH = 47;

/** The number at these places; negative when one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

export const NO_ROWS: RowsByTable = Object.freeze({
  Header: Object.freeze([] as HeaderRow[]),
  Episodes: [],
  Reviews: [],
  UASC: [],
  OC2: [],
  OC3: [],
  AD1: [],
  PlacedAdoption: [],
  PrevPerm: [],
  Missing: [],
  SWEpisodes: [],
  DoLo: [],
});
