import { type Paged } from '../../http/paged.js';

/** As the GOV.UK pagination macro takes it. */
export interface Pages {
  previous?: { href: string };
  next?: { href: string };
  items: { number?: number; href?: string; current?: boolean; ellipsis?: boolean }[];
}

/** Links to the pages of a list; null when there is only one. `address` may carry a query already. */
export function pages({ page, pageSize, total }: Omit<Paged<unknown>, 'items'>, address: string): Pages | null {
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const href = (n: number) => `${address}${address.includes('?') ? '&' : '?'}page=${n}`;
  const shown = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  const items = numbers.flatMap((n, i) => [
    ...(i > 0 && n - numbers[i - 1]! > 1 ? [{ ellipsis: true }] : []),
    { number: n, href: href(n), current: n === page },
  ]);
  return {
    ...(page > 1 && { previous: { href: href(page - 1) } }),
    ...(page < last && { next: { href: href(page + 1) } }),
    items,
  };
}
