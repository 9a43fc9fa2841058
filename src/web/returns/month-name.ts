import { type Month } from '../../returns/monthly/month.js';
import { day } from '../filters/dates.js';

/** `March 2026`. */
export function monthName({ first }: Pick<Month, 'first'>): string {
  return day(first).replace(/^\d+ /, '');
}

/** An address of a return, as known at an instant (ISO, as the return gave it). */
export function asKnown(address: string, asKnownAt: string | undefined, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, ...(asKnownAt && { asKnownAt }) }).toString();
  return query ? `${address}?${query}` : address;
}
