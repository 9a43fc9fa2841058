import { type ChildReturn, type Row } from './child-return.js';
import { type Context } from './context.js';
import { tableOf, type Field, type TableOfYear } from './tables.js';

/** A list beside the return that a rule looks things up in. */
export type Lookup = 'providers' | 'postcodes' | 'authority';
export type Need = TableOfYear | Lookup;

/**
 * A validation rule of the return: what it is called, what it says to the person who can mend the record, and the one
 * thought that finds the rows at fault.
 */
export interface Rule {
  /** The DfE's, as printed: `142`, `503A`, `SW08STG2`. */
  readonly code: string;
  /** The DfE's stage of checking; null where we do not know it. */
  readonly stage: 1 | 2 | null;
  /** Our words, plain: what is wrong and, where it is not plain from that, what to mend. One or two sentences, no code names. */
  readonly says: string;
  /** The fields a person looks at to mend it, the likeliest first. */
  readonly fields: readonly Field[];
  /** Collection years by the year of their 1 April, both included (2025 is 2025-26). A changed rule is two entries. */
  readonly firstIn: number;
  readonly lastIn: number;
  /**
   * What must have been loaded, or the rule is skipped and listed. By default the tables of `fields`; where given it is
   * the whole list. A table the rule can do without is left out and asked for with `child.has(table)`.
   */
  readonly needs: readonly Need[];
  /** Any one of these is enough (rule 1012 asks the same of six files). */
  readonly needsAny: readonly Need[];
  /** The tables whose rows it may report: by default the tables of `fields`. A child with none of them is passed over. */
  readonly reports: readonly TableOfYear[];
  /** A prompt that the authority may answer with a reason instead of a change. */
  readonly explainable: boolean;
  /** It compares children with each other, so one child's verdict depends on others. */
  readonly comparesChildren: boolean;
  /** Rows at fault, each once, in any order. Pure; no clock; never throws. */
  atFault(child: ChildReturn, context: Context): readonly Row[];
}

/** Code, words and thought are always given; the rest has defaults. */
export type RuleGiven = Pick<Rule, 'code' | 'says' | 'fields' | 'atFault'> & Partial<Rule>;

/**
 * A rule, with defaults: stage not known, every year, its fields' tables needed and reported.
 *
 * @example
 * // rules/episodes/sequence.rules.ts; add `...sequenceRules` to registry.ts
 * export const sequenceRules = [
 *   rule({
 *     code: '501',
 *     says: 'This episode starts before the one before it ends',
 *     fields: ['Episodes.DECOM', 'Episodes.DEC'],
 *     atFault: ({ episodes }) => episodes.filter((e, i) => isBefore(e.DECOM, episodes[i - 1]?.DEC ?? null)),
 *   }),
 * ];
 */
export function rule(given: RuleGiven): Rule {
  const tables = [...new Set(given.fields.map(tableOf))];
  return {
    stage: null,
    firstIn: 0,
    lastIn: Infinity,
    needs: given.needsAny ? [] : tables,
    needsAny: [],
    reports: tables,
    explainable: false,
    comparesChildren: false,
    ...given,
  };
}

/** Whether a rule belongs to the rules of a collection year. */
export function isInForce(rule: Rule, year: number): boolean {
  return rule.firstIn <= year && year <= rule.lastIn;
}
