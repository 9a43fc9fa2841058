import { judge } from '../../../src/returns/ssda903/judge.js';
import { RulesByTables } from '../../../src/returns/ssda903/plan.js';
import { RULE_YEARS, RULES } from '../../../src/returns/ssda903/registry.js';
import { isInForce } from '../../../src/returns/ssda903/rule.js';
import { type ExamplesOfRule, type RowsAtFault } from './examples.js';
import { EXAMPLES } from './rules/examples.js';

describe.each(EXAMPLES)('903 rule $code', ({ code, year, examples }) => {
  it.each(examples)('$sentence', ({ child, faults }) => {
    expect(rowsAtFault(code, year, child)).toEqual(faults);
  });
});

/** What the registry's entry of the year reports. */
function rowsAtFault(code: string, year: number | undefined, child: ExamplesOfRule['examples'][number]['child']) {
  const entries = RULES.filter((rule) => rule.code === code);
  const on = year ?? Math.min(RULE_YEARS.at(-1)!, Math.max(...entries.map(({ lastIn }) => lastIn)));
  const inForce = entries.filter((rule) => isInForce(rule, on));
  expect(inForce).toHaveLength(1);
  const told = child.inYear(on);
  const found: RowsAtFault = {};
  for (const { row } of judge(new RulesByTables(inForce).for(told.child), told.child, told.context))
    (found[row.last ? (`${row.table}_last` as const) : row.table] ??= []).push(row.index);
  Object.values(found).forEach((rows) => rows.sort((a, b) => a - b));
  return found;
}
