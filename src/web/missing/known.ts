import { type ChildView } from '../../children/child-view.js';
import { type TraffickingFacts, type TraffickingState } from '../../exploitation/trafficking-state.js';
import { definitionOf, type ProfileItem, type Subject } from '../../missing/profile/profile.js';
import { type PlacementRow } from '../../placements/placements.service.js';
import { legalStatusName } from '../components/identity-bar/identity.js';
import { day } from '../filters/dates.js';
import { NRM_DECISION_WORDS, TRAFFICKING_WORDS, UNACCOMPANIED_WORDS } from '../children/child-words.js';

/** What Kith knows already and nobody is asked for again. */
export interface KnownFact {
  label: string;
  value: string;
}

export interface KnownFrom {
  child: ChildView;
  placement: PlacementRow | null;
  trafficking: TraffickingState & TraffickingFacts;
  profile: readonly ProfileItem[];
}

/** What is not recorded is said to be so: not known is no “no”. */
export function knownOf({ child, placement, trafficking, profile }: KnownFrom): KnownFact[] {
  return [
    { label: 'Lives', value: livesIn(child, placement) },
    ...PROFILE.map((subject) => saidOf(subject, profile)),
    { label: 'Exploitation', value: TRAFFICKING_WORDS[trafficking.is] },
    ...referralsIn(trafficking),
    { label: 'Unaccompanied', value: UNACCOMPANIED_WORDS[child.now.unaccompanied.is] },
    { label: 'Legal status', value: legalStatusName(child.now.legalStatus?.code) },
    { label: 'Worker', value: child.now.allocation?.workerName ?? 'Nobody is allocated' },
  ];
}

/** Of the profile what a search begins with. */
const PROFILE = ['phone', 'medication', 'health-need', 'languages'] as const satisfies readonly Subject[];

function saidOf(subject: Subject, profile: readonly ProfileItem[]): KnownFact {
  const said = profile.filter((item) => item.subject === subject && !item.protected).map(({ words }) => words);
  return { label: definitionOf(subject).name, value: said.join('; ') || 'Not recorded' };
}

function livesIn(child: ChildView, placement: PlacementRow | null): string {
  if (placement?.address_shown) return [placement.setting_name, placement.postcode].filter(Boolean).join(', ');
  if (placement || child.hidden.includes('address')) return 'Recorded, and not for you to see';
  return 'Not recorded';
}

function referralsIn({ referrals }: TraffickingFacts): KnownFact[] {
  const [latest] = [...referrals].sort((a, b) => b.referredAt.getTime() - a.referredAt.getTime());
  if (!latest) return [];
  const decision = latest.decisions.at(-1);
  const standing = decision ? NRM_DECISION_WORDS[decision.decision] : 'No decision yet';
  const reference = latest.reference ? `, reference ${latest.reference}` : '';
  return [{ label: 'NRM', value: `Referred ${day(latest.referredAt)}. ${standing}${reference}` }];
}
