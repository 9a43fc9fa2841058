import { type CheckedReturn } from '../check-return.js';

/** The answer for programs: rows are zero-based, in file order; tables ending in `_last` are last year's. */
export interface JsonReport {
  rules: Record<string, Record<string, number[]>>;
  /** By rule, why it could not be asked. */
  skipped: Record<string, string>;
  problems: CheckedReturn['problems'];
}

export function asJson({ findings, plan, problems }: CheckedReturn): JsonReport {
  const rules: JsonReport['rules'] = {};
  for (const [rule, tables] of findings.byRule()) rules[rule.code] = Object.fromEntries(tables);
  return { rules, skipped: Object.fromEntries(plan.skipped), problems };
}
