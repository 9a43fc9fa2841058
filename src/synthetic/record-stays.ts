import { type PlainDate } from '../kernel/plain-date.js';
import { type RegistrationSpan, type Stay as JudgedStay } from '../law/care-setting/stay.js';
import { judgeStart, storedFindings, type StoredFinding } from '../placements/placement.js';
import { approval, KINDS, recordPlace, REGISTERED_SINCE } from './settings.js';
import { type Casefile, type Entry } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { isOf, type Row } from './facts.js';
import { knownAfter } from './lateness.js';
import { DAY, dayOf, HOUR, minuteOf, timeOn, type Instant } from './london.js';
import { type Opening } from './record-care.js';
import { type Random } from './random.js';
import { type Stay } from './stays-plan.js';
import { type World } from './world.js';

/** Weeks of a temporary approval of a connected person (reg 24). */
const TEMPORARY = 16 * 7 * DAY;

/** Every placement of a child, each with its decision, or with what happened when there was none. */
export function recordStays(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  stays: Stay[],
  opening: Opening,
  world: World,
): void {
  let before: Stay | null = null;
  for (const stay of stays) {
    const knownAt = before === null ? opening.knownAt : knownOfMove(random, child, stay);
    const from = before === null && stay.from === child.care.from ? opening.careFrom : stay.from;
    const recorded = recordStay(file, random, child, { ...stay, from }, before, knownAt, world);
    if (recorded === null) return;
    before = stay;
  }
}

function knownOfMove(random: Random, { script }: ChildPlan, { from, actual }: Stay): Instant {
  if (script !== null) return from + HOUR;
  return actual ? from + random.between(1, 60) * HOUR : knownAfter(random, from);
}

function recordStay(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  stay: Stay,
  before: Stay | null,
  knownAt: Instant,
  world: World,
): Instant | null {
  // what was decided of the birth before the move is known when the move is recorded
  const births = child.births.filter(({ assertedAt }) => assertedAt <= stay.from).map(({ id }) => id);
  const after = [child.id, ...births];
  if (stay.ownPlace) recordPlace(file, random, stay.place, knownAt);
  if (stay.ownPlace) after.push(stay.place.id);
  const row = placementRow(random, child, stay);
  const write = (entry: Entry) => {
    const { insert, change, at } = entry;
    const end_reason = stay.actual ? 'The placement broke down' : random.pick(MOVES);
    if (before !== null)
      change('placement', before.id, ({ during }) => ({ during: { ...during, until: stay.from }, end_reason }));
    if (stay.place.kind === 'connected') approveConnected(insert, random, child, stay);
    const verdict = stay.actual ? null : judgeStart(judged(file, stay, at)).verdict;
    if (verdict === null || (verdict.is !== 'permitted' && verdict.is !== 'permitted-if')) {
      insert('placement', { ...row, basis: 'actual', circumstances: random.pick(CIRCUMSTANCES) });
      return;
    }
    insert('placement', { ...row, basis: 'approved', wishes_and_feelings: random.pick(WISHES) });
    insert('placement_approval', {
      ...decision(random, child, stay, world),
      placement_id: stay.id,
      verdict: storedFindings(verdict, []),
    });
  };
  const at = file.enter(knownAt, write, { after, changes: before === null ? [] : [before.id] });
  if (at !== null && stay.actual) recordDirectorsDecision(file, random, child, stay, at, world);
  return at;
}

function placementRow(_random: Random, child: ChildPlan, stay: Stay): Row<'placement'> {
  return {
    id: stay.id,
    child_id: child.id,
    care_setting_id: stay.place.id,
    during: { from: stay.from, until: null },
    route: stay.route,
    detention_directed_by: stay.route === 'detention' ? 'court' : null,
  };
}

/** A temporary approval, and the full one when it comes in time; once in ten it does not. */
function approveConnected(insert: Entry['insert'], random: Random, child: ChildPlan, { place, from }: Stay): void {
  const temporary = { from: from - HOUR, until: from - HOUR + TEMPORARY };
  const of = approval(random, place.id, temporary);
  insert('carer_approval', { ...of, kind: 'reg-24-temporary', child_id: child.id });
  if (random.chance(0.9)) insert('carer_approval', approval(random, place.id, { from: from + 70 * DAY, until: null }));
}

/** What is stored with a decision. @throws Error when the law does not permit the stay as the facts are known */
export function verdictOf(file: Casefile, stay: Stay, at: Instant): StoredFinding[] {
  return storedFindings(judgeStart(judged(file, stay, at)).verdict, []);
}

