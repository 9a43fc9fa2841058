import { type TestChild } from '../../a-child.js';
import { type Table } from '../../../../../src/returns/ssda903/tables.js';

type Repeated = { DOB?: string; SEX?: string };

/** How each file tells a row of a child with no more than it repeats of the header. */
export const TELL = {
  Header: (child, row) => child.header(row),
  AD1: (child, row) => child.ad1(row),
  Missing: (child, row) => child.missing(row),
  OC2: (child, row) => child.oc2(row),
  OC3: (child, row) => child.oc3(row),
  PlacedAdoption: (child, row) => child.placedAdoption(row),
  PrevPerm: (child, row) => child.prevPerm(row),
  Reviews: (child, row) => child.review(row),
  UASC: (child, row) => child.uasc(row),
} as const satisfies Partial<Record<Table, (child: TestChild, row: Repeated) => TestChild>>;

export type ToldTable = keyof typeof TELL;
