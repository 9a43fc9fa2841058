/** Whether a child is one of a population: *unknown* is an answer of its own, never a quiet no (decision 24). */
export type Answer = 'yes' | 'no' | 'unknown';
/** T1: identified as a victim; T2: suspected, and not in T1 (decision 23). */
export type Trafficking = 'T1' | 'T2' | 'no' | 'unknown';

/** What is known of a child in a window, or on a day: every population is made of these cells. */
export interface Cell {
  unaccompanied: Answer;
  trafficking: Trafficking;
}

export type PopulationId = 'CLA' | 'U' | 'T1' | 'T2' | 'T' | 'UT' | 'U-only' | 'T-only' | 'neither' | 'not-known';

export interface Population {
  id: PopulationId;
  title: string;
  /** Who is in it, in plain words. */
  note: string;
  has: (cell: Cell) => Answer;
}

const isU = ({ unaccompanied }: Cell): Answer => unaccompanied;
const isT = ({ trafficking }: Cell): Answer => (trafficking === 'T1' || trafficking === 'T2' ? 'yes' : trafficking);
const isTier =
  (tier: 'T1' | 'T2') =>
  ({ trafficking }: Cell): Answer =>
    trafficking === 'unknown' ? 'unknown' : yesIf(trafficking === tier);

/** U only, T only, UT, neither and not known are exclusive and together make CLA (decision 24). */
export const POPULATIONS: readonly Population[] = [
  {
    id: 'CLA',
    title: 'All looked-after children',
    note: 'Looked after by the authority, short breaks (V3, V4) left out.',
    has: () => 'yes',
  },
  {
    id: 'U',
    title: 'Unaccompanied',
    note: 'No parent or other adult was responsible for the child by law or custom, whatever their immigration status.',
    has: isU,
  },
  {
    id: 'T1',
    title: 'Identified as trafficked',
    note: 'A positive decision of the National Referral Mechanism that stands, or identified by the authority.',
    has: isTier('T1'),
  },
  {
    id: 'T2',
    title: 'Suspected trafficked',
    note: 'Suspected by the authority, or referred to the National Referral Mechanism and undecided; not identified.',
    has: isTier('T2'),
  },
  { id: 'T', title: 'Trafficked, identified or suspected', note: 'T1 or T2.', has: isT },
  {
    id: 'UT',
    title: 'Unaccompanied and trafficked',
    note: 'In both U and T.',
    has: (cell) => both(isU(cell), isT(cell)),
  },
  {
    id: 'U-only',
    title: 'Unaccompanied only',
    note: 'In U; asked about trafficking, and the answer was no.',
    has: (cell) => both(isU(cell), not(isT(cell))),
  },
  {
    id: 'T-only',
    title: 'Trafficked only',
    note: 'In T; asked whether unaccompanied, and the answer was no.',
    has: (cell) => both(not(isU(cell)), isT(cell)),
  },
  {
    id: 'neither',
    title: 'Neither',
    note: 'Asked both, and both answers were no.',
    has: (cell) => both(not(isU(cell)), not(isT(cell))),
  },
  {
    id: 'not-known',
    title: 'Not known',
    note: 'Either question was never asked, was asked and not answered, or was last answered “no” over six months ago.',
    has: (cell) => yesIf(isU(cell) === 'unknown' || isT(cell) === 'unknown'),
  },
];

const CELLS: readonly Cell[] = (['yes', 'no', 'unknown'] as const).flatMap((unaccompanied) =>
  (['T1', 'T2', 'no', 'unknown'] as const).map((trafficking) => ({ unaccompanied, trafficking })),
);

/** The cells whose children are in a population for certain, or may be. */
export function cellsOf({ has }: Population, answer: Answer): Cell[] {
  return CELLS.filter((cell) => has(cell) === answer);
}

function yesIf(condition: boolean): Answer {
  return condition ? 'yes' : 'no';
}

function not(answer: Answer): Answer {
  return answer === 'unknown' ? 'unknown' : yesIf(answer === 'no');
}

/** One no decides it, whatever the other would have been. */
function both(one: Answer, other: Answer): Answer {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'unknown';
}
