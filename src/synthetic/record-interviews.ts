import { addDays } from '../kernel/plain-date.js';
import { INTERVIEW_HOURS } from '../missing/absence.js';
import { PULL_FACTORS, PUSH_FACTORS } from '../missing/interviews/factors.js';
import { type Outing } from './absences-plan.js';
import { type Casefile, type Entry } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { type Row } from './facts.js';
import { DAY, dayOf, HOUR, minuteOf, type Instant } from './london.js';
import { familyName, givenName, placeName } from './names.js';
import { type Random } from './random.js';
import { type Staff } from './staff.js';
import { type World } from './world.js';

/** An absence that is over on record, and when that was recorded. */
export interface RecordedReturn {
  outing: Outing;
  recordedAt: Instant;
}

const OWN_WORDS = [
  'I just wanted to see my brother.',
  'Nobody listens when I say it is too far away.',
  'I was at my friend’s. I was fine.',
  'I needed to get out for a bit.',
  'They said I could come back whenever I liked.',
];
const NEXT = [
  'Contact every week, at a set time',
  'A talk with the home about coming-in times',
  'Somebody to call at night',
];
const SHARED = ['Independent reviewing officer', 'The carer', 'Police missing persons coordinator'];
const RECENT = 6 * DAY;

/**
 * What became of each interview due: about what is known of the country (offered nine times in ten, held within 72 hours
 * six in ten). By a chance of its own, so that all else is the same with or without.
 */
export function recordInterviews(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  returns: readonly RecordedReturn[],
  world: World,
): void {
  for (const { outing, recordedAt } of returns) {
    if (!outing.segments.some(({ kind }) => kind === 'missing')) continue;
    const story = new InterviewStory(file, random, child, outing, recordedAt, world);
    if (random.chance(0.9)) story.offered();
    else story.notOffered();
  }
}

/** Who answers for those that are late. */
export function recordInterviewPolicy(file: Casefile, random: Random, staff: Staff, from: Instant): void {
  const during = { from, until: null };
  const senior_manager_id = staff.holder('service-manager');
  file.enter(from, ({ insert }) => insert('interview_policy', { id: random.uuid(), during, away_only: false, senior_manager_id })); // prettier-ignore
}

class InterviewStory {
  private readonly about: { child_id: string };
  private readonly until: Instant;
  private readonly dueAt: Instant;

  constructor(
    private readonly file: Casefile,
    private readonly random: Random,
    child: ChildPlan,
    private readonly outing: Outing,
    private readonly recordedAt: Instant,
    private readonly world: World,
  ) {
    this.about = { child_id: child.id };
    this.until = outing.until!;
    this.dueAt = this.until + INTERVIEW_HOURS * HOUR;
  }

  offered(): void {
    const { random } = this;
    const offered_at = minuteOf(this.until + random.between(2, 48) * HOUR);
    const offer: Row<'interview_offer'> = {
      ...{ id: random.uuid(), ...this.about, absence_id: this.outing.id, offered_at },
      ...{ offered_by: `${givenName(random)} ${familyName(random)}`, offered_to: 'The child, in person' },
    };
    const offeredKnown = this.enter(offered_at, ({ insert }) => insert('interview_offer', offer));
    if (offeredKnown === null) return;
    const answer = random.weighted([['accepted', 74], ['declined', 18], [null, 8]]); // prettier-ignore
    if (answer === null)
      return this.closed('unreachable', 'No answer to three calls and a letter', offered_at + 6 * DAY);
    const answered_at = minuteOf(offered_at + random.between(0.1, 3) * HOUR);
    const declined_reason = answer === 'declined' ? 'Does not want to talk about it' : null;
    const answered = this.enter(
      answered_at,
      ({ change }) => change('interview_offer', offer.id, () => ({ answer, answered_at, declined_reason })),
      [offer.id],
    );
    if (answered !== null && answer === 'accepted') this.accepted(answered_at);
  }

  notOffered(): void {
    const { random } = this;
    const [outcome, reason] = random.weighted<['not-applicable' | 'missing-again' | 'not-offered', string]>([
      [['not-applicable', 'Moved to another authority the same day'], 3],
      [['missing-again', 'Missing again before anybody could ask'], 2],
      [['not-offered', 'It was overlooked; the manager has been told'], 5],
    ].map(([said, weight]) => [said as ['not-offered', string], weight as number])); // prettier-ignore
    this.closed(outcome, reason, this.dueAt + random.between(1, 9) * DAY);
  }

  private closed(outcome: string, reason: string, at: Instant): void {
    const closed_at = minuteOf(at);
    const closed_by = `${givenName(this.random)} ${familyName(this.random)}`;
    const row = { id: this.random.uuid(), ...this.about, absence_id: this.outing.id };
    this.enter(closed_at, ({ insert }) =>
      insert('interview_closing', { ...row, outcome, closed_at, closed_by, reason }),
    );
  }

