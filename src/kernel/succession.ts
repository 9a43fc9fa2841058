/** A dated fact among others of its kind that follow one another without overlap; `until` is exclusive, null open. */
export interface Span {
  id: string;
  from: Date;
  until: Date | null;
}

export interface Succession {
  /** The span that ends where the new one begins. */
  ends: string | null;
  /** Where the new span ends: where the one it cuts short ended, or the next one begins; null open. */
  until: Date | null;
}

/** Where a new span fits among the recorded ones; null when one begins at that very instant: then that is corrected. */
export function succeed(spans: readonly Span[], from: Date): Succession | null {
  if (spans.some((span) => span.from.getTime() === from.getTime())) return null;
  const cut = spans.find((span) => span.from < from && (span.until === null || from < span.until));
  if (cut) return { ends: cut.id, until: cut.until };
  const next = spans.filter((span) => span.from > from).sort((a, b) => a.from.getTime() - b.from.getTime())[0];
  return { ends: null, until: next?.from ?? null };
}
