import { collectionName } from './collection.js';
import { byCode } from './findings.js';
import { NOT_ASKED, RULE_YEARS, RULES } from './registry.js';
import { type Rule } from './rule.js';
import { inWords } from './plan.js';
import { TABLES, tableOf } from './tables.js';

/** The page of all rules, in Markdown: `docs/903-rules.md` is this and nothing else. */
export function catalogue(): string {
  const parts = TABLES.map((table) =>
    section(
      table,
      RULES.filter((rule) => tableOf(rule.fields[0]!) === table),
    ),
  );
  const counts = RULE_YEARS.map((year) => `${rulesIn(year)} for ${collectionName(year)}`).join(', ');
  return `# The rules of the SSDA903 return

Generated from the registry by \`node scripts/write-903-rules.mjs\`: change the rules, not this page.

Kith checks ${counts}. A rule whose files or lists are not there is passed over and listed, never failed. “Explain” marks a
prompt that an authority may answer with a reason instead of a change; which prompts the DfE lets be explained is not
published where we could read it, so these are our reading.

${parts.join('\n')}
## Not checked

| Rule | Why |
| --- | --- |
${Object.entries(NOT_ASKED)
  .map(([code, why]) => `| ${code} | ${cell(why)} |`)
  .join('\n')}
`;
}

function rulesIn(year: number): number {
  return RULES.filter((rule) => rule.firstIn <= year && year <= rule.lastIn).length;
}

function section(table: string, rules: readonly Rule[]): string {
  const lines = [...rules].sort((a, b) => byCode(a.code, b.code) || a.firstIn - b.firstIn).map(line);
  return `## ${table}

| Rule | What to mend | Fields | Needs | Years | |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

function line(rule: Rule): string {
  const needs = [...rule.needs, ...rule.needsAny].filter((need) => need !== tableOf(rule.fields[0]!));
  const needed = needs.map(inWords).join(rule.needsAny.length > 0 ? ' or ' : ', ');
  const stage = rule.stage === null ? '' : `stage ${rule.stage}`;
  const marks = [stage, rule.explainable ? 'explain' : '', rule.comparesChildren ? 'compares children' : ''].filter(
    Boolean,
  );
  return `| ${rule.code} | ${cell(rule.says)} | ${rule.fields.join(', ')} | ${needed} | ${years(rule)} | ${marks.join(', ')} |`;
}

function years({ firstIn, lastIn }: Rule): string {
  const first = RULE_YEARS.find((year) => firstIn <= year)!;
  const isLasting = lastIn >= RULE_YEARS.at(-1)!;
  if (isLasting) return first === RULE_YEARS[0] ? '' : `from ${collectionName(first)}`;
  return `to ${collectionName(lastIn)}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
