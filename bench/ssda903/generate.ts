import { addDays, partsOf, type PlainDate } from '../../src/kernel/plain-date.js';
import { type Collection, collectionOf } from '../../src/returns/ssda903/collection.js';
import { birthdayIn903 } from '../../src/returns/ssda903/definitions/days.js';
import { type Column, COLUMNS, type Table, TABLES } from '../../src/returns/ssda903/tables.js';
import { Random } from './random.js';
import { type Story, type StoryEpisode, Storyteller } from './story.js';
import { makeWorld, type World } from './world.js';

/** One row as it will stand in its file; what is left out is blank. */
export type Typed<T extends Table = Table> = { [K in T]: { CHILD: string } & Partial<Record<Column<K>, string>> }[T];
export type TypedRows = { [T in Table]: Typed<T>[] };

/** A made-up child as this year's and last year's returns tell of it. */
export interface GeneratedChild {
  CHILD: string;
  current: TypedRows;
  previous: TypedRows;
}

export interface Size {
  children: number;
  /** The collection year (2025 is 2025-26). */
  year: number;
  seed: number;
}

/** Children one by one, faultless under every rule; the same for the same seed. */
export function* generateChildren(
  { children, year, seed }: Size,
  world: World = makeWorld(),
): Generator<GeneratedChild> {
  const current = collectionOf(year);
  const previous = collectionOf(year - 1);
  for (let number = 0; number < children; number++) {
    const teller = new Storyteller(world, current, new Random(seed * 1_000_003 + number * 7919));
    const story = teller.tell(number);
    yield { CHILD: story.CHILD, current: asReturned(story, current), previous: asReturned(story, previous) };
  }
}

/** What the return of a year says of a story, as it stood on the last day of that year. */
function asReturned(story: Story, collection: Collection): TypedRows {
  const rows = emptyRows();
  const { CHILD } = story;
  const { START, END } = collection;
  const DOB = ukDate(story.born);
  const episodes = story.episodes.filter(({ DECOM, DEC }) => DECOM <= END && (DEC === null || DEC >= START));
  const isCareLeaver = story.isCareLeaver && episodes.length === 0 && birthdayIn903(18, story.born) < START;
  if (episodes.length === 0 && !isCareLeaver) return rows;
  rows.Header.push(headerOf(story, episodes, END));
  rows.Episodes.push(...episodes.map((episode) => episodeOf(CHILD, episode, END)));
  const care = episodes.filter(({ LS }) => LS !== 'V3' && LS !== 'V4');
  rows.Reviews.push(...reviewsOf(story, care, collection).map((review) => ({ CHILD, DOB, ...review })));
  if (story.isUasc) rows.UASC.push({ CHILD, SEX: story.SEX, DOB, DUC: ukDate(birthdayIn903(18, story.born)) });
  if (isThroughout(care, collection)) rows.OC2.push({ CHILD, DOB, ...healthOf(story.born, collection) });
  if (isCareLeaver) rows.OC3.push({ CHILD, DOB, IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'U1' });
  if (story.plannedAdoptionOn !== null && story.plannedAdoptionOn <= END && care.length > 0) {
    rows.PlacedAdoption.push({ CHILD, DOB, DATE_PLACED: ukDate(story.plannedAdoptionOn) });
  }
  if (care.some(({ REC, DEC }) => REC === 'E11' && DEC !== null && DEC <= END))
    rows.AD1.push({ CHILD, DOB, ...adoptersOf(story) });
  if (episodes.length > 0) rows.PrevPerm.push({ CHILD, DOB, PREV_PERM: 'Z1' });
  for (const { MISSING, from, until } of story.away) {
    if (from > END || (until !== null && until < START)) continue;
    rows.Missing.push({
      CHILD,
      DOB,
      MISSING,
      MIS_START: ukDate(from),
      MIS_END: until !== null && until <= END ? ukDate(until) : '',
    });
  }
  if (care.some(({ DEC }) => DEC === null || DEC > END)) rows.SWEpisodes.push(...workersOf(story, collection));
  if (collection.year >= 2026) {
    for (const { from, until } of story.deprivedOfLiberty) {
      rows.DoLo.push({ CHILD, DOB, DOLO_START: ukDate(from), DOLO_END: until === null ? '' : ukDate(until) });
    }
  }
  return rows;
}

export function emptyRows(): TypedRows {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as TypedRows;
}

function headerOf(story: Story, episodes: StoryEpisode[], END: PlainDate): Typed<'Header'> {
  const isLookedAfter = episodes.some(({ LS }) => LS !== 'V3' && LS !== 'V4');
  const isMother = story.childBornOn !== null && story.childBornOn <= END;
  return {
    CHILD: story.CHILD,
    SEX: story.SEX,
    DOB: ukDate(story.born),
    ETHNIC: story.ETHNIC,
    UPN: story.UPN,
    MOTHER: story.SEX === 'F' && isLookedAfter ? (isMother ? '1' : '0') : '',
    MC_DOB: isLookedAfter && isMother ? ukDate(story.childBornOn!) : '',
  };
}

