import { stringify } from 'csv-stringify/sync';
import { type ChildBehind, type RuleLine } from '../../compliance/compliance.service.js';

/** With a byte order mark, by which Excel knows the letters; what a spreadsheet would run as a formula is text. */
const CSV = { bom: true, header: true, escape_formulas: true, record_delimiter: '\r\n' } as const;

export function rulesCsv(lines: readonly RuleLine[]): string {
  const rows = lines.map(({ oldest, rule, duty, law, breached, unknown, met }) => ({
    ...{ rule, duty, law, breached, unknown, met },
    oldestBreach: oldest?.toISOString() ?? '',
  }));
  return stringify(rows, { ...CSV, columns: ['rule', 'duty', 'law', 'breached', 'unknown', 'met', 'oldestBreach'] });
}

export function childrenCsv(rule: string, verdict: string, children: readonly ChildBehind[]): string {
  const rows = children.map(({ child, reason, since }) => ({
    ...{ rule, verdict, childId: child.id, givenName: child.givenName, familyName: child.familyName },
    since: since.toISOString(),
    reason,
  }));
  const columns = ['rule', 'verdict', 'childId', 'givenName', 'familyName', 'since', 'reason'];
  return stringify(rows, { ...CSV, columns });
}