/** The facts the law is asked about, as they are known when the placement is recorded. */
function judged(file: Casefile, { place, route, from }: Stay, at: Instant): JudgedStay {
  const births = file.recordings.filter((each) => isOf('date_of_birth_assertion', each) && each.recordedAt <= at);
  const known = [...new Map(births.map(({ row }) => [row.id, row as Row<'date_of_birth_assertion'>])).values()];
  const live = known.filter(({ superseded_at: until }) => until == null || until > from);
  const youngest = Math.max(...live.map(({ latest }) => latest!)) as PlainDate;
  const oldest = Math.min(...live.map(({ earliest }) => earliest!)) as PlainDate;
  const since = new Date(REGISTERED_SINCE);
  return {
    from: new Date(from),
    until: null,
    bornOn: { youngest, oldest },
    route,
    setting: {
      type: place.type,
      country: 'england',
      detentionDirectedBy: route === 'detention' ? 'court' : null,
    },
    registrations: registrationsOf(place.kind, since),
    restrictions: [],
    conditions: [],
    // nobody is placed with a carer who is not approved, at first
    carerApprovals: [{ approval: 'approved', from: since, until: null }],
  };
}

/** As they were outside every trouble, and nobody is placed by decision near one. */
function registrationsOf(kind: Stay['place']['kind'], from: Date): RegistrationSpan[] {
  const { registeredAs, ages } = KINDS[kind];
  if (registeredAs === undefined) return [];
  const [minAge, maxAge] = ages ?? [null, null];
  return [{ status: 'registered', category: registeredAs, minAge, maxAge, from, until: null }];
}

/** Requested by the worker, decided by a manager; seldom by telephone, and then confirmed the next day. */
export function decision(random: Random, child: ChildPlan, { from }: Stay, { staff, history }: World) {
  const byTelephone = from > history.startsAt && random.chance(0.08);
  const decidedAt = from - random.between(0.5, 5) * HOUR;
  const noon = timeOn(((dayOf(decidedAt) as number) + 1) as PlainDate, 12, 0);
  return {
    id: random.uuid(),
    child_id: child.id,
    requested_by: staff.teams[child.worker % staff.teams.length]!.workers[0]!,
    decided_by: byTelephone ? staff.holder('duty-manager') : staff.holder('service-manager'),
    decided_at: minuteOf(decidedAt),
    channel: byTelephone ? 'telephone' : random.pick(['system', 'in-person']),
    confirmation_due_at: byTelephone ? noon : null,
    confirmed_at: byTelephone ? noon - HOUR : null,
  };
}

/** The director decides on most of what is not lawful within days. */
function recordDirectorsDecision(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  stay: Stay,
  recordedAt: Instant,
  { staff }: World,
): void {
  const wait = child.script === null ? random.between(0.3, 5) * DAY : child.script.directorDecidesAfter;
  if (wait === null || wait === 0 || (child.script === null && random.chance(0.3))) return;
  const decidedAt = recordedAt + (child.script === null ? wait : wait * DAY);
  const isOver = stay.until !== null && decidedAt > stay.until;
  if (isOver) return;
  file.enter(
    decidedAt + HOUR,
    ({ insert }) =>
      insert('director_decision', {
        id: random.uuid(),
        placement_id: stay.id,
        rule: stay.place.kind === 'unregistered' ? 'PL-02' : 'PL-01',
        director_decision: random.pick(['move-now', 'continue-while-moving']),
        director_decided_by: staff.holder('director'),
        director_decided_at: minuteOf(decidedAt),
        director_reasons: 'Two lawful placements are being assessed; staff stay with the child until the move.',
      }),
    { after: [stay.id] },
  );
}

const MOVES = [
  'Planned move in line with the care plan',
  'The carer asked for the placement to end',
  'Moved nearer to school',
  'The provider ended the placement',
  'The child asked to move',
] as const;

const CIRCUMSTANCES = [
  'No lawful place was found by the evening; two members of staff stayed with the child.',
  'The carer gave notice in the evening and no other place could be found.',
  'The child would not go to the placement offered and came here instead.',
] as const;

const WISHES = [
  'Wants to stay near school and see friends at weekends.',
  'Asked to be near family; the plan keeps contact each week.',
  'Visited beforehand and liked the room; worried about the journey to school.',
  'Would like to keep playing football with the same club.',
] as const;
