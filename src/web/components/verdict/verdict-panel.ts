import { type VerdictJson } from '../../../placements/placement.js';
import { day } from '../../filters/dates.js';

/** A verdict as a person reads it: the answer, then each rule with its reason and citation, then what would change it. */
export interface VerdictPanel {
  is: VerdictJson['is'];
  title: string;
  lead: string;
  /** What stands in the way first. */
  engaged: RuleFound[];
  notEngaged: RuleFound[];
  provided: readonly string[];
  remedies: string[];
}

interface RuleFound {
  rule: string;
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

const ORDER = ['breached', 'unknown', 'met'];

export function verdictPanel(verdict: VerdictJson): VerdictPanel {
  const { is, on, ageOn, findings, provided, remedies } = verdict;
  const engaged = findings.filter((finding) => finding.verdict !== 'not-engaged');
  return {
    is,
    title: TITLES[is],
    lead: `Judged by the law of ${day(on)}, when the child is ${ageOn === null ? 'of unknown age' : ageOn}.`,
    engaged: engaged.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict)).map(ruleFound),
    notEngaged: findings.filter((finding) => finding.verdict === 'not-engaged').map(ruleFound),
    provided,
    remedies: unique(remedies.map(({ says, from }) => (from ? `${says} (from ${day(from)})` : says))),
  };
}

function ruleFound({ rule, duty, verdict, reason, law, source }: VerdictJson['findings'][number]): RuleFound {
  const [tag, tagClass] = TAGS[verdict]!;
  return { rule, duty, tag, tagClass, reason, law, source };
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
