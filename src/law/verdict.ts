import type { Route } from './care-setting/codes.js';
import { judgedRoute } from './care-setting/judged-route.js';
import { routeOf } from './care-setting/routes.js';
import { inputsOf, type Input } from './inputs.js';
import { judge, type LegalRule, type Remedy, type RuleResult, type RuleVerdict, type Severity } from './legal-rule.js';
import type { PlacementFacts } from './placement-facts.js';
import { RULES } from './registry.js';
import { atSixteen } from './turning-sixteen.js';

export const OVERALL_VERDICTS = ['permitted', 'permitted-if', 'not-lawful', 'cannot-tell'] as const;
export type OverallVerdict = (typeof OVERALL_VERDICTS)[number];

/** What one rule found, with all a reader needs to check it. */
export interface Finding {
  /** Id of the rule, `PL-01`. */
  rule: string;
  version: string;
  duty: string;
  law: string;
  source: string;
  severity: readonly Severity[];
  verdict: RuleVerdict;
  /** Null unless breached or unknown. */
  cause: string | null;
  reason: string;
  provided: readonly string[];
  remedies: readonly Remedy[];
  /** The facts it was judged on, in words. */
  inputs: readonly Input[];
  /** This finding alone keeps the placement from being approved. */
  refusesApproval: boolean;
  /** It may go ahead if a named person finds out by a due time (decision 3). */
  needsOwner: boolean;
}

export interface Verdict {
  is: OverallVerdict;
  /** The route the law looked at, which is other arrangements when the one given does not fit the setting. */
  judgedAs: Route | null;
  findings: readonly Finding[];
  /** What a `permitted-if` hangs on, in words. */
  provided: readonly string[];
  /** What would make it lawful, and from when; of one that is permitted if something is settled, what settles it. */
  remedies: readonly Remedy[];
}

/** Judges every rule of a placement, by the law of the day in the facts. */
export function verdictOn(facts: PlacementFacts): Verdict {
  const judgedAs = judgedRoute(facts);
  const findings = RULES.map((rule) => findingOf(rule, facts, judge(rule, facts)));
  const provided = conditionsOf(judgedAs, findings);
  const refusing = findings.filter(({ refusesApproval }) => refusesApproval);
  const inTheWay = refusing.length > 0 ? breachedFirst(refusing) : findings.filter(({ needsOwner }) => needsOwner);
  return {
    is: overall(refusing, provided),
    judgedAs,
    findings,
    provided,
    remedies: once([...inTheWay.flatMap((finding) => finding.remedies), ...atSixteen(facts, refusing)]),
  };
}

function findingOf(rule: LegalRule<PlacementFacts>, facts: PlacementFacts, result: RuleResult): Finding {
  const { id, version, duty, law, source, severity } = rule;
  const failed = result.is === 'breached' || result.is === 'unknown';
  const refusesApproval = refuses(rule, result.is);
  return {
    rule: id,
    version,
    duty,
    law,
    source,
    severity,
    verdict: result.is,
    cause: failed ? result.cause : null,
    reason: result.reason,
    provided: result.is === 'met' ? result.provided : [],
    remedies: failed ? result.remedies : [],
    inputs: result.is === 'not-engaged' ? [] : inputsOf(rule, facts),
    refusesApproval,
    needsOwner: result.is === 'unknown' && severity.includes('blocks') && !refusesApproval,
  };
}

/** A breach of a rule that blocks refuses an approval; what is unknown does where the rule says so. */
export function refuses(rule: Pick<LegalRule<never>, 'severity' | 'whenUnknown'>, verdict: RuleVerdict): boolean {
  if (verdict === 'breached') return rule.severity.includes('blocks');
  return verdict === 'unknown' && rule.whenUnknown === 'refuses-approval';
}

function overall(refusing: readonly Finding[], provided: readonly string[]): OverallVerdict {
  if (refusing.some((finding) => finding.verdict === 'breached')) return 'not-lawful';
  if (refusing.length > 0) return 'cannot-tell';
  return provided.length > 0 ? 'permitted-if' : 'permitted';
}

function breachedFirst(findings: readonly Finding[]): Finding[] {
  const of = (verdict: RuleVerdict) => findings.filter((each) => each.verdict === verdict);
  return [...of('breached'), ...of('unknown')];
}

/** Two rules may ask for the same. */
function once(remedies: readonly Remedy[]): Remedy[] {
  return remedies.filter(({ says }, i) => remedies.findIndex((each) => each.says === says) === i);
}

function conditionsOf(judgedAs: Route | null, findings: readonly Finding[]): string[] {
  const unsettled = findings.filter(({ needsOwner }) => needsOwner);
  return [
    ...whateverIsRecorded(judgedAs, findings),
    ...unsettled.map(({ reason }) => `somebody is named who finds out by a set time, because this is not known: ${reason}`), // prettier-ignore
  ];
}

/** What the record must still show, of the route and of the rules that are met: nothing tests it. */
export function whateverIsRecorded(
  judgedAs: Route | null,
  findings: readonly Pick<Finding, 'severity' | 'provided'>[],
): string[] {
  const evidence = judgedAs === null ? null : routeOf(judgedAs).evidence;
  const blocking = findings.filter(({ severity }) => severity.includes('blocks'));
  return [...(evidence === null ? [] : [evidence]), ...blocking.flatMap(({ provided }) => provided)];
}
