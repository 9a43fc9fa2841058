import { type Casefile } from './casefile.js';
import { isFewHours, type ChildPlan } from './child-plan.js';
import { knownAfter, openedAfter } from './lateness.js';
import { DAY, dayOf, HOUR, timeOn, type Instant, type Span } from './london.js';
import { syntheticPostcode } from './names.js';
import { type Random } from './random.js';
import { responsibleFor } from './staff.js';
import { type Stay } from './stay.js';
import { type World } from './world.js';

interface Status {
  id: string;
  code: string;
  from: Instant;
}

/** What recording the rest of the child's life needs to know of its beginning. */
export interface Opening {
  knownAt: Instant;
  /** As first written down, which may be wrong. */
  careFrom: Instant;
  period: string;
  allocation: string;
  statuses: Status[];
}

/** The child, what is said of the birth, and the start of care. */
export function recordOpening(file: Casefile, random: Random, child: ChildPlan, stays: Stay[], world: World): Opening {
  const { care, script } = child;
  const { endsAt, startsAt } = world.history;
  const mistake = mayBeMistaken(child, stays, startsAt) && random.chance(0.05) ? random.whole(1, 2) * DAY : 0;
  const knownAt = (script === null ? openedAfter(random, care.from, endsAt) : care.from + HOUR) + mistake;
  const careFrom = care.from + mistake;
  const statuses = planStatuses(random, child, stays);
  const opening: Opening = { knownAt, careFrom, period: random.uuid(), allocation: random.uuid(), statuses };
  recordChild(file, random, child, knownAt);
  if (!child.shortBreaks) recordStart(file, random, child, opening, world);
  return opening;
}

/** A wrong start is one that leaves room for its correction. */
function mayBeMistaken({ care, script, shortBreaks }: ChildPlan, stays: Stay[], startsAt: Instant): boolean {
  const [first] = stays;
  const roomy = first !== undefined && (first.until === null || first.until > care.from + 12 * DAY);
  const enough = care.until === null || care.until > care.from + 12 * DAY;
  const anyAge = first?.place.kind !== 'supported'; // two days earlier the child may have been 15
  return script === null && !shortBreaks && care.from > startsAt && roomy && enough && anyAge;
}

function recordChild(file: Casefile, random: Random, child: ChildPlan, knownAt: Instant): void {
  const first = child.births[0]!;
  const second = child.births[1];
  file.enter(knownAt, ({ insert }) => {
    insert('child', {
      id: child.id,
      given_name: child.givenName,
      family_name: child.familyName,
      sex: child.sex,
      local_number: child.number,
      home_postcode: child.unaccompanied ? null : syntheticPostcode(random),
    });
    insert('date_of_birth_assertion', birthRow(child.id, first));
  });
  if (second === undefined) return;
  const decidedAt = child.script === null ? knownAfter(random, second.assertedAt) : second.assertedAt + HOUR;
  file.enter(
    decidedAt,
    ({ insert, change }) => {
      insert('date_of_birth_assertion', birthRow(child.id, second));
      const superseded = { superseded_by: second.id, superseded_at: second.assertedAt };
      change('date_of_birth_assertion', first.id, () => superseded);
    },
    { changes: [first.id] },
  );
}

function birthRow(child: string, { id, earliest, latest, source, assertedAt }: ChildPlan['births'][number]) {
  return { id, child_id: child, earliest, latest, source, asserted_at: assertedAt, under_challenge: false };
}

function recordStart(file: Casefile, random: Random, child: ChildPlan, opening: Opening, { staff }: World): void {
  const during: Span = { from: opening.careFrom, until: null };
  const { team, worker } = responsibleFor(staff, child.worker);
  file.enter(
    opening.knownAt,
    ({ insert }) => {
      insert('period_of_care', { id: opening.period, child_id: child.id, during });
      const status = opening.statuses[0]!;
      insert('legal_status', { id: status.id, child_id: child.id, code: status.code, during });
      const allocation = { id: opening.allocation, child_id: child.id, worker_id: worker, team_id: team.id };
      insert('allocation', { ...allocation, during });
      if (!(child.script?.restricted ?? random.chance(0.003))) return;
      const owner = staff.holder('team-manager');
      const restriction = { scope: 'child', reason: 'A relative works for the authority (synthetic)', during };
      insert('restriction', { ...restriction, id: random.uuid(), child_id: child.id, owner_id: owner });
      for (const user of new Set([worker, owner])) {
        const grant = { id: random.uuid(), child_id: child.id, scope: 'child', user_id: user, basis: 'named' };
        insert('restriction_grant', { ...grant, during });
      }
    },
    { after: [child.id] },
  );
}

