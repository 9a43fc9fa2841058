/** Text in order, blank first: the last word between rows of the same days, so that their order in a file says nothing. */
export function byText(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}
