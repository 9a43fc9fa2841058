/** What a page says of what was just recorded; null for what it does not know, whatever the address names. */
export function bannerOf(words: Readonly<Record<string, string>>, recorded: string | undefined): string | null {
  return recorded !== undefined && Object.hasOwn(words, recorded) ? words[recorded]! : null;
}