/** The legal statuses of a time in care, each until the next. */
function planStatuses(random: Random, child: ChildPlan, stays: Stay[]): Status[] {
  const { care, unaccompanied } = child;
  const statuses: Status[] = [];
  const add = (code: string, from: Instant) => {
    if (care.until === null || from < care.until - DAY) statuses.push({ id: random.uuid(), code, from });
  };
  const first = { id: random.uuid(), code: firstStatus(random, child), from: care.from };
  statuses.push(first);
  if (unaccompanied || isFewHours(care)) return statuses;
  if (first.code === 'L2') add('C1', timeOn(dayOf(care.from + 3 * DAY), 12, 0));
  if (first.code === 'V2' && random.chance(0.25)) add('C1', daytime(random, care.from, 20, 120));
  const last = statuses.at(-1)!;
  if (last.code === 'C1') add('C2', daytime(random, last.from, 150, 330));
  const adoption = stays.find(({ place }) => place.kind === 'adopter');
  if (adoption !== undefined && adoption.from > statuses.at(-1)!.from + DAY) add('E1', adoption.from);
  return statuses;
}

function firstStatus(random: Random, child: ChildPlan): string {
  if (isFewHours(child.care)) return 'L2';
  if (child.unaccompanied) return 'V2';
  return random.weighted([['V2', 46], ['C1', 42], ['L2', 10], ['C2', 2]]); // prettier-ignore
}

function daytime(random: Random, from: Instant, least: number, most: number): Instant {
  return timeOn(dayOf(from + random.between(least, most) * DAY), random.whole(10, 16), 0);
}

/** Later legal statuses, the correction of a wrong start, and the end of care. */
export function recordCourse(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  stays: Stay[],
  opening: Opening,
  world: World,
): void {
  const { statuses } = opening;
  for (const [i, status] of statuses.entries())
    if (i > 0) recordStatus(file, child, statuses[i - 1]!, status, knownAfter(random, status.from));
  if (opening.careFrom !== child.care.from) correctStart(file, random, child, stays[0]!, opening);
  if (child.care.until !== null && child.care.until <= world.history.endsAt)
    recordEnd(file, random, child, stays, opening);
}

function recordStatus(file: Casefile, child: ChildPlan, before: Status, { id, code, from }: Status, knownAt: Instant): void {
  file.enter(
    knownAt,
    ({ insert, change }) => {
      change('legal_status', before.id, ({ during }) => ({ during: { ...during, until: from } }));
      insert('legal_status', { id, child_id: child.id, code, during: { from, until: null } });
    },
    { changes: [before.id] },
  );
} // prettier-ignore

function correctStart(file: Casefile, random: Random, child: ChildPlan, first: Stay, opening: Opening): void {
  const { from } = child.care;
  const started = ({ during }: { during: Span }) => ({ during: { ...during, from } });
  const status = opening.statuses[0]!.id;
  file.enter(
    opening.knownAt + random.between(5, 70) * DAY,
    ({ change }) => {
      change('period_of_care', opening.period, started);
      change('legal_status', status, started);
      change('placement', first.id, started);
    },
    { changes: [opening.period, status, first.id], why: 'The police log shows an earlier start' },
  );
}

const CLOSING = {
  adult: 'Turned 18',
  other: 'Ceased to be looked after',
} as const;

function recordEnd(file: Casefile, random: Random, child: ChildPlan, stays: Stay[], opening: Opening): void {
  const until = child.care.until!;
  const ended = ({ during }: { during: Span }) => ({ during: { ...during, until } });
  const status = opening.statuses.at(-1)!.id;
  const stay = stays.at(-1)!.id;
  const isAdult = ['E5', 'E6', 'E17'].includes(child.care.endReason!);
  file.enter(
    knownAfter(random, until),
    ({ change }) => {
      change('period_of_care', opening.period, (row) => ({ ...ended(row), end_reason: child.care.endReason }));
      change('legal_status', status, ended);
      change('allocation', opening.allocation, ended);
      const end_reason = isAdult ? CLOSING.adult : CLOSING.other;
      change('placement', stay, (row) => ({ ...ended(row), end_reason }));
    },
    { changes: [opening.period, status, opening.allocation, stay] },
  );
}
