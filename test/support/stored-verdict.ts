import { BLOCKING_RULES } from '../../src/law/registry.js';

/** The verdict an approval is stored with when every rule that blocks was met; some of them otherwise. */
export function storedVerdict(otherwise: Record<string, object> = {}): string {
  return JSON.stringify(BLOCKING_RULES.map(({ id: rule }) => ({ rule, verdict: 'met', ...otherwise[rule] })));
}
