import { type PageRequest } from '../../http/page-request.js';
import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { exceptionsFor, rulesAsking } from '../../law/evidence/exceptions.js';
import {
  EVIDENCE_KIND_TABLE,
  evidenceKindOf,
  MAY_BE_WITHHELD,
  NOTICE_RECIPIENTS,
  RECIPIENT_NAMES,
  type EvidenceKind,
  type EvidenceKindRow,
  type NoticeRecipient,
} from '../../law/evidence/kinds.js';
import { type Person } from '../../people/people.service.js';
import { type EvidenceRow } from '../../placements/evidence/evidence.service.js';
import { type FactForm } from '../children/fact-form.js';
import { type Choice, type Field, orNone } from '../components/fields/field.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { type Pages, pages } from '../components/pages.js';
import { dayAndTime } from '../filters/dates.js';
import { pageProblem, type PageProblem } from '../page-problem.js';
import { paths } from '../paths.js';

interface EvidenceFormFacts {
  childId: string;
  kind: EvidenceKind;
  setting: { id: string; name: string } | null;
  deciders: readonly Person[];
  /** Of a notice: to whom, as the list of notices asks. */
  recipient?: string | undefined;
  /** The step of placing a child that asked for it: there one goes on. */
  step: AskingStep | null;
}

export const ASKING_STEPS = ['notices', 'verdict'] as const;
export type AskingStep = (typeof ASKING_STEPS)[number];

export function evidenceForm({ childId, kind, setting, deciders, recipient, step }: EvidenceFormFacts): FactForm {
  const row = evidenceKindOf(kind);
  const rules = rulesAsking(kind);
  return {
    title: row.label,
    lead: [
      setting && `About ${setting.name}.`,
      rules.length > 0 && `${rules.join(', ')} ${rules.length === 1 ? 'asks' : 'ask'} for it.`,
    ]
      .filter(Boolean)
      .join(' '),
    fields: fieldsOf(row, deciders, setting),
    given: recipient ? { recipient } : undefined,
    button: 'Record it',
    action: recordHref(childId, kind, setting?.id ?? null, step),
    back: afterEvidence(childId, step),
  };
}

function fieldsOf(row: EvidenceKindRow, deciders: readonly Person[], setting: EvidenceFormFacts['setting']): Field[] {
  const { code, detail, decidedBy, asks } = row;
  const isNotice = asks.includes('recipient');
  const fields: (Field | false)[] = [
    isNotice && { kind: 'select', name: 'recipient', label: 'To whom?', items: orNone(recipients()) },
    { kind: 'radios', name: 'outcome', label: 'Was it done?', items: outcomes(row) },
    { kind: 'time', name: 'at', label: 'When was it done or decided?', hint: 'For example, 27 3 2026 and 3:40pm' },
    detail !== null && {
      ...{ kind: 'radios', name: 'detail', label: detail.says },
      items: detail.choices.map(([value, text]) => ({ value, text })),
    },
    asks.includes('until') && { kind: 'time', name: 'until', label: 'Until when does it hold? (optional)' },
    asks.includes('due') && { kind: 'time', name: 'dueAt', label: 'By when is it reviewed next? (optional)' },
    {
      ...{ kind: 'words', name: 'reason', label: 'Reason' },
      hint: 'Needed where an exception is relied on, a notice is withheld, or premises are exceptional',
    },
    (code === 'deprivation-of-liberty-order' || code === 'court-order') && {
      kind: 'line',
      name: 'reference',
      label: 'The court’s reference (optional)',
    },
    (decidedBy !== null || isNotice) && {
      ...{ kind: 'select', name: 'decidedBy', label: 'Who decided it?', hint: 'Somebody other than you' },
      items: orNone(
        deciders.map(({ id, name }) => ({ value: id, text: name })),
        isNotice ? 'Nobody had to' : 'Select',
      ),
    },
    (decidedBy !== null || isNotice) && {
      kind: 'radios',
      name: 'channel',
      label: 'How was it decided?',
      items: CHANNELS,
    },
    setting !== null && { kind: 'radios', name: 'about', label: 'What is it about?', items: aboutWhat(setting.name) },
  ];
  return fields.filter((field) => field !== false);
}

const CHANNELS: Choice[] = [
  { value: 'in-person', text: 'In person' },
  { value: 'telephone', text: 'By telephone: they confirm it by noon of the next working day' },
];

function aboutWhat(setting: string): Choice[] {
  return [
    { value: 'here', text: `The placement at ${setting}`, checked: true },
    { value: 'anywhere', text: 'The child, wherever they live' },
  ];
}

function recipients(): Choice[] {
  return NOTICE_RECIPIENTS.map((code) => ({ value: code, text: capital(RECIPIENT_NAMES[code]) }));
}

function outcomes({ code, asks }: EvidenceKindRow): Choice[] {
  const withheld = {
    value: 'withheld',
    text: 'Withheld, to keep the child from significant harm',
    hint: { text: `Only from ${MAY_BE_WITHHELD.map((each) => RECIPIENT_NAMES[each]).join(', ')}` },
  };
  return [
    { value: 'done', text: asks.includes('recipient') ? 'Sent' : 'Yes' },
    { value: 'not-done', text: 'No, or it was refused' },
    ...(asks.includes('recipient') ? [withheld] : []),
    ...exceptionsFor(code).map((each) => ({
      value: `exception:${each.code}`,
      text: `Not before the placement: ${each.name.charAt(0).toLowerCase()}${each.name.slice(1)}`,
      hint: { text: `${each.needs}. ${each.followUp === 'None' ? '' : `Then: ${each.followUp}.`}` },
    })),
  ];
}

