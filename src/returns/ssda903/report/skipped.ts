import { byCode } from '../findings.js';
import { type Plan } from '../plan.js';

/** The rules that could not be asked, by what is missing for them. */
export function skippedByReason({ skipped }: Plan): { why: string; codes: string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const [code, why] of skipped) byReason.set(why, [...(byReason.get(why) ?? []), code]);
  return [...byReason].map(([why, codes]) => ({ why, codes: codes.sort(byCode) }));
}
