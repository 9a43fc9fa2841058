import { addDays, type PlainDate } from '../kernel/plain-date.js';
import { type ApprovalSpan, type RegistrationSpan, type Stay as JudgedStay } from '../law/care-setting/stay.js';
import { verdictOn } from '../law/verdict.js';
import { nothingElseRecorded } from '../placements/placement-facts.js';
import { followUpsOf, storedFindings, type StoredFinding } from '../placements/placement.js';
import { approval, KINDS, recordPlace, REGISTERED_SINCE } from './settings.js';
import { type Casefile, type Entry } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { isOf, type Row } from './facts.js';
import { knownAfter } from './lateness.js';
import { DAY, dayOf, HOUR, minuteOf, timeOn, type Instant } from './london.js';
import { responsibleFor } from './staff.js';
import { type Opening } from './record-care.js';
import { Random } from './random.js';
import { type Stay } from './stay.js';
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
  if (stay.place.kind === 'connected') approveConnected(file, random, child, stay, knownAt);
  const decided = decision(random, child, stay, world);
  const write = ({ insert, change, at }: Entry) => {
    const end_reason = stay.actual ? 'The placement broke down' : random.pick(MOVES);
    if (before !== null)
      change('placement', before.id, ({ during }) => ({ during: { ...during, until: stay.from }, end_reason }));
    const verdict = stay.actual ? null : permission(file, stay, at, decided.requested_by);
    insert('placement', placementRow(random, child, stay, verdict !== null));
    if (verdict !== null) insert('placement_approval', { ...decided, verdict });
  };
  const at = file.enter(knownAt, write, { after, changes: before === null ? [] : [before.id] });
  if (at !== null && stay.actual) recordDirectorsDecision(file, random, child, stay, at, world);
  confirm(file, decided);
  return at;
}

/** Where no decision could be made lawfully, it is recorded where the child really is. */
function placementRow(random: Random, child: ChildPlan, stay: Stay, isApproved: boolean): Row<'placement'> {
  return {
    id: stay.id,
    child_id: child.id,
    care_setting_id: stay.place.id,
    during: { from: stay.from, until: null },
    route: stay.route,
    detention_directed_by: stay.route === 'detention' ? 'court' : null,
    ...(isApproved
      ? { basis: 'approved', wishes_and_feelings: random.pick(WISHES) }
      : { basis: 'actual', circumstances: random.pick(CIRCUMSTANCES) }),
  };
}

/** A temporary approval, and after ten weeks the full one; once in ten it does not come. */
function approveConnected(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  { place, from }: Stay,
  known: Instant,
): void {
  const row = { ...approval(random, place.id, temporary(from)), kind: 'reg-24-temporary', child_id: child.id };
  const at = file.enter(known, ({ insert }) => insert('carer_approval', row), { after: [child.id, place.id] });
  if (at === null || random.chance(0.1)) return;
  const full = approval(random, place.id, { from: from + 70 * DAY, until: null });
  file.enter(full.during.from + HOUR, ({ insert }) => insert('carer_approval', full), { after: [row.id] });
}

/** What is stored with a decision; null when the law does not permit the stay, as the facts are known at an instant. */
export function permission(file: Casefile, stay: Stay, at: Instant, ownerId: string): StoredFinding[] | null {
  const verdict = verdictOn(nothingElseRecorded(judged(file, stay, at), new Date(stay.from)));
  if (verdict.is !== 'permitted' && verdict.is !== 'permitted-if') return null;
  const followUps = followUpsOf(verdict, [], { ownerId, dueAt: new Date(timeOn(addDays(dayOf(at), 7), 12, 0)) });
  return storedFindings(verdict, followUps).map(({ inputs: _, ...finding }) => finding);
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
    // no home of the synthetic authority is for one sex, or full
    sex: null,
    childrenBefore: [],
    route,
    setting: {
      type: place.type,
      country: 'england',
      detentionDirectedBy: route === 'detention' ? 'court' : null,
    },
    registrations: registrationsOf(place.kind, since),
    restrictions: [],
    carerApprovals: approvalsOf(place.kind, from),
  };
}

/** Nobody is placed with a carer who is not approved, at least temporarily. */
function approvalsOf(kind: Stay['place']['kind'], from: Instant): ApprovalSpan[] {
  if (kind === 'foster') return [{ approval: 'approved', from: new Date(REGISTERED_SINCE), until: null }];
  if (kind !== 'connected') return [];
  const { from: begins, until } = temporary(from);
  return [{ approval: 'reg-24-temporary', from: new Date(begins), until: new Date(until) }];
}