interface EvidenceLine {
  id: string;
  what: string;
  says: string;
  at: Date;
  tag: string;
  tagClass: string;
  details: string[];
  rules: string;
  version: number;
  confirmAction: string | null;
  withdrawAction: string | null;
}

/** A director's review of a breach is the next decision on it, and recorded there; what was recorded here before counts. */
const OFFERED = EVIDENCE_KIND_TABLE.filter(({ code }) => code !== 'director-review');

export interface EvidenceListModel {
  identity: Identity;
  back: string;
  banner: string | null;
  lines: EvidenceLine[];
  kinds: { label: string; href: string }[];
  pages: Pages | null;
  problem: PageProblem | undefined;
}

interface EvidenceListFacts {
  childId: string;
  identity: Identity;
  listed: Paged<EvidenceRow>;
  actor: Actor;
  again: PageRequest['again'];
  isRecorded: boolean;
}

export function evidenceListView({
  childId,
  identity,
  listed,
  actor,
  again,
  isRecorded,
}: EvidenceListFacts): EvidenceListModel {
  const mayRecord = actor.permissions.has('placement:record-evidence');
  return {
    identity,
    back: paths.childPlacements(childId),
    banner: isRecorded ? 'It is recorded' : null,
    lines: listed.items.map((row) => evidenceLine(row, actor)),
    kinds: mayRecord ? OFFERED.map(({ code, label }) => ({ label, href: recordHref(childId, code, null) })) : [],
    pages: pages(listed, paths.placementEvidence(childId)),
    problem: pageProblem(again?.problem),
  };
}

/** The form that records evidence of a kind, about a setting; asked for by a step of placing the child, or not. */
export function recordHref(
  childId: string,
  kind: EvidenceKind,
  settingId: string | null,
  step: AskingStep | null = null,
): string {
  const query = new URLSearchParams({ kind, ...(settingId && { setting: settingId }), ...(step && { step }) });
  return `${paths.recordPlacementEvidence(childId)}?${query.toString()}`;
}

/** Back to the step that asked for it, or to the list. */
export function afterEvidence(childId: string, step: AskingStep | null): string {
  return step ? paths.placeChild(childId, step) : paths.placementEvidence(childId);
}

const OUTCOMES: Record<string, [text: string, classes: string]> = {
  done: ['Done', 'govuk-tag--green'],
  'not-done': ['Not done', 'govuk-tag--red'],
  withheld: ['Withheld', 'govuk-tag--yellow'],
  exception: ['Exception', 'govuk-tag--yellow'],
};

function evidenceLine(row: EvidenceRow, actor: Actor): EvidenceLine {
  const [tag, tagClass] = row.withdrawn ? ['By mistake', 'govuk-tag--grey'] : row.disowned_at ? ['Disowned', 'govuk-tag--red'] : OUTCOMES[row.outcome]!; // prettier-ignore
  const kind = evidenceKindOf(row.kind as EvidenceKind);
  const owed = row.channel === 'telephone' && !row.confirmed_at && !row.disowned_at;
  const at = `${paths.placementEvidence(row.child_id)}/${row.id}`;
  return {
    id: row.id,
    what: kind.label,
    says: saysOf(row, kind),
    at: row.at,
    tag,
    tagClass,
    details: detailsOf(row),
    rules: rulesAsking(kind.code).join(', '),
    version: row.version,
    confirmAction: owed && row.decided_by === actor.userId ? `${at}/confirmation` : null,
    withdrawAction: !row.withdrawn && actor.permissions.has('placement:record-evidence') ? `${at}/withdrawal` : null,
  };
}

function saysOf({ recipient, detail, exception, kind: code }: EvidenceRow, { detail: asked }: EvidenceKindRow): string {
  return [
    recipient && capital(RECIPIENT_NAMES[recipient as NoticeRecipient]),
    asked?.choices.find(([choice]) => choice === detail)?.[1],
    exceptionsFor(code as EvidenceKind).find((each) => each.code === exception)?.name,
  ]
    .filter(Boolean)
    .join(': ');
}

function detailsOf(row: EvidenceRow): string[] {
  const decided = row.decided_by_name && `Decided by ${row.decided_by_name}${confirmed(row)}`;
  return [
    row.reason,
    row.reference && `Reference ${row.reference}`,
    decided,
    row.until && `Until ${dayAndTime(row.until)}`,
    row.due_at && `Something follows by ${dayAndTime(row.due_at)}${row.owner_name ? `: ${row.owner_name}` : ''}`,
  ].filter((text): text is string => Boolean(text));
}

function confirmed({ channel, confirmed_at, disowned_at, confirmation_due_at }: EvidenceRow): string {
  if (channel !== 'telephone') return '';
  if (confirmed_at) return ` by telephone, confirmed on ${dayAndTime(confirmed_at)}`;
  if (disowned_at) return ` by telephone, and disowned on ${dayAndTime(disowned_at)}`;
  return ` by telephone; to be confirmed by ${dayAndTime(confirmation_due_at)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
