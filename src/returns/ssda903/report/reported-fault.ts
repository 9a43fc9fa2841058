import { type CheckedReturn } from '../check-return.js';
import { type Finding } from '../findings.js';
import { type Rule } from '../rule.js';
import { Locator } from './located.js';

/** One fault as a report tells it to the person who will mend it. */
export interface ReportedFault {
  readonly rule: Rule;
  /** Blank when the row names nobody. */
  readonly child: string;
  readonly table: string;
  readonly file: string;
  /** One-based, column names on line 1. */
  readonly line: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** Tells faults; one for a whole report, since it counts the lines of each file once. */
export class Reporter {
  private readonly locator: Locator;

  constructor(private readonly checked: CheckedReturn) {
    this.locator = new Locator(checked);
  }

  /** Every fault, child by child. */
  *faults(): Generator<ReportedFault> {
    for (const finding of this.checked.findings) yield this.tell(finding);
  }

  tell(finding: Finding): ReportedFault {
    const { file, line, fields } = this.locator.locate(finding);
    const child = this.checked.children.identifiers[finding.child]!;
    return { rule: finding.rule, child, table: finding.table, file, line, fields };
  }
}

/** `DECOM 01/04/2026, DEC blank`. */
export function inWords(fields: ReportedFault['fields']): string {
  return fields.map(({ name, value }) => `${name} ${value === '' ? 'blank' : value}`).join(', ');
}
