import { type GridPlace, milesBetween } from '../../../postcodes/postcode.js';
import { type EpisodeRow } from '../child-return.js';
import { type Context, type PostcodePlace } from '../context.js';

/** What PL_DISTANCE says when it cannot be worked out. */
export const NOT_CALCULABLE = 999.9;

/** PL_LA: the authority of the placement's postcode, three digits, or WAL, SCO, NIR, NUK; null when it is not known. */
export function placementAuthority(episode: EpisodeRow, context: Context): string | null {
  return placeOf(episode.PL_POST, context)?.authority ?? null;
}

const OUTSIDE_ENGLAND = new Set(['CON', 'NIR', 'SCO', 'WAL', 'NUK']);

/** Whether a PL_LA is a country other than England, or confidential; what is not known is not outside. */
export function isOutsideEngland(authority: string | null): boolean {
  return authority !== null && OUTSIDE_ENGLAND.has(authority);
}

/** PL_LOCATION: inside the authority making the return, or outside; null when the placement's authority is not known. */
export function placementLocation(episode: EpisodeRow, context: Context): 'IN' | 'OUT' | null {
  const authority = placementAuthority(episode, context);
  if (authority === null) return null;
  return authority === context.authority ? 'IN' : 'OUT';
}

/**
 * PL_DISTANCE: straight-line miles from home to placement, one decimal. `NOT_CALCULABLE` when a postcode was sent that
 * has no place on the grid; null when one was not sent at all.
 */
export function placementDistance({ HOME_POST, PL_POST }: EpisodeRow, context: Context): number | null {
  if (HOME_POST === null || PL_POST === null) return null;
  const home = placeOf(HOME_POST, context);
  const placement = placeOf(PL_POST, context);
  return home && placement && isPlaced(home) && isPlaced(placement) ? milesBetween(home, placement) : NOT_CALCULABLE;
}

function isPlaced(place: PostcodePlace): place is PostcodePlace & GridPlace {
  return place.easting !== null && place.northing !== null;
}

function placeOf(postcode: string | null, { postcodes }: Context): PostcodePlace | null {
  return postcode === null || postcodes === null ? null : postcodes.find(postcode);
}

const POSTCODE = /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/;

/** Whether text has the shape of a postcode, with a space or without. */
export function isPostcode(text: string): boolean {
  return POSTCODE.test(text);
}

/** Whether two postcodes are the same but for spaces; two blanks are. */
export function isSamePostcode(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && withoutSpaces(a) === withoutSpaces(b));
}

export function withoutSpaces(postcode: string): string {
  return postcode.replaceAll(' ', '');
}
