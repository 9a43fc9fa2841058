import { type PlainDate } from '../../../kernel/plain-date.js';
import { type Episode, type EpisodeRow, type Row, type YearReturn } from '../child-return.js';
import { isSamePostcode } from './placement-area.js';

/** Short breaks under a series (V3) or an agreement (V4). */
export function isRespite({ LS }: EpisodeRow): boolean {
  return LS === 'V3' || LS === 'V4';
}

const TEMPORARY = new Set(['T0', 'T1', 'T2', 'T3', 'T4']);
export function isTemporary({ PLACE }: EpisodeRow): boolean {
  return PLACE !== null && TEMPORARY.has(PLACE);
}

const FOR_ADOPTION = new Set(['A3', 'A4', 'A5', 'A6']);
export function isPlacedForAdoption({ PLACE }: EpisodeRow): boolean {
  return PLACE !== null && FOR_ADOPTION.has(PLACE);
}

const FOSTERING = new Set(['U1', 'U2', 'U3', 'U4', 'U5', 'U6']);
export function isFostering({ PLACE }: EpisodeRow): boolean {
  return PLACE !== null && FOSTERING.has(PLACE);
}

const OUTSIDE_THE_TYPES = new Set(['Z11', 'Z12', 'Z13', 'Z14']);
/** Outside the registered types: the four codes that replaced Z1. */
export function isOutsideTheTypes({ PLACE }: EpisodeRow): boolean {
  return PLACE !== null && OUTSIDE_THE_TYPES.has(PLACE);
}

const UNREGISTERED = new Set(['P1', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', ...OUTSIDE_THE_TYPES]);
/** Of a type that Ofsted does not register, and so without a URN. */
export function isUnregisteredType({ PLACE }: EpisodeRow): boolean {
  return PLACE !== null && UNREGISTERED.has(PLACE);
}

/** Type, postcode, URN and provider are all the same; two blanks are. */
export function isSamePlacement(a: EpisodeRow, b: EpisodeRow): boolean {
  return (
    a.PLACE === b.PLACE &&
    a.URN === b.URN &&
    a.PLACE_PROVIDER === b.PLACE_PROVIDER &&
    isSamePostcode(a.PL_POST, b.PL_POST)
  );
}

/** What URN says where there is none to give: a regional adoption agency. */
export const NO_URN = 'XXXXXXX';

/** Names a setting that should be on the provider list. */
export function hasRealUrn({ URN }: EpisodeRow): boolean {
  return URN !== null && URN !== NO_URN;
}

/** Ended by an adoption order. */
export function isAdopted({ REC }: EpisodeRow): boolean {
  return REC === 'E11' || REC === 'E12';
}

/** Ended with a reason that ends care: any but X1 and blank. */
export function leftCare({ REC }: EpisodeRow): boolean {
  return REC !== null && REC !== 'X1';
}

/** Touches the days from one to another, both included; an episode without an end runs on. */
export function overlaps(episode: EpisodeRow, from: PlainDate, to: PlainDate): boolean {
  const { DECOM, DEC } = episode;
  return DECOM !== null && DECOM <= to && (DEC === null || DEC >= from);
}

/** Of rows in order, those that stand wrongly to the one before; the first has none before it and is never asked. */
export function faultsAfter<R>(rows: readonly R[], isWrong: (row: R, previous: R) => boolean): readonly R[] {
  return rows.length < 2 ? [] : rows.filter((row, i) => i > 0 && isWrong(row, rows[i - 1]!));
}

/** Episodes that stand wrongly to the one after them; the last is never asked. */
export function faultsBefore(
  episodes: readonly Episode[],
  isWrong: (episode: Episode, next: Episode) => boolean,
): readonly Episode[] {
  const last = episodes.length - 1;
  return last < 1 ? [] : episodes.filter((episode, i) => i < last && isWrong(episode, episodes[i + 1]!));
}

/** The episodes at fault and the header they were measured against; nothing when there are none. */
export function andHeader(episodes: readonly EpisodeRow[], { header }: YearReturn): readonly Row[] {
  return episodes.length === 0 || header === null ? episodes : [...episodes, header];
}
