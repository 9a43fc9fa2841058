import { type TableOfYear } from '../../../src/returns/ssda903/tables.js';
import { type TestChild } from './a-child.js';

/** Rows at fault: zero-based, by table, in the order told. */
export type RowsAtFault = Partial<Record<TableOfYear, number[]>>;

/** A sentence, the child it is about, and the rows a rule reports: none when it passes. */
export interface Example {
  readonly sentence: string;
  readonly child: TestChild;
  readonly faults: RowsAtFault;
}

/** The examples of one rule, in one collection year. */
export interface ExamplesOfRule {
  readonly code: string;
  /** The collection year the examples are in (2025 is 2025-26). By default the newest the registry knows the rule in. */
  readonly year?: number;
  readonly examples: readonly Example[];
}

/** Nothing at fault. */
export function passes(sentence: string, child: TestChild): Example {
  return { sentence, child, faults: {} };
}

/** Exactly these rows at fault: `faults('ends before it starts', aChild().missing({…}), { Missing: [0] })`. */
export function faults(sentence: string, child: TestChild, rows: RowsAtFault): Example {
  return { sentence, child, faults: rows };
}

/**
 * A rule's examples: both sides of each of its boundaries, at least one that passes and one at fault.
 *
 * @example
 * // rules/missing/dates.examples.ts; add `...missingDates` to rules/examples.ts
 * export const missingDates = [
 *   examplesOf('567', [
 *     passes('ends the day it starts', aChild().missing({ MIS_START: '2025-05-02', MIS_END: '2025-05-02' })),
 *     faults('ends the day before', aChild().missing({ MIS_START: '2025-05-02', MIS_END: '2025-05-01' }), { Missing: [0] }),
 *   ]),
 * ];
 */
export function examplesOf(code: string, examples: readonly Example[], inYear?: { year: number }): ExamplesOfRule {
  return { code, examples, ...inYear };
}
