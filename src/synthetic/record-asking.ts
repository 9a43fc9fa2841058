import { type Casefile, type Entry } from './casefile.js';
import { type ChildPlan } from './child-plan.js';
import { daytime } from './daytime.js';
import { type Row } from './facts.js';
import { DAY, HOUR, minuteOf, type Instant } from './london.js';
import { type Opening } from './record-care.js';
import { type Random } from './random.js';
import { type World } from './world.js';

/** Days between two reviews at which a child is asked again; an answer is out of date after six months. */
const BETWEEN_REVIEWS = 168;

/** Whether the child is unaccompanied, and whether the child may be trafficked: asked at first, and again at reviews. */
export function recordAsking(file: Casefile, random: Random, child: ChildPlan, opening: Opening, world: World): void {
  if (child.neverAsked || child.shortBreaks) return;
  const { from } = child.care;
  const answer = random.uuid();
  const asked = firstAsked(random, child, world);
  if (child.unaccompanied) recordUnaccompanied(file, random, child, opening, answer, asked);
  else recordAnswer(file, child, answer, 'no', asked, Math.max(asked, opening.knownAt));
  if (!child.trafficked) recordScreening(file, random, child, asked, opening.knownAt);
  const until = Math.min(child.care.until ?? Infinity, world.history.endsAt);
  const first = Math.max(from, world.history.startsAt) + random.between(120, BETWEEN_REVIEWS) * DAY;
  for (let at = first; at < until; at += BETWEEN_REVIEWS * DAY) {
    const reviewed = daytime(random, at);
    if (random.chance(0.93)) recordReview(file, random, child, answer, reviewed);
  }
}

/** Newly unaccompanied children within the day, others within the week (decision 23); before that, at the last review. */
function firstAsked(random: Random, { care, unaccompanied }: ChildPlan, { history }: World): Instant {
  if (care.from < history.startsAt)
    return minuteOf(Math.max(care.from, history.startsAt - random.between(1, BETWEEN_REVIEWS) * DAY));
  return minuteOf(care.from + (unaccompanied ? random.between(2, 20) : random.between(4, 110)) * HOUR);
}

function recordAnswer(
  file: Casefile,
  { id: child_id, care }: ChildPlan,
  id: string,
  answer: 'yes' | 'no' | 'unknown',
  answered_at: Instant,
  knownAt: Instant,
): void {
  const row: Row<'unaccompanied_answer'> = {
    id,
    child_id,
    answer,
    answered_at,
    during: { from: care.from, until: null },
  };
  file.enter(knownAt, ({ insert }) => insert('unaccompanied_answer', row), { after: [child_id] });
}

/** Most are known at once; of some it is found out weeks later that they were unaccompanied from the start. */
function recordUnaccompanied(
  file: Casefile,
  random: Random,
  child: ChildPlan,
  opening: Opening,
  id: string,
  asked: Instant,
): void {
  const later = minuteOf(asked + random.between(10, 70) * DAY);
  const how = random.weighted([['at once', 70], ['late', 15], ['unsure', 15]]); // prettier-ignore
  if (how === 'at once') recordAnswer(file, child, id, 'yes', asked, Math.max(asked, opening.knownAt));
  if (how === 'late') recordAnswer(file, child, id, 'yes', later, later);
  if (how === 'unsure') {
    recordAnswer(file, child, id, 'unknown', asked, Math.max(asked, opening.knownAt));
    file.enter(
      later,
      ({ change }) => change('unaccompanied_answer', id, () => ({ answer: 'yes', answered_at: later })),
      { changes: [id], why: 'Enquiries show that no adult was responsible for the child on arrival' },
    );
  }
  if (random.chance(0.05)) recordReunion(file, random, child, id, later + random.between(30, 200) * DAY);
}

/** A relative takes responsibility: no longer unaccompanied, though still in care. */
function recordReunion(file: Casefile, random: Random, child: ChildPlan, id: string, about: Instant): void {
  const at = daytime(random, about);
  if (child.care.until !== null && at > child.care.until) return;
  file.enter(
    at,
    ({ insert, change }) => {
      const end_reason = 'adult-took-responsibility';
      change('unaccompanied_answer', id, ({ during }) => ({ during: { ...during, until: at }, end_reason }));
      const during = { from: at, until: null };
      insert('unaccompanied_answer', { id: random.uuid(), child_id: child.id, answer: 'no', answered_at: at, during });
    },
    { changes: [id] },
  );
}

function recordScreening(file: Casefile, random: Random, child: ChildPlan, at: Instant, knownAt: Instant): void {
  file.enter(Math.max(at, knownAt), (entry) => screen(entry, random, child, at), { after: [child.id] });
}

function screen({ insert }: Entry, random: Random, { id }: ChildPlan, screened_at: Instant): void {
  const outcome = random.chance(0.95) ? 'no-concern' : 'not-assessed';
  insert('trafficking_screening', { id: random.uuid(), child_id: id, screened_at, outcome });
}

function recordReview(file: Casefile, random: Random, child: ChildPlan, answer: string, at: Instant): void {
  const asksAgain = file.row('unaccompanied_answer', answer)?.answer === 'no';
  file.enter(
    at + random.between(1, 30) * HOUR,
    (entry) => {
      if (asksAgain) entry.change('unaccompanied_answer', answer, () => ({ answered_at: at }));
      if (!child.trafficked) screen(entry, random, child, at);
    },
    { after: [child.id], changes: asksAgain ? [answer] : [] },
  );
}
