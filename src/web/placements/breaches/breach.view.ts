import { type Role, ROLE_NAMES } from '../../../auth/permissions.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { evidenceKindOf, COURTS, type EvidenceKind } from '../../../law/evidence/kinds.js';
import { breachSoFar } from '../../../placements/breaches/breach-so-far.js';
import { type CourtOrderRow, type DecisionRow } from '../../../placements/breaches/breach-decisions.service.js';
import { type BreachRow, type ChaseRow } from '../../../placements/breaches/breaches.service.js';
import { type PlacementRow } from '../../../placements/placements.service.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { day, dayAndTime } from '../../filters/dates.js';
import { pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { type PlacementLine, placementLine } from '../placements.view.js';
import { breachLine, type BreachLine, countInWords, DECISIONS } from './breach-line.js';

interface BreachFacts {
  identity: Identity;
  breach: BreachRow;
  /** Every breach of the unbroken stay, itself too. */
  stay: readonly BreachRow[];
  placement: PlacementRow;
  decisions: readonly DecisionRow[];
  chases: readonly ChaseRow[];
  isDecided: boolean;
  actor: Actor;
  now: Date;
  again: PageRequest['again'];
}

interface Fact {
  label: string;
  value: string;
}

export interface DecisionLine {
  title: string;
  decidedBy: string;
  facts: Fact[];
  alternatives: { what: string; askedAt: Date; whyNot: string }[];
  isDisowned: boolean;
  /** The reader is named as having decided it by telephone, and has not said yet whether they did. */
  confirmAction: string | null;
}

export interface BreachModel {
  identity: Identity;
  banner: string | null;
  breach: BreachLine;
  placement: PlacementLine;
  back: string;
  /** Rules broken in the same stay, the first first; none where it is this one alone. */
  rules: { rule: string; href: string | null; from: Date; until: Date | null; count: string }[];
  decisions: DecisionLine[];
  decide: { href: string; text: string } | null;
  chases: { asked: string; of: string; at: Date }[];
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function breachView(facts: BreachFacts): BreachModel {
  const { identity, breach, placement, decisions, actor, now, again } = facts;
  const line = breachLine(breach, now);
  const mayRecord = actor.permissions.has('breach:record-decision') && line.state !== 'foreseen';
  return {
    identity,
    banner: facts.isDecided ? 'The decision has been recorded. The breach stands until it ends' : null,
    breach: line,
    placement: placementLine(placement),
    back: paths.childPlacements(breach.child_id),
    rules: rulesOf(facts),
    decisions: decisions.map((decision, i) => decisionLine(decision, breach.id, decisions.length - i, actor)),
    decide: mayRecord
      ? {
          href: paths.decideBreach(breach.id),
          text: breach.decision_id ? 'Record the next decision' : 'Record the director’s decision',
        }
      : null,
    chases: facts.chases.map(({ asks, role, people, asked_at }) => ({
      asked: asks === 'decision' ? 'The decision' : 'The review',
      of: `${ROLE_NAMES[role as Role]}${people ? '' : ': nobody held it or was on call'}`,
      at: asked_at,
    })),
    formId: typed(again?.form, '_form') || undefined,
    problem: pageProblem(again?.problem),
  };
}

function rulesOf({ breach, stay, now }: BreachFacts): BreachModel['rules'] {
  if (stay.length < 2) return [];
  const inOrder = [...stay].sort((a, b) => a.true_from.getTime() - b.true_from.getTime() || (a.rule < b.rule ? -1 : 1));
  return inOrder.map((each) => {
    const { state, own } = breachSoFar(each, now);
    return {
      rule: each.rule,
      href: each.id === breach.id ? null : paths.breach(each.id),
      from: each.true_from,
      until: each.until,
      count: state === 'foreseen' ? 'Not yet' : countInWords(own),
    };
  });
}

function decisionLine(row: DecisionRow, breachId: string, number: number, actor: Actor): DecisionLine {
  const isOwed =
    row.channel === 'telephone' && row.decided_by === actor.userId && !row.confirmed_at && !row.disowned_at;
  return {
    title: `${number === 1 ? 'The decision' : `Review ${number - 1}`}: ${DECISIONS[row.decision]!.toLowerCase()}`,
    decidedBy: decidedInWords(row),
    facts: [
      { label: 'Reasons', value: row.reasons },
      ...(row.no_alternatives_because
        ? [{ label: 'Why nothing else was tried', value: row.no_alternatives_because }]
        : []),
      { label: 'Court order', value: orderAnswer(row) },
      { label: 'Ofsted', value: ofstedAnswer(row) },
      { label: 'How it ends', value: row.exit_plan ?? 'Not recorded' },
      { label: 'By when', value: row.exit_by ? day(row.exit_by) : 'Not recorded' },
      { label: 'Next review by', value: day(row.review_by) },
    ],
    alternatives: row.alternatives.map((each) => ({ ...each, askedAt: new Date(each.askedAt) })),
    isDisowned: row.disowned_at !== null,
    confirmAction: isOwed ? paths.confirmBreachDecision(breachId, row.id) : null,
  };
}

const CHANNEL_WORDS: Record<string, string> = { 'in-person': ' in person', telephone: ' by telephone', system: '' };

function decidedInWords(row: DecisionRow): string {
  const by = `Decided by ${row.decided_by_name} on ${dayAndTime(row.decided_at)}${CHANNEL_WORDS[row.channel]}`;
  const entered =
    row.channel === 'system' ? '' : `, recorded by ${row.entered_by_name} on ${dayAndTime(row.recorded_at)}`;
  if (row.disowned_at) return `${by}${entered}, and disowned on ${dayAndTime(row.disowned_at)}`;
  if (row.confirmed_at) return `${by}${entered}, confirmed on ${dayAndTime(row.confirmed_at)}`;
  return row.confirmation_due_at ? `${by}${entered}; to be confirmed by ${dayAndTime(row.confirmation_due_at)}` : by + entered; // prettier-ignore
}

const ORDER_ANSWERS: Record<DecisionRow['court_order'], string> = {
  'in-force': 'In force',
  'applied-for': 'Applied for, not made yet',
  none: 'No order',
  'not-known': 'Not known',
};

function orderAnswer(row: DecisionRow): string {
  if (row.order_id === null) return ORDER_ANSWERS[row.court_order];
  return orderInWords({
    id: row.order_id,
    kind: row.order_kind!,
    court: row.order_court,
    reference: row.order_reference,
    from: row.order_from!,
    until: row.order_until,
  });
}

export function orderInWords({ kind, court, reference, from, until }: CourtOrderRow): string {
  const by = COURTS.find(([code]) => code === court)?.[1];
  const held = until ? `From ${dayAndTime(from)} to ${dayAndTime(until)}` : `From ${dayAndTime(from)}, no end was set`;
  return [evidenceKindOf(kind as EvidenceKind).label, by, reference, held].filter(Boolean).join('. ');
}

function ofstedAnswer(row: DecisionRow): string {
  const because = row.ofsted_reason ? `: ${row.ofsted_reason}` : '';
  switch (row.ofsted) {
    case 'told':
      return `Told on ${dayAndTime(row.ofsted_told_at)} by ${row.ofsted_told_by}`;
    case 'not-yet':
      return `Not told yet${because}`;
    case 'not-applicable':
      return `Need not be told${because}`;
    case 'not-known':
      return `Not known${because}`;
  }
}
