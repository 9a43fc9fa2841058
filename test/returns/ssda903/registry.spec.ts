import { NOT_ASKED, RULE_YEARS, RULES, rulesOf } from '../../../src/returns/ssda903/registry.js';
import { isInForce, type Rule } from '../../../src/returns/ssda903/rule.js';
import { tableOf } from '../../../src/returns/ssda903/tables.js';
import { SINCE_2025_26, SINCE_2026_27 } from './published-codes.js';
import { EXAMPLES } from './rules/examples.js';

/** Examples tried against this entry: its own year's, or those that name no year when it is the newest entry. */
function examplesFor(rule: Rule) {
  const newest = Math.max(...RULES.filter(({ code }) => code === rule.code).map(({ lastIn }) => lastIn));
  return EXAMPLES.filter(
    ({ code, year }) => code === rule.code && (year === undefined ? rule.lastIn === newest : isInForce(rule, year)),
  ).flatMap(({ examples }) => examples);
}

describe('the registry of 903 rules', () => {
  it.each(RULE_YEARS)('lists no code twice in %i', (year) => {
    const codes = RULES.filter((rule) => isInForce(rule, year)).map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it.each([
    [2025, SINCE_2025_26],
    [2026, [...SINCE_2025_26, ...SINCE_2026_27]],
  ])('has every rule of %i, or says why not', (year, published) => {
    const ours = [...rulesOf(year).map(({ code }) => code), ...Object.keys(NOT_ASKED)];
    expect(ours.sort()).toEqual([...published].sort());
  });

  it('knows every rule that has examples', () => {
    const codes = new Set(RULES.map(({ code }) => code));
    expect(EXAMPLES.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
  });

  it.each(RULES)('$code has an example that passes and one at fault', (rule) => {
    const examples = examplesFor(rule);
    expect(examples.some(({ faults }) => Object.keys(faults).length === 0)).toBe(true);
    expect(examples.some(({ faults }) => Object.keys(faults).length > 0)).toBe(true);
  });

  it.each(RULES)('$code says in a sentence what to mend', ({ says }) => {
    expect(says).toMatch(/^[A-Z].{20,}[.]$/);
  });

  it.each(RULES)('$code reports rows of tables it can have', ({ fields, reports, needs, needsAny }) => {
    expect(fields.length).toBeGreaterThan(0);
    const known = [...needs, ...needsAny, ...fields.map(tableOf)];
    expect(reports.filter((table) => !known.includes(table))).toEqual([]);
  });
});
