import { type ChildReturn, type FilesSent } from './child-return.js';
import { type Context } from './context.js';
import { rulesOf } from './registry.js';
import { type Need, type Rule } from './rule.js';
import { TABLES, type Table, type TableOfYear } from './tables.js';

/** Which rules can be asked with what was loaded, and why the others cannot. */
export interface Plan {
  readonly rules: readonly Rule[];
  /** By code, in the order of the registry: what is missing, in words. */
  readonly skipped: ReadonlyMap<string, string>;
}

/** What was loaded, in the words of `Rule.needs`. */
export function loaded(
  sent: FilesSent,
  previous: FilesSent | null,
  { providers, postcodes, authority }: Pick<Context, 'providers' | 'postcodes' | 'authority'>,
): ReadonlySet<Need> {
  const have = new Set<Need>(sent.tables);
  for (const table of previous?.tables ?? []) have.add(`${table}_last`);
  if (providers) have.add('providers');
  if (postcodes) have.add('postcodes');
  if (authority) have.add('authority');
  return have;
}

/** The rules of a year against what was loaded. */
export function plan(year: number, have: ReadonlySet<Need>, rules: readonly Rule[] = rulesOf(year)): Plan {
  const skipped = new Map<string, string>();
  const asked = rules.filter((rule) => {
    const missing = whyNot(rule, have);
    if (missing !== null) skipped.set(rule.code, missing);
    return missing === null;
  });
  return { rules: asked, skipped };
}

function whyNot({ needs, needsAny }: Rule, have: ReadonlySet<Need>): string | null {
  const missing = needs.filter((need) => !have.has(need));
  if (missing.length > 0) return `needs ${missing.map(inWords).join(' and ')}`;
  if (needsAny.length > 0 && !needsAny.some((need) => have.has(need)))
    return `needs ${needsAny.map(inWords).join(' or ')}`;
  return null;
}

const LOOKUPS: Partial<Record<Need, string>> = {
  providers: 'the provider list',
  postcodes: 'the postcode table',
  authority: 'the code of the authority',
};

/** What a rule needs, for a person who may go and get it. */
export function inWords(need: Need): string {
  return (
    LOOKUPS[need] ??
    (need.endsWith('_last') ? `last year’s ${need.slice(0, -'_last'.length)} file` : `the ${need} file`)
  );
}

/**
 * A plan's rules by what a child has rows of: most children are in few files, and a rule that can only report rows of
 * files the child is not in is never called.
 */
export class RulesByTables {
  private readonly reports: readonly (readonly [Rule, number])[];
  private readonly byTables = new Map<number, readonly Rule[]>();

  constructor(rules: readonly Rule[]) {
    this.reports = rules.map((rule) => [rule, rule.reports.reduce((bits, table) => bits | BIT[table], 0)]);
  }

  for(child: ChildReturn): readonly Rule[] {
    const tables = tablesWithRows(child);
    let rules = this.byTables.get(tables);
    if (rules === undefined) {
      rules = this.reports.filter(([, bits]) => (bits & tables) !== 0).map(([rule]) => rule);
      this.byTables.set(tables, rules);
    }
    return rules;
  }
}

const BIT = Object.fromEntries(
  TABLES.flatMap((table, i) => [
    [table, 1 << i],
    [`${table}_last`, 1 << (i + TABLES.length)],
  ]),
) as Record<TableOfYear, number>;

function tablesWithRows(child: ChildReturn): number {
  let bits = 0;
  for (let i = 0; i < TABLES.length; i++) {
    const table: Table = TABLES[i]!;
    if (child.of(table).length > 0) bits |= 1 << i;
    if (child.previous !== null && child.previous.of(table).length > 0) bits |= 1 << (i + TABLES.length);
  }
  return bits;
}