function episodeOf(
  CHILD: string,
  { DECOM, DEC, REC, REASON_PLACE_CHANGE, ...same }: StoryEpisode,
  END: PlainDate,
): Typed<'Episodes'> {
  const hasEnded = DEC !== null && DEC <= END;
  return {
    CHILD,
    ...same,
    DECOM: ukDate(DECOM),
    DEC: hasEnded ? ukDate(DEC) : '',
    REC: hasEnded ? REC : '',
    REASON_PLACE_CHANGE: hasEnded ? REASON_PLACE_CHANGE : '',
  };
}

function reviewsOf(
  story: Story,
  care: StoryEpisode[],
  { START, END }: Collection,
): { REVIEW: string; REVIEW_CODE: string }[] {
  if (care.length === 0) return [];
  const from = Math.max(care[0]!.DECOM, START) as PlainDate;
  const until = Math.min(care.at(-1)!.DEC ?? END, END);
  const four = birthdayIn903(4, story.born);
  return [28, 120, 300]
    .map((days) => addDays(from, days))
    .filter((on) => on < until)
    .map((on) => ({ REVIEW: ukDate(on), REVIEW_CODE: on < four ? 'PN0' : 'PN1' }));
}

/** Looked after from before the first day to after the last. */
function isThroughout(care: StoryEpisode[], { START, END }: Collection): boolean {
  const last = care.at(-1);
  return last !== undefined && care[0]!.DECOM <= START && (last.DEC === null || last.DEC > END);
}

function healthOf(born: PlainDate, { START, END }: Collection): Partial<Typed<'OC2'>> {
  const has = (age: number, on: PlainDate) => birthdayIn903(age, born) <= on;
  const isMeasured = has(4, END) && !has(17, addDays(START, -1));
  return {
    SDQ_SCORE: isMeasured ? String(born % 41 < 0 ? 0 : born % 41) : '',
    CONVICTED: has(10, END) ? '0' : '',
    HEALTH_CHECK: has(5, END) ? '' : '1',
    IMMUNISATIONS: '1',
    TEETH_CHECK: '1',
    HEALTH_ASSESSMENT: '1',
    SUBSTANCE_MISUSE: born % 20 === 0 ? '1' : '0',
    INTERVENTION_RECEIVED: born % 20 === 0 ? (born % 40 === 0 ? '1' : '0') : '',
    INTERVENTION_OFFERED: born % 20 === 0 && born % 40 !== 0 ? '1' : '',
  };
}

function adoptersOf(story: Story): Partial<Typed<'AD1'>> {
  const isCouple = story.born % 2 === 0;
  return {
    DATE_INT: ukDate(story.plannedAdoptionOn!),
    DATE_MATCH: ukDate(story.matchedOn!),
    FOSTER_CARE: '0',
    NB_ADOPTR: isCouple ? '2' : '1',
    SEX_ADOPTR: isCouple ? 'MF' : 'F1',
    LS_ADOPTR: isCouple ? 'L11' : 'L0',
  };
}

/** The allocations that touch the two years the return asks for. */
function workersOf(story: Story, { PY_START, END }: Collection): Typed<'SWEpisodes'>[] {
  const { CHILD, allocations } = story;
  return allocations
    .map((from, i) => ({ from, until: allocations[i + 1] ?? null, number: i }))
    .filter(({ from, until }) => from <= END && (until === null || until >= PY_START))
    .map(({ from, until, number }) => ({
      CHILD,
      DOB: ukDate(story.born),
      SW_ID: `SW${100_000 + ((Number(CHILD) * 7 + number) % 899_999)}`,
      SW_DECOM: ukDate(from),
      SW_DEC: until !== null && until <= END ? ukDate(until) : '',
      SW_REASON: number === 0 ? 'FCONTA' : 'MANAGE',
    }));
}

/** dd/mm/yyyy. */
export function ukDate(day: PlainDate): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${String(dayOfMonth).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

/** The rows of many children as files, column names first. */
export class CsvFiles {
  private readonly lines = new Map<Table, string[]>();

  constructor(tables: readonly Table[]) {
    for (const table of tables) this.lines.set(table, [COLUMNS[table].join(',')]);
  }

  add(rows: TypedRows): void {
    for (const [table, lines] of this.lines) {
      for (const row of rows[table]) {
        const cells: Partial<Record<string, string>> = row;
        lines.push(COLUMNS[table].map((column) => quoted(cells[column] ?? '')).join(','));
      }
    }
  }

  get rows(): number {
    return [...this.lines.values()].reduce((sum, lines) => sum + lines.length - 1, 0);
  }

  /** By file name. */
  texts(): { name: string; text: string }[] {
    return [...this.lines].map(([table, lines]) => ({
      name: `${table.toLowerCase()}.csv`,
      text: `${lines.join('\n')}\n`,
    }));
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The files of the return there are in a collection year. */
export function tablesIn(year: number): Table[] {
  return TABLES.filter((table) => (table !== 'DoLo' || year >= 2026) && (table !== 'SWEpisodes' || year >= 2023));
}
