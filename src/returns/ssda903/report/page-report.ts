import { type CheckedReturn } from '../check-return.js';
import { collectionName } from '../collection.js';
import { describeProblem } from '../reading/reading-problem.js';
import { columnOf } from '../tables.js';
import { countByRule, firstOfEachRule } from './by-rule.js';
import { type ReportedFault, Reporter } from './reported-fault.js';
import { skippedByReason } from './skipped.js';

/** What a screen bears; the spreadsheets have all. */
const ROWS_OF_A_RULE = 10;
const CHILDREN = 50;
const FAULTS_OF_A_CHILD = 15;
const PROBLEMS = 100;

/** A fault as plain data, so that a thread can hand it over. */
export interface PageFault extends Omit<ReportedFault, 'rule'> {
  readonly code: string;
  /** What to mend. */
  readonly says: string;
}

/** A checked return in a size a screen bears, as plain data. */
export interface PageReport {
  /** `2025-26` */
  readonly year: string;
  readonly rulesOf: string;
  readonly children: number;
  readonly childrenAtFault: number;
  readonly faults: number;
  readonly rulesAsked: number;
  readonly rulesSkipped: number;
  /** Those that lose something of the return first. */
  readonly problems: readonly { readonly kind: 'unreadable' | 'notice'; readonly words: string }[];
  readonly moreProblems: number;
  /** Rules broken, most rows first, each with its first rows. */
  readonly rules: readonly {
    readonly code: string;
    readonly says: string;
    readonly explainable: boolean;
    readonly fields: readonly string[];
    readonly rows: number;
    readonly children: number;
    readonly first: readonly PageFault[];
  }[];
  /** The children with most faults first. */
  readonly worst: readonly { readonly child: string; readonly faults: number; readonly first: readonly PageFault[] }[];
  readonly moreChildren: number;
  readonly skipped: readonly { readonly why: string; readonly codes: readonly string[] }[];
}

export function asPage(checked: CheckedReturn): PageReport {
  const { findings, children, plan, collection, rulesOf } = checked;
  const worst = findings.byChild();
  return {
    year: collectionName(collection.year),
    rulesOf: collectionName(rulesOf),
    children: children.count,
    childrenAtFault: worst.length,
    faults: findings.count,
    rulesAsked: plan.rules.length,
    rulesSkipped: plan.skipped.size,
    ...problems(checked),
    ...faults(checked, worst),
    moreChildren: Math.max(0, worst.length - CHILDREN),
    skipped: skippedByReason(plan),
  };
}

function problems({ problems }: CheckedReturn): Pick<PageReport, 'problems' | 'moreProblems'> {
  const graver = [...problems].sort((a, b) => Number(a.kind === 'notice') - Number(b.kind === 'notice'));
  return {
    problems: graver.slice(0, PROBLEMS).map((problem) => ({ kind: problem.kind, words: describeProblem(problem) })),
    moreProblems: Math.max(0, graver.length - PROBLEMS),
  };
}

function faults(
  checked: CheckedReturn,
  worst: readonly { child: number; faults: number }[],
): Pick<PageReport, 'rules' | 'worst'> {
  const { findings, children } = checked;
  const reporter = new Reporter(checked);
  const tell = (finding: Parameters<Reporter['tell']>[0]) => asPlainData(reporter.tell(finding));
  const first = firstOfEachRule(findings, ROWS_OF_A_RULE);
  return {
    rules: countByRule(findings).map(({ rule, rows, children }) => ({
      code: rule.code,
      says: rule.says,
      explainable: rule.explainable,
      fields: [...new Set(rule.fields.map(columnOf))],
      rows,
      children,
      first: first.get(rule)!.map(tell),
    })),
    worst: worst.slice(0, CHILDREN).map(({ child, faults }) => ({
      child: children.identifiers[child]!,
      faults,
      first: findings.ofChild(child).slice(0, FAULTS_OF_A_CHILD).map(tell),
    })),
  };
}

function asPlainData({ rule, ...told }: ReportedFault): PageFault {
  return { ...told, code: rule.code, says: rule.says };
}
