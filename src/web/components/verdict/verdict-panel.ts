import { type VerdictJson } from '../../../placements/placement.js';
import { evidenceKindOf, type EvidenceKind } from '../../../law/evidence/kinds.js';
import { type Input } from '../../../law/inputs.js';
import { toIso } from '../../../kernel/plain-date.js';
import { routeOf } from '../../../law/care-setting/routes.js';
import { ruleById } from '../../../law/registry.js';
import { whateverIsRecorded } from '../../../law/verdict.js';
import { day } from '../../filters/dates.js';

/** A verdict as a person reads it: the answer, what decides it, what would change it; and the other rules. */
export interface VerdictPanel {
  is: VerdictJson['is'];
  title: string;
  /** What it means for whoever wants to place the child. */
  lead: string;
  /** By the law of which day. */
  judged: string;
  /** Each alone keeps the placement from being approved; breached ones first. */
  inTheWay: RuleFound[];
  /** Of what stands in the way. */
  remedies: string[];
  /** What the record must show, and no rule tests. */
  conditions: readonly string[];
  /** May go ahead unknown, if somebody is named who finds out. */
  owed: RuleFound[];
  /** Breached, and in nobody's way: the annual return, or a manager, asks about it. */
  notMet: RuleFound[];
  /** Unknown, and in nobody's way. */
  alerts: RuleFound[];
  met: RuleFound[];
  notEngaged: RuleFound[];
}

interface RuleFound {
  rule: string;
  /** The facts it was judged on. */
  inputs: readonly Input[];
  /** What would settle it, and from when. */
  remedies: string[];
  /** Where what it asks for can be recorded. */
  record: { label: string; href: string }[];
  duty: string;
  tag: string;
  tagClass: string;
  reason: string;
  law: string;
  source: string;
  /** The day it came into force. */
  since: string;
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

/** `recordAt`: where evidence of a kind is recorded; left out for whoever may not. */
export function verdictPanel(verdict: VerdictJson, recordAt?: (kind: EvidenceKind) => string): VerdictPanel {
  const { is, judgedAs, findings, remedies } = verdict;
  const those = (are: (finding: FindingJson) => boolean) =>
    findings.filter(are).map((finding) => ruleFound(finding, recordAt));
  const owed = those(({ needsOwner }) => needsOwner);
  const notMet = those(({ verdict: is, refusesApproval }) => is === 'breached' && !refusesApproval);
  return {
    ...{ is, title: TITLES[is], lead: leadFor(is, owed.length, notMet.length), owed, notMet },
    judged: judgedInWords(verdict),
    inTheWay: (['breached', 'unknown'] as const).flatMap((verdict) =>
      those((finding) => finding.refusesApproval && finding.verdict === verdict),
    ),
    remedies: is === 'not-lawful' || is === 'cannot-tell' ? inWords(remedies) : [],
    conditions: whateverIsRecorded(judgedAs, findings),
    alerts: those(({ verdict: is, refusesApproval, needsOwner }) => is === 'unknown' && !refusesApproval && !needsOwner), // prettier-ignore
    met: those(({ verdict: is }) => is === 'met'),
    notEngaged: those(({ verdict: is }) => is === 'not-engaged'),
  };
}

function judgedInWords({ on, ageOn, judgedAs }: VerdictJson): string {
  const age = ageOn === null ? 'of unknown age' : ageOn;
  const route = judgedAs && ` Judged as: ${routeOf(judgedAs).label.toLowerCase()}.`;
  return `Judged by the law of ${day(on)}, when the child is ${age}.${route ?? ''}`;
}

function leadFor(is: VerdictJson['is'], owed: number, notMet: number): string {
  if (is === 'not-lawful') return 'Nobody can approve it.';
  if (is === 'cannot-tell') return 'Nobody can approve it before this is known.';
  const sentences = [
    'It can be approved.',
    notMet > 0 && `${notMet === 1 ? 'One rule is' : `${notMet} rules are`} not met all the same.`,
    owed > 0 &&
      `${owed === 1 ? 'One thing is' : `${owed} things are`} not known yet, and may be found out after the start.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

type FindingJson = VerdictJson['findings'][number];

function ruleFound(finding: FindingJson, recordAt?: (kind: EvidenceKind) => string): RuleFound {
  const { rule, duty, verdict, reason, law, source, inputs } = finding;
  const [tag, tagClass] = TAGS[verdict]!;
  const { evidence, inForceFrom } = ruleById(rule);
  const asks = verdict === 'unknown' && recordAt ? evidence : [];
  const record = asks.map((kind) => ({ label: evidenceKindOf(kind).label, href: recordAt!(kind) }));
  const since = day(toIso(inForceFrom));
  return { rule, duty, tag, tagClass, reason, law, source, since, inputs, record, remedies: inWords(finding.remedies) };
}

function inWords(remedies: VerdictJson['remedies']): string[] {
  return remedies.map(({ says, from }) => (from ? `${says} (from ${day(from)})` : says));
}
