const GROUPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `1,234.5`; an empty text for nothing. */
export function plainNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : GROUPED.format(value);
}

/** `1 child`, `2 children`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${GROUPED.format(n)} ${n === 1 ? one : many}`;
}
