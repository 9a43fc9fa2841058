import { type Casefile } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { daytime } from './daytime.js';
import { type Row } from './facts.js';
import { DAY, type Instant } from './london.js';
import { knownAfter } from './lateness.js';
import { type Random } from './random.js';
import { type World } from './world.js';

type Decision = NonNullable<Row<'nrm_decision'>['decision']>;

/** From a suspicion through the National Referral Mechanism: who was suspected, who was found to be trafficked. */
export function recordTrafficking(file: Casefile, random: Random, child: ChildPlan, { history }: World): void {
  if (!child.trafficked || child.shortBreaks) return;
  const from = Math.max(child.care.from, history.startsAt);
  const suspectedAt = daytime(random, from + random.waiting(50) * DAY);
  const end = child.care.until ?? history.endsAt;
  if (suspectedAt >= end) return;
  const finding = suspect(file, random, child, suspectedAt);
  if (random.chance(0.3)) identify(file, random, child, daytime(random, suspectedAt + random.waiting(60) * DAY), end);
  if (random.chance(0.85)) refer(file, random, child, suspectedAt, finding);
}

function suspect(file: Casefile, random: Random, { id }: ChildPlan, at: Instant): string {
  const finding: Row<'trafficking_finding'> = {
    id: random.uuid(),
    child_id: id,
    level: 'suspected',
    basis: random.pick(['professional-judgement', 'police']),
    during: { from: at, until: null },
  };
  file.enter(knownAfter(random, at), ({ insert }) => insert('trafficking_finding', finding), { after: [id] });
  return finding.id;
}

/** A manager's identification stands until a manager ends it with reasons. */
function identify(file: Casefile, random: Random, { id }: ChildPlan, at: Instant, end: Instant): void {
  const finding: Row<'trafficking_finding'> = {
    id: random.uuid(),
    child_id: id,
    level: 'identified',
    basis: random.pick(['police', 'court', 'professional-judgement']),
    during: { from: at, until: null },
  };
  file.enter(knownAfter(random, at), ({ insert }) => insert('trafficking_finding', finding), { after: [id] });
  const until = daytime(random, at + random.between(90, 500) * DAY);
  if (until > end || random.chance(0.6)) return;
  endFinding(file, random, finding.id, until, 'No contact with those who exploited the child for six months');
}

function endFinding(file: Casefile, random: Random, id: string, until: Instant, end_reason: string): void {
  file.enter(
    knownAfter(random, until),
    ({ change }) => change('trafficking_finding', id, ({ during }) => ({ during: { ...during, until }, end_reason })),
    { changes: [id] },
  );
}

function refer(file: Casefile, random: Random, child: ChildPlan, suspectedAt: Instant, finding: string): void {
  const referred_at = daytime(random, suspectedAt + random.between(1, 6) * DAY);
  const referral = { id: random.uuid(), child_id: child.id, referred_at, reference: `SYN${random.whole(10_000, 99_999)}` };
  file.enter(knownAfter(random, referred_at), ({ insert }) => insert('nrm_referral', referral), { after: [child.id] });
  let at = referred_at;
  for (const [decision, least, most] of ladder(random)) {
    at = daytime(random, at + random.between(least, most) * DAY);
    const row = { id: random.uuid(), child_id: child.id, nrm_referral_id: referral.id, decision, decided_at: at };
    file.enter(knownAfter(random, at), ({ insert }) => insert('nrm_decision', row), { after: [referral.id] });
    const isNegative = decision.endsWith('negative');
    if (!isNegative) continue;
    const hasEnded = file.row('trafficking_finding', finding)?.end_reason != null;
    if (!hasEnded && random.chance(0.7)) endFinding(file, random, finding, at, 'The suspicion was not borne out');
  }
} // prettier-ignore

type Step = readonly [Decision, least: number, most: number];

/** What the Home Office decided, each so many days after the one before. */
function ladder(random: Random): Step[] {
  if (random.chance(0.05)) return [['withdrawn', 5, 40]];
  const conclusive = (): Step => [
    random.chance(0.75) ? 'conclusive-grounds-positive' : 'conclusive-grounds-negative',
    ...([120, 420] as const),
  ];
  if (random.chance(0.83)) return [['reasonable-grounds-positive', 5, 50], conclusive()];
  const refused: Step = ['reasonable-grounds-negative', 5, 50];
  if (random.chance(0.6)) return [refused];
  return [refused, ['reconsideration-opened', 14, 60], ['reasonable-grounds-positive', 20, 60], conclusive()];
}
