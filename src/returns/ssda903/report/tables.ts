import { type CheckedReturn } from '../check-return.js';
import { describeProblem } from '../reading/reading-problem.js';
import { countByRule } from './by-rule.js';
import { inWords, Reporter } from './reported-fault.js';

/** A sheet of a report: column names, then rows. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  rows(): Iterable<readonly (string | number)[]>;
}

/** Every fault on a line of its own, child by child. */
export function faultSheet(checked: CheckedReturn): Sheet {
  return {
    name: 'Faults',
    columns: [
      { name: 'Child', width: 14 },
      { name: 'Rule', width: 11 },
      { name: 'File', width: 24 },
      { name: 'Line', width: 8 },
      { name: 'Fields', width: 48 },
      { name: 'What to mend', width: 90 },
      { name: 'May be explained', width: 17 },
    ],
    *rows() {
      for (const { rule, child, file, line, fields } of new Reporter(checked).faults()) {
        yield [child, rule.code, file, line, inWords(fields), rule.says, rule.explainable ? 'yes' : ''];
      }
    },
  };
}

export function ruleSheet(checked: CheckedReturn): Sheet {
  return {
    name: 'By rule',
    columns: [
      { name: 'Rule', width: 11 },
      { name: 'Rows', width: 8 },
      { name: 'Children', width: 9 },
      { name: 'What to mend', width: 90 },
      { name: 'Fields', width: 48 },
    ],
    *rows() {
      for (const { rule, rows, children } of countByRule(checked.findings)) {
        yield [rule.code, rows, children, rule.says, rule.fields.join(', ')];
      }
    },
  };
}

export function childSheet({ findings, children }: CheckedReturn): Sheet {
  return {
    name: 'By child',
    columns: [
      { name: 'Child', width: 14 },
      { name: 'Faults', width: 8 },
      { name: 'Rules', width: 60 },
    ],
    *rows() {
      for (const { child, faults } of findings.byChild()) {
        const codes = [...new Set(findings.ofChild(child).map(({ rule }) => rule.code))];
        yield [children.identifiers[child]!, faults, codes.join(', ')];
      }
    },
  };
}

export function notCheckedSheet({ plan, problems }: CheckedReturn): Sheet {
  return {
    name: 'Not checked',
    columns: [
      { name: 'What', width: 40 },
      { name: 'Why', width: 90 },
    ],
    *rows() {
      for (const problem of problems) {
        yield [problem.kind === 'unreadable' ? 'Could not be read' : 'Passed over', describeProblem(problem)];
      }
      for (const [code, why] of plan.skipped) yield [`Rule ${code}`, why];
    },
  };
}
