import { type TraffickingFacts, type TraffickingState } from '../../exploitation/trafficking-state.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Card } from '../components/card/card.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day } from '../filters/dates.js';
import { paths } from '../paths.js';
import {
  FINDING_BASIS_WORDS,
  NRM_DECISION_WORDS,
  reasonInWords,
  SCREENING_WORDS,
  TRAFFICKING_WORDS,
} from './child-words.js';

export interface TraffickingModel {
  identity: Identity;
  banner: string | null;
  answer: string;
  basis: string[];
  cards: Card[];
  historyHref: string;
}

export function traffickingView(
  identity: Identity,
  { is, basis, ...facts }: TraffickingState & TraffickingFacts,
  { actor, query }: PageRequest,
): TraffickingModel {
  const { childId } = identity;
  const mayRecord = actor.permissions.has('exploitation:record');
  return {
    identity,
    banner: query.recorded ? 'Recorded' : null,
    answer: TRAFFICKING_WORDS[is],
    basis: basis.map(reasonInWords),
    cards: [
      screeningsCard(childId, facts, mayRecord),
      findingsCard(childId, facts, mayRecord),
      referralsCard(childId, facts, mayRecord),
    ],
    historyHref: `${paths.childHistory(childId)}?of=trafficking`,
  };
}

function screeningsCard(childId: string, { screenings }: TraffickingFacts, mayRecord: boolean): Card {
  return {
    id: 'screenings',
    title: 'Screenings',
    lead: screenings.length ? undefined : { text: 'Never screened' },
    rows: screenings.map(({ screenedAt, outcome }) => ({ label: day(screenedAt), value: SCREENING_WORDS[outcome] })),
    actions: mayRecord ? [{ text: 'Record a screening', href: paths.recordTrafficking(childId, 'screening') }] : [],
  };
}

function findingsCard(childId: string, { findings }: TraffickingFacts, mayRecord: boolean): Card {
  return {
    id: 'findings',
    title: 'Findings',
    lead: findings.length ? undefined : { text: 'None' },
    rows: findings.map(({ id, level, basis, from, until, endReason }) => ({
      label: `${level === 'identified' ? 'Identified' : 'Suspected'}: ${FINDING_BASIS_WORDS[basis].toLowerCase()}`,
      value: until ? `${day(from)} to ${day(until)}` : `Since ${day(from)}`,
      note: endReason ?? undefined,
      action: mayRecord && !until ? { text: 'End this finding', href: paths.endFinding(childId, id) } : undefined,
    })),
    actions: mayRecord ? [{ text: 'Record a finding', href: paths.recordTrafficking(childId, 'finding') }] : [],
  };
}

function referralsCard(childId: string, { referrals }: TraffickingFacts, mayRecord: boolean): Card {
  return {
    id: 'referrals',
    title: 'National Referral Mechanism',
    lead: referrals.length ? undefined : { text: 'Not referred' },
    rows: referrals.flatMap((referral) => [
      {
        label: day(referral.referredAt),
        value: 'Referred',
        note: referral.reference ? `Reference ${referral.reference}` : 'No reference yet',
        action: mayRecord ? { text: 'Record a decision', href: paths.decideReferral(childId, referral.id) } : undefined,
      },
      ...referral.decisions.map(({ decision, decidedAt }) => ({
        label: day(decidedAt),
        value: NRM_DECISION_WORDS[decision],
      })),
    ]),
    actions: mayRecord ? [{ text: 'Record a referral', href: paths.recordTrafficking(childId, 'referral') }] : [],
  };
}
