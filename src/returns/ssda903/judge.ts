import { type ChildReturn, type Row } from './child-return.js';
import { type Context } from './context.js';
import { type Rule } from './rule.js';

/** One row at fault under one rule. */
export interface Fault {
  readonly rule: Rule;
  readonly row: Row;
}

const NO_FAULTS: readonly Fault[] = [];

/** The rows of a child at fault under some rules, each row once a rule. The rules' needs are the caller's to have met. */
export function judge(rules: readonly Rule[], child: ChildReturn, context: Context): readonly Fault[] {
  let faults: Fault[] | null = null;
  for (const rule of rules) {
    const rows = rule.atFault(child, context);
    if (rows.length === 0) continue;
    faults ??= [];
    for (const row of rows.length === 1 ? rows : new Set(rows)) faults.push({ rule, row });
  }
  return faults ?? NO_FAULTS;
}