  private accepted(at: Instant): void {
    const { random, world } = this;
    if (random.chance(0.06)) return this.closed('unreachable', 'Moved on before the day', at + random.between(2, 8) * DAY);
    const [inTime, late] = [random.between(at + HOUR, Math.max(this.dueAt, at + 2 * HOUR)), this.dueAt + random.between(2, 150) * HOUR];
    const held_at = minuteOf(random.chance(0.8) ? inTime : late);
    const interview = { id: random.uuid(), ...this.about, ...this.interviewer() };
    const covers = { id: random.uuid(), ...this.about, interview_id: interview.id, absence_id: this.outing.id };
    const isToCome = held_at > world.history.endsAt;
    const arranged = this.enter(at, ({ insert }) => {
      const { independent: _, independence_reason: __, ...by } = interview;
      insert('return_interview', { ...by, ...(isToCome && { arranged_for: held_at, arranged_place: 'At school' }) });
      insert('interview_absence', covers);
    });
    if (arranged === null) return;
    if (isToCome && world.history.endsAt - this.until < RECENT && random.chance(0.6)) this.assigned(interview.id, arranged);
    const heldKnown = this.enter(held_at, (entry) => this.held(entry, interview, held_at), [interview.id]);
    if (heldKnown !== null) this.after(interview.id, held_at);
  } // prettier-ignore

  /** Mostly from a charity; now and then the child's own worker, and then it says so. */
  private interviewer(): Pick<Row<'return_interview'>, 'interviewer_id' | 'interviewer_name' | 'organisation' | 'independent' | 'independence_reason'> {
    const { random, world } = this;
    const own = this.file.recordings.findLast(({ table }) => table === 'allocation')?.row as Row<'allocation'> | undefined;
    const worker = own && world.staff.people.find(({ id }) => id === own.worker_id);
    if (worker && random.chance(0.07))
      return { interviewer_id: worker.id, interviewer_name: worker.name, organisation: null, independent: false, independence_reason: 'The child would talk to nobody else' };
    const interviewer_name = `${givenName(random)} ${familyName(random)}`;
    return { interviewer_id: null, interviewer_name, organisation: 'Specimen Voices', independent: true, independence_reason: 'Works for a charity that takes no part in the child’s care' };
  } // prettier-ignore

  private held({ insert, change }: Entry, { id, independent, independence_reason }: { id: string } & Partial<Row<'return_interview'>>, held_at: Instant): void {
    const { random } = this;
    const some = (list: typeof PUSH_FACTORS) => [...new Set([random.pick(list).code, random.pick(list).code])];
    const harm = random.weighted([['no', 80], ['not-known', 12], ['yes', 8]]); // prettier-ignore
    change('return_interview', id, () => ({
      ...{ held_at, independent, independence_reason, harm, own_words: random.pick(OWN_WORDS) },
      ...{ push_factors: some(PUSH_FACTORS), pull_factors: some(PULL_FACTORS) },
      harm_details: harm === 'yes' ? 'Was threatened by somebody older' : null,
      ...{ recommendations: random.pick(NEXT), parents_views: 'obtained', parents_views_details: 'The carer says the same' },
    }));
    const of = { ...this.about, interview_id: id };
    insert('interview_mention', { id: random.uuid(), ...of, kind: 'place', name: placeName(random), details: 'With friends' });
    insert('interview_mention', { id: random.uuid(), ...of, kind: 'person', name: givenName(random), details: 'A friend from school' });
  } // prettier-ignore

  /** What is to be done, and who was told. */
  private after(interviewId: string, heldAt: Instant): void {
    const { random, world } = this;
    const of = { ...this.about, interview_id: interviewId };
    const action = { id: random.uuid(), ...of, what: random.pick(NEXT), owner_id: world.staff.holder('social-worker'), due_on: addDays(dayOf(heldAt), 14) };
    const added = random.chance(0.4) ? this.enter(heldAt + DAY, ({ insert }) => insert('interview_action', action), [interviewId]) : null;
    const done_at = minuteOf(heldAt + random.between(3, 25) * DAY);
    if (added !== null && random.chance(0.85))
      this.enter(done_at, ({ change }) => change('interview_action', action.id, () => ({ done_at })), [action.id]);
    const shared_at = minuteOf(heldAt + random.between(2, 40) * HOUR);
    const share = { id: random.uuid(), ...of, shared_with: random.pick(SHARED), shared_at, what: 'Why the child went, and what should happen now' };
    if (random.chance(0.6)) this.enter(shared_at, ({ insert }) => insert('interview_share', share), [interviewId]);
  } // prettier-ignore

  private assigned(interviewId: string, at: Instant): void {
    const { random, world } = this;
    const user_id = world.staff.holder('return-interviewer');
    const interviewer_name = world.staff.people.find(({ id }) => id === user_id)!.name;
    const during = { from: at, until: at + 9 * DAY };
    const row = { id: random.uuid(), ...this.about, interview_id: interviewId, absence_id: this.outing.id };
    this.enter(
      at,
      ({ insert, change }) => {
        change('return_interview', interviewId, () => ({ interviewer_id: user_id, interviewer_name }));
        insert('interview_assignment', { ...row, user_id, during, assigned_by: 'A team manager' });
      },
      [interviewId],
    );
  }

  /** At the next sitting after it was known, when the return stands on record. */
  private enter(knownAt: Instant, write: (entry: Entry) => void, changes: string[] = []): Instant | null {
    return this.file.enter(Math.max(knownAt, this.recordedAt + HOUR), write, { changes, after: [this.outing.id] });
  }
}
