import { birthday } from '../kernel/plain-date.js';
import type { Route } from './care-setting/codes.js';
import { judgedRoute } from './care-setting/judged-route.js';
import { routeOf } from './care-setting/routes.js';
import type { SettingFacts } from './care-setting/setting-facts.js';
import { judge, type LegalRule, type Remedy, type RuleResult, type RuleVerdict } from './legal-rule.js';
import { CARE_SETTING_RULES } from './registry.js';

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
  verdict: RuleVerdict;
  /** Null unless breached or unknown. */
  cause: string | null;
  reason: string;
  provided: readonly string[];
  remedies: readonly Remedy[];
  /** This finding alone keeps the placement from being approved. */
  refusesApproval: boolean;
}

export interface Verdict {
  is: OverallVerdict;
  /** The route the law looked at, which is other arrangements when the one given does not fit the setting. */
  judgedAs: Route | null;
  findings: readonly Finding[];
  /** What a `permitted-if` hangs on, in words. */
  provided: readonly string[];
  /** What would make it lawful, and from when. */
  remedies: readonly Remedy[];
}

/** Judges every rule about where a child may live, by the law of the day in the facts. */
export function verdictOn(facts: SettingFacts): Verdict {
  const judgedAs = judgedRoute(facts);
  const findings = CARE_SETTING_RULES.map((rule) => findingOf(rule, judge(rule, facts)));
  const provided = conditionsOf(judgedAs, findings);
  return {
    is: overall(findings, provided),
    judgedAs,
    findings,
    provided,
    remedies: [...findings.flatMap((finding) => finding.remedies), ...atSixteen(facts, findings)],
  };
}

function findingOf(rule: LegalRule<SettingFacts>, result: RuleResult): Finding {
  const { id, version, duty, law, source } = rule;
  const failed = result.is === 'breached' || result.is === 'unknown';
  return {
    rule: id,
    version,
    duty,
    law,
    source,
    verdict: result.is,
    cause: failed ? result.cause : null,
    reason: result.reason,
    provided: result.is === 'met' ? result.provided : [],
    remedies: failed ? result.remedies : [],
    refusesApproval: refuses(rule, result.is),
  };
}

function refuses(rule: LegalRule<SettingFacts>, verdict: RuleVerdict): boolean {
  if (verdict === 'breached') return rule.severity.includes('blocks');
  return verdict === 'unknown' && rule.whenUnknown === 'refuses-approval';
}

function overall(findings: readonly Finding[], provided: readonly string[]): OverallVerdict {
  const refusing = findings.filter((finding) => finding.refusesApproval);
  if (refusing.some((finding) => finding.verdict === 'breached')) return 'not-lawful';
  if (refusing.length > 0) return 'cannot-tell';
  return provided.length > 0 ? 'permitted-if' : 'permitted';
}

function conditionsOf(judgedAs: Route | null, findings: readonly Finding[]): string[] {
  const evidence = judgedAs === null ? null : routeOf(judgedAs).evidence;
  const unsettled = findings.filter((finding) => finding.verdict === 'unknown' && !finding.refusesApproval);
  return [
    ...(evidence === null ? [] : [evidence]),
    ...findings.flatMap((finding) => finding.provided),
    ...unsettled.map((finding) => `a named person settles by a due time: ${finding.reason}`),
  ];
}

/** Whether turning 16 alone would end a breach of the under-16 rule: the same facts, judged on that day. */
function atSixteen(facts: SettingFacts, findings: readonly Finding[]): Remedy[] {
  const forbidden = findings.some((finding) => finding.rule === 'PL-01' && finding.verdict === 'breached');
  if (!forbidden || facts.bornOn.youngest === null) return [];
  const from = birthday(16, facts.bornOn.youngest);
  const then = CARE_SETTING_RULES.map((rule) => findingOf(rule, judge(rule, { ...facts, on: from })));
  const stillRefusing = then.find((finding) => finding.refusesApproval);
  return stillRefusing === undefined
    ? [{ says: 'The child turns 16: lawful from then if nothing else changes', from }]
    : [
        {
          says: `The child turns 16: regulation 27A ends, yet ${stillRefusing.rule} remains: ${stillRefusing.reason}`,
          from,
        },
      ];
}
