import type { LawfulException } from '../legal-rule.js';
import { RULES } from '../registry.js';
import type { EvidenceKind } from './kinds.js';

export interface ReliableException extends LawfulException {
  code: string;
  /** The rules that allow it. */
  rules: readonly string[];
}

/** The lawful exceptions somebody may rely on in place of what is asked for, each once. */
export function exceptionsFor(kind: EvidenceKind): ReliableException[] {
  const found = new Map<string, ReliableException>();
  for (const { id, evidence, exceptions } of RULES) {
    if (!evidence.includes(kind)) continue;
    for (const exception of exceptions) {
      const { code, enabled } = exception;
      if (code === undefined || !enabled) continue;
      found.set(code, { ...exception, code, rules: [...(found.get(code)?.rules ?? []), id] });
    }
  }
  return [...found.values()];
}

/** The rules that read evidence of a kind. */
export function rulesAsking(kind: EvidenceKind): string[] {
  return RULES.filter(({ evidence }) => evidence.includes(kind)).map(({ id }) => id);
}
