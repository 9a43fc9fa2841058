/** A place on the National Grid of Great Britain, in metres. */
export interface GridPlace {
  easting: number;
  northing: number;
}

const METRES_IN_A_MILE = 1609.3;

/** Straight-line miles to one decimal, as the SSDA903 return works out a placement's distance from home. */
export function milesBetween(a: GridPlace, b: GridPlace): number {
  const metres = Math.hypot(a.easting - b.easting, a.northing - b.northing);
  return Math.round((metres / METRES_IN_A_MILE) * 10) / 10;
}

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;

/** Capitals without spaces, the form places are kept by; null when it has not the shape of a postcode. */
export function bare(postcode: string): string | null {
  const text = postcode.replaceAll(/\s+/g, '').toUpperCase();
  return POSTCODE.test(text) ? text : null;
}

/** With its one space, as it is written on an envelope. */
export function written(postcode: string): string {
  const text = postcode.replaceAll(/\s+/g, '').toUpperCase();
  return `${text.slice(0, -3)} ${text.slice(-3)}`;
}
