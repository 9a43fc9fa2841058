import { collectionName } from '../collection.js';
import { type CheckedReturn } from '../check-return.js';
import { describeProblem } from '../reading/reading-problem.js';
import { countByRule } from './by-rule.js';
import { inWords, type ReportedFault, Reporter } from './reported-fault.js';
import { skippedByReason } from './skipped.js';

const WORST_CHILDREN = 10;
const PLACES_OF_A_CHILD = 8;
const PROBLEMS = 20;
/** Width of the text beside the figures. */
const WIDTH = 88;

/** The summary on screen: what could not be read, faults by rule, the worst children first, what was not asked. */
export function forScreen(checked: CheckedReturn): string {
  const { findings, children, collection, rulesOf, plan } = checked;
  const worst = findings.byChild();
  const title = `SSDA903 ${collectionName(collection.year)}, checked by the rules of ${collectionName(rulesOf)}`;
  const verdict =
    findings.count === 0
      ? `No fault in ${people(children.count)} (${plan.rules.length} rules).`
      : `${figure(findings.count)} faults in ${figure(worst.length)} of ${people(children.count)} (${plan.rules.length} rules).`;
  const parts = [
    [title, '='.repeat(title.length), verdict],
    problems(checked),
    byRule(checked),
    worstChildren(checked, worst),
    skipped(checked),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');
}

function problems({ problems }: CheckedReturn): string[] {
  if (problems.length === 0) return [];
  const first = [...problems]
    .sort((a, b) => Number(a.kind === 'notice') - Number(b.kind === 'notice'))
    .slice(0, PROBLEMS);
  const more = problems.length - first.length;
  const lines = first.map(
    (problem) => `  ${problem.kind === 'notice' ? 'note   ' : 'problem'}  ${describeProblem(problem)}`,
  );
  return ['Reading the files', ...lines, ...(more > 0 ? [`  … and ${figure(more)} more`] : [])];
}

function byRule({ findings }: CheckedReturn): string[] {
  const counted = countByRule(findings);
  if (counted.length === 0) return [];
  const lines = counted.flatMap(({ rule, rows, children }) => {
    const [first, ...rest] = wrapped(`${rule.says}${rule.explainable ? ' (May be explained.)' : ''}`);
    const head = `${figure(rows).padStart(8)} ${figure(children).padStart(9)}  ${rule.code.padEnd(10)} ${first}`;
    return [head, ...rest.map((line) => ' '.repeat(31) + line)];
  });
  return ['    rows  children  rule       what to mend', ...lines];
}

function worstChildren(checked: CheckedReturn, worst: { child: number; faults: number }[]): string[] {
  if (worst.length === 0) return [];
  const reporter = new Reporter(checked);
  const lines = worst.slice(0, WORST_CHILDREN).flatMap(({ child, faults }) => {
    const places = checked.findings.ofChild(child).slice(0, PLACES_OF_A_CHILD);
    const more = faults - places.length;
    return [
      `  ${checked.children.identifiers[child] || '(no identifier)'}: ${figure(faults)} ${faults === 1 ? 'fault' : 'faults'}`,
      ...places.map((finding) => `      ${finding.rule.code.padEnd(10)} ${where(reporter.tell(finding))}`),
      ...(more > 0 ? [`      … and ${figure(more)} more`] : []),
    ];
  });
  return ['Worst children', ...lines];
}

function where({ file, line, fields }: ReportedFault): string {
  return `${file}, line ${line}${fields.length === 0 ? '' : `: ${inWords(fields)}`}`;
}

function skipped({ plan }: CheckedReturn): string[] {
  if (plan.skipped.size === 0) return [];
  const lines = skippedByReason(plan).flatMap(({ why, codes }) => {
    const [first, ...rest] = wrapped(`${why}: ${codes.join(', ')}`);
    return [`  ${first}`, ...rest.map((line) => `    ${line}`)];
  });
  return [`Rules not asked (${plan.skipped.size})`, ...lines];
}

function people(count: number): string {
  return count === 1 ? '1 child' : `${figure(count)} children`;
}

function figure(count: number): string {
  return count.toLocaleString('en-GB');
}

function wrapped(text: string): [string, ...string[]] {
  const lines: [string, ...string[]] = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last]!.length + word.length + 1 > WIDTH) lines.push(word);
    else lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`;
  }
  return lines;
}
