import { byCode, type Finding } from '../findings.js';
import { type Rule } from '../rule.js';

export interface RuleCount {
  readonly rule: Rule;
  readonly rows: number;
  readonly children: number;
}

/** How much each rule found, most rows first. The findings of a child lie together. */
export function countByRule(findings: Iterable<Finding>): RuleCount[] {
  const counts = new Map<Rule, { rows: number; children: number; last: number }>();
  for (const { rule, child } of findings) {
    const count = counts.get(rule) ?? { rows: 0, children: 0, last: -1 };
    count.rows++;
    if (count.last !== child) count.children++;
    count.last = child;
    counts.set(rule, count);
  }
  return [...counts]
    .map(([rule, { rows, children }]) => ({ rule, rows, children }))
    .sort((a, b) => b.rows - a.rows || byCode(a.rule.code, b.rule.code));
}

/** The first findings of each rule, `most` at most. */
export function firstOfEachRule(findings: Iterable<Finding>, most: number): Map<Rule, Finding[]> {
  const first = new Map<Rule, Finding[]>();
  for (const finding of findings) {
    const listed = first.get(finding.rule);
    if (listed === undefined) first.set(finding.rule, [finding]);
    else if (listed.length < most) listed.push(finding);
  }
  return first;
}
