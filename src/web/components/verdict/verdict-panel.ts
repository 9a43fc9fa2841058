import { type VerdictJson } from '../../../placements/placement.js';
import { evidenceKindOf, type EvidenceKind } from '../../../law/evidence/kinds.js';
import { type Input } from '../../../law/inputs.js';
import { ruleById } from '../../../law/registry.js';
import { day } from '../../filters/dates.js';

/** A verdict as a person reads it: the answer, then each rule with its reason and citation, then what would change it. */
export interface VerdictPanel {
  is: VerdictJson['is'];
  title: string;
  lead: string;
  /** What stands in the way first. */
  engaged: RuleFound[];
  met: RuleFound[];
  notEngaged: RuleFound[];
  provided: readonly string[];
  remedies: string[];
}

interface RuleFound {
  rule: string;
  /** The facts it was judged on. */
  inputs: readonly Input[];
  /** Where what it asks for can be recorded. */
  record: { label: string; href: string }[];
  duty: string;
  tag: string;
  tagClass: string;
  reason: string;
  law: string;
  source: string;
}

const TITLES: Record<VerdictJson['is'], string> = {
  permitted: 'The law permits this placement',
  'permitted-if': 'The law permits this placement, if…',
  'not-lawful': 'This placement is not lawful',
  'cannot-tell': 'The law’s answer cannot be told yet',
};

const TAGS: Record<string, [text: string, classes: string]> = {
  met: ['Met', 'govuk-tag--green'],
  breached: ['Not met', 'govuk-tag--red'],
  unknown: ['Cannot tell yet', 'govuk-tag--yellow'],
  'not-engaged': ['Does not apply', 'govuk-tag--grey'],
};

/** What refuses first, then what somebody has to find out, then what only alerts, then what is met. */
function weight({ verdict, refusesApproval, needsOwner }: FindingJson): number {
  if (verdict === 'met') return 4;
  if (refusesApproval) return verdict === 'breached' ? 0 : 1;
  return needsOwner ? 2 : 3;
}

/** `recordAt`: where evidence of a kind is recorded; left out for whoever may not. */
export function verdictPanel(verdict: VerdictJson, recordAt?: (kind: EvidenceKind) => string): VerdictPanel {
  const { is, on, ageOn, findings, provided, remedies } = verdict;
  const engaged = findings.filter((finding) => finding.verdict !== 'not-engaged');
  return {
    is,
    title: TITLES[is],
    lead: `Judged by the law of ${day(on)}, when the child is ${ageOn === null ? 'of unknown age' : ageOn}.`,
    engaged: engaged
      .filter(({ verdict: is }) => is !== 'met')
      .sort((a, b) => weight(a) - weight(b))
      .map((finding) => ruleFound(finding, recordAt)),
    met: engaged.filter(({ verdict: is }) => is === 'met').map((finding) => ruleFound(finding)),
    notEngaged: findings.filter((finding) => finding.verdict === 'not-engaged').map((finding) => ruleFound(finding)),
    provided,
    remedies: unique(remedies.map(({ says, from }) => (from ? `${says} (from ${day(from)})` : says))),
  };
}

type FindingJson = VerdictJson['findings'][number];

function ruleFound(finding: FindingJson, recordAt?: (kind: EvidenceKind) => string): RuleFound {
  const { rule, duty, verdict, reason, law, source, inputs } = finding;
  const [tag, tagClass] = TAGS[verdict]!;
  const asks = verdict === 'unknown' && recordAt ? ruleById(rule).evidence : [];
  const record = asks.map((kind) => ({ label: evidenceKindOf(kind).label, href: recordAt!(kind) }));
  return { rule, duty, tag, tagClass, reason, law, source, inputs, record };
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
