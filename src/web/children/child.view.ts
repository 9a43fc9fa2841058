import { type ChildView } from '../../children/child-view.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Actor } from '../../kernel/actor.js';
import { bannerOf } from '../banner.js';
import { type Card } from '../components/card/card.js';
import { identityOf, type Identity } from '../components/identity-bar/identity.js';
import { time } from '../filters/dates.js';
import { paths } from '../paths.js';
import { breachLine, type BreachLine } from '../placements/breaches/breach-line.js';
import { type ChildFacts } from './child-facts.js';
import { absencesCard, placementCard, profileCard } from './child-now.cards.js';
import {
  allocationCard,
  birthCard,
  careCard,
  siblingsCard,
  traffickingCard,
  unaccompaniedCard,
} from './child-record.cards.js';

export interface ChildModel {
  identity: Identity;
  banner: string | null;
  openUntil: string | null;
  notice: string | null;
  standing: BreachLine[];
  /** What changes by the hour, then what changes by the year. */
  now: Card[];
  record: Card[];
  actions: { text: string; href: string; warning: boolean }[];
}

/** One child in thirty seconds. */
export function childView(facts: ChildFacts): ChildModel {
  const { child, breaches, absences, openUntil, actor, now, query } = facts;
  const standing = breaches.map((breach) => breachLine(breach, now)).filter(({ state }) => state === 'standing');
  return {
    identity: identityOf(child, absences, now),
    banner: bannerFor(query),
    openUntil: openUntil && time(openUntil),
    notice: child.standing === 'care-leaver' ? CARE_LEAVER : null,
    standing,
    now: [placementCard(facts, standing), absencesCard(facts), profileCard(facts), allocationCard(child, actor)],
    record: [
      careCard(child, actor),
      birthCard(child, actor),
      unaccompaniedCard(child, actor),
      traffickingCard(facts, actor),
      siblingsCard(facts, actor),
    ],
    actions: actionsFor(child, actor),
  };
}

const CARE_LEAVER = 'This person is 18 or over: a care leaver. No placement or absence can be recorded.';

const RECORDED: Record<string, string> = {
  child: 'The child has been recorded',
  care: 'The period of care has been recorded',
  'legal-status': 'The legal status has been recorded',
  birth: 'The date of birth has been recorded',
  unaccompanied: 'The answer has been recorded',
  allocation: 'Who is responsible has been recorded',
  restriction: 'The restriction has been recorded',
  sibling: 'What was said of a sibling has been recorded',
};

function bannerFor({ recorded }: PageRequest['query']): string | null {
  return bannerOf(RECORDED, recorded);
}

function actionsFor(child: ChildView, actor: Actor): ChildModel['actions'] {
  const may = actor.permissions;
  const place = { text: 'Place the child', href: paths.findSetting(child.id), warning: false };
  const actual = { text: 'Record where the child is', href: paths.actualPlacement(child.id), warning: false };
  const restrict = { text: 'Restrict to named people', href: paths.restrict(child.id), warning: false };
  const grown = child.standing === 'care-leaver';
  return [
    ...(may.has('placement:start') && !grown ? [place] : []),
    ...(may.has('placement:record-actual') && !grown ? [actual] : []),
    ...(may.has('child:restrict') ? [restrict] : []),
  ];
}
