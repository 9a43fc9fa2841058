export const HOUR_MS = 3_600_000;

/** That many hours really passed, whatever the clocks did. */
export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** Hours really passed, in fractions; below nought where `until` is the earlier one. */
export function hoursBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / HOUR_MS;
}
