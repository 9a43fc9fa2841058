import { type ChildReturn, type Row } from './child-return.js';
import { type Context } from './context.js';
import { type Rule } from './rule.js';
import { type Table, type TableOfYear } from './tables.js';

/** One row at fault under one rule. */
export interface Fault {
  readonly rule: Rule;
  readonly row: Row;
}

/** The rows of a child at fault under some rules, each row once a rule. The rules' needs are the caller's to have met. */
export function judge(rules: readonly Rule[], child: ChildReturn, context: Context): Fault[] {
  const faults: Fault[] = [];
  for (const rule of rules) {
    if (!rule.reports.some((table) => hasRows(child, table))) continue;
    const rows = rule.atFault(child, context);
    if (rows.length > 0) for (const row of new Set(rows)) faults.push({ rule, row });
  }
  return faults;
}

function hasRows(child: ChildReturn, table: TableOfYear): boolean {
  return table.endsWith('_last')
    ? (child.previous?.of(table.slice(0, -'_last'.length) as Table).length ?? 0) > 0
    : child.of(table as Table).length > 0;
}
