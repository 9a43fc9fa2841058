import { type CheckedReturn } from '../check-return.js';
import { collectionName } from '../collection.js';
import { describeProblem } from '../reading/reading-problem.js';
import { columnOf } from '../tables.js';
import { countByRule, firstOfEachRule, type RuleCount } from './by-rule.js';
import { STYLE } from './html-style.js';
import { type ReportedFault, Reporter } from './reported-fault.js';
import { skippedByReason } from './skipped.js';

/** Faults named one by one under a rule, and children with a section of their own. The spreadsheets have all. */
const ROWS_OF_A_RULE = 50;
const CHILDREN = 500;

/** A page that stands alone: it opens without a server, prints, and runs nothing. `on` is when the files were checked. */
export function* asHtml(checked: CheckedReturn, on: Date): Generator<string> {
  const rules = countByRule(checked.findings);
  const title = `SSDA903 ${collectionName(checked.collection.year)}: what to mend`;
  yield `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the faults</a>
<header>
<p class="kicker">Children looked after return</p>
<h1>${title}</h1>
<p>Checked on ${whenOf(on)} by the rules of ${collectionName(checked.rulesOf)}.</p>
${summary(checked, rules)}
</header>
<main id="main">
`;
  yield problems(checked);
  yield byRule(rules);
  const reporter = new Reporter(checked);
  const first = firstOfEachRule(checked.findings, ROWS_OF_A_RULE);
  for (const count of rules)
    yield ruleSection(
      count,
      first.get(count.rule)!.map((finding) => reporter.tell(finding)),
    );
  yield* childSections(checked, reporter);
  yield notAsked(checked);
  yield '</main>\n<footer><p>Made by Kith. Identifiers of children are in this page: send it only where the return itself may go.</p></footer>\n</body>\n</html>\n';
}

function summary({ findings, children, plan }: CheckedReturn, rules: readonly RuleCount[]): string {
  const figures = [
    ['Children in the files', children.count],
    ['Children with a fault', findings.byChild().length],
    ['Faults', findings.count],
    ['Rules broken', rules.length],
    ['Rules checked', plan.rules.length],
    ['Rules not checked', plan.skipped.size],
  ] as const;
  return `<dl class="figures">${figures.map(([name, count]) => `<div><dt>${name}</dt><dd>${figure(count)}</dd></div>`).join('')}</dl>`;
}

function problems({ problems }: CheckedReturn): string {
  if (problems.length === 0) return '';
  const lines = problems.map((problem) => `<li class="${problem.kind}">${escaped(describeProblem(problem))}</li>`);
  return `<section><h2>Reading the files</h2><ul class="problems">${lines.join('\n')}</ul></section>\n`;
}

function byRule(rules: readonly RuleCount[]): string {
  if (rules.length === 0)
    return '<section><h2>No fault was found</h2><p>Every rule that could be checked is kept.</p></section>\n';
  const most = rules[0]!.rows;
  const lines = rules.map(
    ({ rule, rows, children }) => `<tr>
<th scope="row"><a href="#rule-${rule.code}">${rule.code}</a></th>
<td>${escaped(rule.says)}${explained(rule.explainable)}</td>
<td data-label="Rows" class="number">${figure(rows)}<span class="bar" style="width:${Math.max(2, Math.round((rows / most) * 100))}%"></span></td>
<td data-label="Children" class="number">${figure(children)}</td>
</tr>`,
  );
  return `<section><h2>By rule</h2>
<table class="rules"><caption>Rules broken, most rows first</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What to mend</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Children</th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></section>
`;
}

function explained(explainable: boolean): string {
  return explainable ? ' <span class="tag">May be explained</span>' : '';
}

function ruleSection({ rule, rows, children }: RuleCount, first: readonly ReportedFault[]): string {
  const looked = [...new Set(rule.fields.map(columnOf))].map((name) => `<code>${name}</code>`).join(' ');
  const lines = first.map((fault) => `<tr><th scope="row">${childName(fault.child)}</th>${placeCells(fault)}</tr>`);
  return `<section class="rule" id="rule-${rule.code}">
<h3>Rule ${rule.code}${explained(rule.explainable)}</h3>
<p class="says">${escaped(rule.says)}</p>
<p class="look">Look at ${looked}</p>
<table><caption>${rows === 1 ? '1 row' : `${figure(rows)} rows`} of ${children === 1 ? '1 child' : `${figure(children)} children`}</caption>
<thead><tr><th scope="col">Child</th>${PLACE_HEAD}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table>
${more(rows - first.length, 'rows')}</section>
`;
}

const PLACE_HEAD =
  '<th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col">What the row says</th>';

function placeCells({ file, line, fields }: ReportedFault): string {
  const held = fields.map(
    ({ name, value }) =>
      `<span class="field"><code>${name}</code> ${value === '' ? '<i>blank</i>' : escaped(value)}</span>`,
  );
  return `<td>${escaped(file)}</td><td data-label="Line" class="number">${line}</td><td>${held.join(' ')}</td>`;
}

function* childSections({ findings, children }: CheckedReturn, reporter: Reporter): Generator<string> {
  const worst = findings.byChild();
  if (worst.length === 0) return;
  yield '<section><h2>By child</h2><p>The children with most faults first.</p></section>\n';
  for (const { child, faults } of worst.slice(0, CHILDREN)) {
    const lines = findings.ofChild(child).map((finding) => {
      const fault = reporter.tell(finding);
      return `<tr><th scope="row"><a href="#rule-${fault.rule.code}">${fault.rule.code}</a></th><td>${escaped(fault.rule.says)}</td>${placeCells(fault)}</tr>`;
    });
    yield `<section class="child">
<h3>Child ${childName(children.identifiers[child]!)}</h3>
<table><caption>${faults === 1 ? '1 fault' : `${figure(faults)} faults`}</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What to mend</th>${PLACE_HEAD}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table>
</section>
`;
  }
  yield more(worst.length - CHILDREN, 'children');
}

function more(count: number, what: string): string {
  return count > 0
    ? `<p class="more">And ${figure(count)} more ${what}: the same report as a spreadsheet (.xlsx or .csv) has them all.</p>\n`
    : '';
}

function notAsked({ plan }: CheckedReturn): string {
  if (plan.skipped.size === 0) return '';
  const lines = skippedByReason(plan).map(
    ({ why, codes }) =>
      `<tr><th scope="row">${escaped(why.replace(/^n/, 'N'))}</th><td class="codes">${codes.join(', ')}</td></tr>`,
  );
  return `<section><h2>Rules not checked</h2>
<table><caption>What was missing, and the rules that need it</caption>
<thead><tr><th scope="col">Why</th><th scope="col">Rules</th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></section>
`;
}

function childName(identifier: string): string {
  return identifier === '' ? '<i>no identifier</i>' : escaped(identifier);
}

function whenOf(on: Date): string {
  return on.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
}

function figure(count: number): string {
  return count.toLocaleString('en-GB');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
