import { type Outing, type Segment } from './absences-plan.js';
import { type Casefile, type Entry } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { type Row } from './facts.js';
import { DAY, HOUR, MINUTE, minuteOf, type Instant } from './london.js';
import { knownAfter } from './lateness.js';
import { familyName, givenName, placeName } from './names.js';
import { type Random } from './random.js';
import { type RecordedReturn } from './record-interviews.js';
import { type Stay } from './stay.js';

/** The steps by which an absence becomes known: the report, each change of segment, the return. */
interface Knowledge {
  reportedAt: Instant;
  /** Of each segment, when its end became known; null while it has none. */
  endsKnownAt: (Instant | null)[];
}

/** @returns those that are over on record */
export function recordOutings(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  outings: readonly Outing[],
  stays: readonly Stay[],
): RecordedReturn[] {
  const returns: RecordedReturn[] = [];
  let notBefore = 0;
  for (const outing of outings) {
    const recordedUntil = recordOuting(file, random, child, outing, stays, notBefore);
    if (recordedUntil === null) return returns; // what is not over on record hides what came after
    notBefore = recordedUntil + MINUTE;
    returns.push({ outing, recordedAt: recordedUntil });
  }
  return returns;
}

/** @returns when its end was recorded, null when that is not yet */
function recordOuting(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  outing: Outing,
  stays: readonly Stay[],
  notBefore: Instant,
): Instant | null {
  const report = reportOf(random, child, outing);
  const exactly = child.script !== null && outing.until === null;
  const knowledge = learn(random, outing, report.reported_at!, notBefore, exactly);
  const stay = stays.find((each) => each.from <= outing.from && (each.until === null || outing.from < each.until));
  const after = [child.id, ...(stay !== undefined && file.has(stay.id) ? [stay.id] : [])];
  const rows = outing.segments.map(({ id }) => id);
  let last: Instant | null = null;
  for (const knownAt of [knowledge.reportedAt, ...knowledge.endsKnownAt.filter((at) => at !== null)]) {
    const changes = [outing.id, ...rows].filter((id) => file.has(id));
    const isKnown = last !== null && knownAt <= last;
    if (isKnown) continue;
    last = file.enter(knownAt, (entry) => write(file, entry, report, outing, knowledge, stay), { changes, after, exactly });
    if (last === null) return null;
  }
  if (outing.until === null || last === null) return null;
  correct(file, random, outing, last);
  return last;
} // prettier-ignore

/** Mostly reported within the hour and typed at the next sitting; one in twenty-five weeks later. */
function learn(random: Random, outing: Outing, reportedAt: Instant, notBefore: Instant, exactly: boolean): Knowledge {
  const late = exactly ? 0 : random.weighted([[0, 86], [random.between(8, 60) * HOUR, 10], [random.between(6, 45) * DAY, 4]]); // prettier-ignore
  let knownAt = Math.max(reportedAt + late, notBefore);
  const typedAt = knownAt;
  const endsKnownAt = outing.segments.map(({ until }, i) => {
    if (until === null) return null;
    const isReturn = i === outing.segments.length - 1;
    const known = exactly ? until + 10 * MINUTE : isReturn && random.chance(0.1) ? knownAfter(random, until) : until + HOUR;
    return (knownAt = Math.max(known, knownAt));
  });
  return { reportedAt: typedAt, endsKnownAt };
} // prettier-ignore

/** Writes what is known by the time of the entry: new rows, and rows that have changed. */
function write(
  file: Casefile,
  { at, insert, change }: Entry,
  report: Row<'absence'>,
  outing: Outing,
  { endsKnownAt }: Knowledge,
  stay: Stay | undefined,
): void {
  const isKnown = (i: number) => i < 0 || (endsKnownAt[i] ?? Infinity) <= at;
  const known = outing.segments.filter((_, i) => isKnown(i - 1));
  const state = known.map((segment, i) => ({ ...segment, until: isKnown(i) ? segment.until : null }));
  const absence = { ...report, ...foundIn(state), ...returnIn(state, outing, file, stay) };
  if (file.has(outing.id)) change('absence', outing.id, () => absence);
  else insert('absence', absence);
  for (const { id, kind, from, until } of state) {
    const row = { id, child_id: report.child_id, absence_id: outing.id, kind, during: { from, until } };
    const before = file.row('absence_segment', id);
    if (before === undefined) insert('absence_segment', row);
    else if (before.during.until !== until) change('absence_segment', id, () => row);
  }
}

