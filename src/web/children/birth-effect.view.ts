import { ageBy, type Birth, type BirthAssertion, BIRTH_SOURCE_NAMES } from '../../children/operative-birth.js';
import { type PageRequest } from '../../http/page-request.js';
import { londonDay } from '../../kernel/london-time.js';
import { ageOn, plainDate } from '../../kernel/plain-date.js';
import { ruleById } from '../../law/registry.js';
import { type BreachRow } from '../../placements/breaches/breaches.service.js';
import { breachChanges, type BreachChange, differsFrom, standingAt } from '../../rejudging/rejudgement.js';
import { type Rejudgement, type StayThenAndNow } from '../../rejudging/rejudging.service.js';
import { type StandingTag, standingTag } from '../care-settings/changes/lapse-words.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day, dayAndTime, since } from '../filters/dates.js';
import { paths } from '../paths.js';
import { bornInWords } from './child-words.js';

interface StayLine {
  where: string;
  href: string;
  before: StandingTag;
  after: StandingTag;
  from: Date;
}

interface BreachEffect {
  text: string;
  rule: string;
  duty: string;
  trueFrom: Date;
  knownFrom: Date;
  href: string | null;
}

interface EffectSection {
  recordedAt: Date;
  recordedBy: string;
  why: string | null;
  ages: string;
  stays: StayLine[];
  breaches: BreachEffect[];
  /** What the law said as it was known before, and as it is known now. */
  beforeHref: string;
}

export interface BirthEffectModel {
  identity: Identity;
  back: string;
  isNew: boolean;
  born: string;
  source: string;
  assertedAt: Date;
  supersededAt: Date | null;
  ageNow: number | null;
  sections: EffectSection[];
  verdictsHref: string;
}

interface Facts {
  assertion: BirthAssertion;
  effects: readonly Rejudgement[];
  birth: Birth;
  identity: Identity;
  breaches: readonly BreachRow[];
  query: PageRequest['query'];
  now: Date;
}

export function birthEffectView({
  assertion,
  effects,
  birth,
  identity,
  breaches,
  query,
  now,
}: Facts): BirthEffectModel {
  return {
    identity,
    back: paths.child(identity.childId),
    isNew: query.recorded === '1',
    born: bornInWords(assertion),
    source: BIRTH_SOURCE_NAMES[assertion.source],
    assertedAt: assertion.assertedAt,
    supersededAt: assertion.supersededAt,
    ageNow: ageBy(birth, londonDay(now)),
    sections: effects.map((effect) => section(effect, breaches, identity.childId)),
    verdictsHref: paths.childVerdicts(identity.childId),
  };
}

function section(effect: Rejudgement, breaches: readonly BreachRow[], childId: string): EffectSection {
  const { recordedAt, recordedBy, recordedWhy, stays } = effect;
  return {
    ...{ recordedAt, recordedBy, why: recordedWhy },
    ages: agesInWords(effect),
    stays: stays.map(stayLine),
    breaches: stays.flatMap((stay) =>
      breachChanges(stay).map((change) => breachEffect(change, stay, effect, breaches)),
    ),
    beforeHref: paths.childVerdictsAsKnownAt(childId, new Date(recordedAt.getTime() - 1)),
  };
}

/** `17 by the date that counted before, 15 by the one that counts now`, on the day it was recorded. */
function agesInWords({ said, says, recordedAt }: Rejudgement): string {
  const age = (youngest: unknown) =>
    typeof youngest === 'string'
      ? `${ageOn(londonDay(recordedAt), plainDate(youngest))} (born ${day(youngest)} at the latest)`
      : 'not known';
  return `Age on the day it was recorded: before, ${age(said?.youngest)}; after, ${age(says.youngest)}`;
}

function stayLine(stay: StayThenAndNow): StayLine {
  const from = differsFrom(stay)!;
  return {
    where: stay.settingName ?? 'Address restricted to named people',
    href: paths.placement(stay.placementId),
    before: standingTag(standingAt(stay.before, from)),
    after: standingTag(standingAt(stay.after, from)),
    from,
  };
}

function breachEffect(
  change: BreachChange,
  { placementId }: StayThenAndNow,
  { recordedAt }: Rejudgement,
  breaches: readonly BreachRow[],
): BreachEffect {
  const { rule, before, after } = change;
  const standing = breaches.find(
    (each) =>
      each.placement_id === placementId && each.rule === rule && each.true_from.getTime() === after?.from.getTime(),
  );
  return {
    text: breachInWords(change, recordedAt),
    rule,
    duty: ruleById(rule).duty,
    trueFrom: (after ?? before!).from,
    knownFrom: standing?.known_from ?? recordedAt,
    href: standing ? paths.breach(standing.id) : null,
  };
}

function breachInWords({ what, before, after }: BreachChange, recordedAt: Date): string {
  const span = ({ from, until }: NonNullable<BreachChange['before']>) =>
    `from ${since(from)}${until ? ` until ${dayAndTime(until)}` : ''}`;
  if (what === 'opened') return `${after!.from > recordedAt ? 'Foreseen' : 'Opened'}: not lawful ${span(after!)}`;
  if (what === 'withdrawn') return `Withdrawn: it had been thought not lawful ${span(before!)}`;
  return `Changed: not lawful ${span(after!)}; before, ${span(before!)}`;
}