function temporary(from: Instant): { from: Instant; until: Instant } {
  return { from: from - HOUR, until: from - HOUR + TEMPORARY };
}

/** As they were outside every trouble, and nobody is placed by decision near one. */
function registrationsOf(kind: Stay['place']['kind'], from: Date): RegistrationSpan[] {
  const { registeredAs, ages } = KINDS[kind];
  if (registeredAs === undefined) return [];
  const [minAge, maxAge] = ages ?? [null, null];
  return [
    {
      status: 'registered',
      category: registeredAs,
      minAge,
      maxAge,
      sex: null,
      places: null,
      otherConditions: null,
      from,
      until: null,
    },
  ];
}

/** Requested by the worker, decided by a manager; seldom by telephone. */
export function decision(random: Random, child: ChildPlan, { id, from }: Stay, { staff, history }: World) {
  const byTelephone = from > history.startsAt && random.chance(0.08);
  const decidedAt = minuteOf(from - random.between(0.5, 5) * HOUR);
  return {
    id: random.uuid(),
    child_id: child.id,
    placement_id: id,
    requested_by: responsibleFor(staff, child.worker).worker,
    decided_by: byTelephone ? staff.holder('duty-manager') : staff.holder('service-manager'),
    decided_at: decidedAt,
    channel: byTelephone ? 'telephone' : random.pick(['system', 'in-person']),
    confirmation_due_at: byTelephone ? noonAfter(decidedAt) : null,
  };
}

function noonAfter(at: Instant): Instant {
  return timeOn(addDays(dayOf(at), 1), 12, 0);
}

/** What was decided by telephone, the manager confirms the next morning. */
function confirm(file: Casefile, { id, confirmation_due_at: dueAt }: ReturnType<typeof decision>): void {
  if (dueAt === null) return;
  const confirmed_at = dueAt - HOUR;
  file.enter(confirmed_at, ({ change }) => change('placement_approval', id, () => ({ confirmed_at })), {
    changes: [id],
  });
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
  const decided = directorsDecision(child, stay, decidedAt, staff.holder('director'), random);
  file.enter(
    decidedAt + HOUR,
    ({ insert }) => {
      if (decided.order !== null) insert('placement_evidence', decided.order);
      insert('director_decision', decided.decision);
    },
    { after: [stay.id] },
  );
}

/** By chance of its own: whether a court has made an order, whether Ofsted was told, and how it is to end. */
function directorsDecision(
  child: ChildPlan,
  stay: Stay,
  decidedAt: Instant,
  director: string,
  random: Random,
): { decision: Row<'director_decision'>; order: Row<'placement_evidence'> | null } {
  const id = random.uuid();
  const decision = random.pick(['move-now', 'continue-while-moving']);
  const own = Random.of('director-decision', stay.id);
  const court_order = own.weighted([['in-force', 3], ['applied-for', 1], ['none', 4], ['not-known', 1]] as const); // prettier-ignore
  const told = own.chance(0.5);
  const order =
    court_order !== 'in-force'
      ? null
      : {
          ...{ id: own.uuid(), child_id: child.id, care_setting_id: stay.place.id, outcome: 'done' },
          ...{ kind: 'deprivation-of-liberty-order', detail: 'high-court', reference: `ZZ${own.whole(10, 99)}P0000` },
          during: { from: minuteOf(decidedAt - own.between(1, 20) * HOUR), until: minuteOf(decidedAt + 28 * DAY) },
        };
  return {
    order,
    decision: {
      ...{ id, placement_id: stay.id, rule: stay.place.kind === 'unregistered' ? 'PL-02' : 'PL-01', decision },
      reasons: 'Two lawful placements are being assessed; staff stay with the child until the move.',
      alternatives: [
        {
          what: 'Every registered home of the framework',
          askedAt: new Date(minuteOf(decidedAt - 3 * HOUR)).toISOString(),
          whyNot: 'No bed this week',
        },
      ],
      ...{ court_order, court_order_id: order?.id ?? null },
      ofsted: told ? 'told' : 'not-yet',
      ...(told && { ofsted_told_at: minuteOf(decidedAt - HOUR), ofsted_told_by: 'The placements team' }),
      exit_plan: 'A bed is promised in a registered home; two staff until then.',
      exit_by: addDays(dayOf(decidedAt), own.whole(3, 14)),
      review_by: addDays(dayOf(decidedAt), 7),
      ...{ decided_by: director, decided_at: minuteOf(decidedAt) },
    },
  };
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
