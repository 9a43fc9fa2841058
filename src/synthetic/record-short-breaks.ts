import { type Casefile } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { knownAfter } from './lateness.js';
import { addDays } from '../kernel/plain-date.js';
import { DAY, dayOf, HOUR, timeOn } from './london.js';
import { type Random } from './random.js';
import { aStay } from './stay.js';
import { decision, permission } from './record-stays.js';
import { type World } from './world.js';

/** Nights away with the same carers by one agreement (legal status V4): in care each time, and outside the return. */
export function recordShortBreaks(file: Casefile, random: Random, child: ChildPlan, world: World): void {
  const { foster } = world.places;
  const carers = random.pick(foster);
  const breaks = random.whole(3, 9);
  for (let n = 0; n < breaks; n++) {
    const day = addDays(dayOf(child.care.from), 28 * n);
    const from = timeOn(day, 16, 0);
    const until = timeOn(addDays(day, random.whole(2, 3)), 15, 0);
    if (until + 5 * DAY > world.history.endsAt) return;
    recordBreak(file, random, child, world, { ...aStay(random, carers, from, until), until });
  }
}

function recordBreak(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  world: World,
  stay: ReturnType<typeof aStay> & { until: number },
): void {
  const during = { from: stay.from, until: stay.until };
  const of = { child_id: child.id, during };
  file.enter(
    Math.max(knownAfter(random, stay.until), stay.until + HOUR),
    ({ insert, at }) => {
      insert('period_of_care', { ...of, id: random.uuid(), end_reason: 'X1' });
      insert('legal_status', { ...of, id: random.uuid(), code: 'V4' });
      insert('placement', {
        ...of,
        id: stay.id,
        care_setting_id: stay.place.id,
        basis: 'approved',
        route: stay.route,
        wishes_not_obtained_reason: 'A planned short break the child knows well',
        end_reason: 'The short break ended',
      });
      const decided = decision(random, child, stay, world);
      insert('placement_approval', { ...decided, verdict: permission(file, stay, at, decided.requested_by)! });
    },
    { after: [child.id] },
  );
}