/** Found, once a missing segment has ended and the child is known to be somewhere else than home. */
function foundIn(state: readonly Segment[]): Partial<Row<'absence'>> {
  const found = state.find(({ kind, until }, i) => kind === 'missing' && until !== null && i < state.length - 1);
  if (found === undefined) return {};
  return {
    located_at: found.until,
    located_by: 'Police',
    located_place: 'With friends',
    located_seen: true,
    located_safe: 'yes',
  };
}

function returnIn(state: readonly Segment[], outing: Outing, file: Casefile, stay?: Stay): Partial<Row<'absence'>> {
  const last = state.at(-1)!;
  const hasReturned = state.length === outing.segments.length && last.until !== null;
  if (!hasReturned) return { during: { from: outing.from, until: null } };
  const there = stay !== undefined && file.has(stay.id) ? stay.id : null;
  return {
    during: { from: outing.from, until: outing.until },
    returned_to: 'placement',
    returned_to_placement_id: there,
    interview_due_at: outing.until! + 72 * HOUR,
  };
}

const NOT_TOLD = {
  known: 'The carer knows where the child is and expects the child back',
  'not-known': 'The carer is still looking near home and will ring the police within the hour',
  unsure: 'The carer is waiting for the friend’s family to ring back',
};

/** The five answers of the report (decision 17). */
function reportOf(random: Random, child: ChildPlan, { id, from, segments }: Outing): Row<'absence'> {
  const slowness = child.script === null ? 1 : 0.1; // a story ends shortly after
  const noticed_at = minuteOf(from + random.between(0.2, 3) * slowness * HOUR);
  const reported_at = minuteOf(noticed_at + random.between(0.1, 1) * slowness * HOUR);
  const whereabouts = segments[0]!.kind === 'away' ? 'known' : random.chance(0.85) ? 'not-known' : 'unsure';
  const danger = random.weighted([['none-known', 70], ['unknown', 22], ['some', 8]]); // prettier-ignore
  const told = whereabouts !== 'known' && random.chance(0.92);
  return {
    id,
    child_id: child.id,
    during: { from, until: null },
    noticed_at,
    reported_at,
    reported_by: `${givenName(random)} ${familyName(random)}, carer`,
    whereabouts,
    whereabouts_place: whereabouts === 'known' ? `A friend at ${placeName(random)}` : null,
    whereabouts_verified_by: whereabouts === 'known' ? 'The carer, by telephone' : null,
    last_seen_earliest: from,
    last_seen_latest: Math.min(from + random.whole(0, 10) * MINUTE, noticed_at),
    last_seen_place: random.pick(['At the placement', 'Leaving school', 'At the bus stop', 'In the town centre']),
    last_seen_by: 'The carer',
    danger,
    danger_details: danger === 'some' ? 'Has gone to people who have exploited children before' : null,
    police: told ? 'told' : 'not-told',
    police_told_at: told ? reported_at : null,
    police_not_told_reason: told ? null : NOT_TOLD[whereabouts],
    police_reference: told ? `SYN/${random.whole(1000, 9999)}` : null,
  };
}

/** One in thirty began earlier than first told; one in forty was no missing episode at all. */
function correct(file: Casefile, random: Random, { id, from, segments }: Outing, after: Instant): void {
  const at = after + random.between(3, 60) * DAY;
  const first = segments[0]!;
  if (random.chance(0.033)) {
    const earlier = from - random.whole(15, 90) * MINUTE;
    file.enter(
      at,
      ({ change }) => {
        change('absence', id, ({ during }) => ({ during: { ...during, from: earlier }, last_seen_earliest: earlier }));
        change('absence_segment', first.id, ({ during }) => ({ during: { ...during, from: earlier } }));
      },
      { changes: [id, first.id], why: 'The school says when the child was really last seen' },
    );
  } else if (first.kind === 'missing' && segments.length === 1 && random.chance(0.025)) {
    file.enter(at, ({ change }) => change('absence_segment', first.id, () => ({ kind: 'away' })), {
      changes: [first.id],
      why: 'The carer had known all along where the child was',
    });
  }
}
