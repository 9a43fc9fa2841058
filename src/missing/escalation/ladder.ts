import { hoursAfter } from '../../kernel/hours.js';
import { type Role } from '../../auth/permissions.js';
import { londonDay, startOfLondonDay } from '../../kernel/london-time.js';
import { addDays, addMonths, birthday, type PlainDate } from '../../kernel/plain-date.js';

/**
 * The ladder an absence climbs: what has to be done when, by whom. Local practice, not statute: tiers at 24 and 72 hours
 * and weekly meetings are typical, the rest is ours; an authority sets its own from a date.
 */
export const RUNGS = [
  'report',
  'review',
  'strategy-discussion',
  'police-lead',
  'strategy-meeting',
  'director-told',
  'director-review',
  'further-review',
  'repeat-three',
  'repeat-long',
  'nearly-18',
] as const;
export type RungName = (typeof RUNGS)[number];

/** What a rung asks, as the person who owes it reads it. */
export const RUNG_WORDS: Record<RungName, { title: string; does: string }> = {
  report: {
    title: 'Risk assessed, police and family told',
    does: 'Assess the risk with the police. Tell the parents if it is safe, the carer, the reviewing officer and the host authority.',
  },
  review: {
    title: 'Manager’s review',
    does: 'Review what has been done and what has not. Is the risk level still right?',
  },
  'strategy-discussion': {
    title: 'Strategy discussion or missing-from-care meeting',
    does: 'Hold it with the police and health. Check whether a referral to the NRM is owed, and that the reviewing officer knows.',
  },
  'police-lead': {
    title: 'Police lead asked for the plan',
    does: 'Ask the police lead what is being done. Consider publicity. For a child subject to immigration control the Home Office has been told.',
  },
  'strategy-meeting': {
    title: 'Strategy meeting; briefing for the director and lead member',
    does: 'Hold the meeting, and again every week. Send the briefing note.',
  },
  'director-told': {
    title: 'Director told; exploitation panel',
    does: 'Tell the director what is known and take the child to the exploitation panel.',
  },
  'director-review': {
    title: 'Director’s review',
    does: 'Review the search, the placement being held or not, and a recovery order (Children Act 1989 s.50). For an unaccompanied child check the funding cut-off.',
  },
  'further-review': {
    title: 'Further review',
    does: 'Review again, until the child is found. An absence is never closed because it has lasted long.',
  },
  'repeat-three': {
    title: 'Third time in 90 days: repeat-missing meeting',
    does: 'Hold a repeat-missing meeting and review the care plan.',
  },
  'repeat-long': {
    title: 'A day or more twice in 90 days: repeat-missing meeting',
    does: 'Hold a repeat-missing meeting and review the care plan.',
  },
  'nearly-18': {
    title: 'A month to the 18th birthday',
    does: 'Plan the transition and the hand-over to the adult missing persons service. The search goes on past the birthday.',
  },
};

/** Rungs that fall due so many clock hours after the child was last seen; the others follow a pattern. */
export const TIMED: readonly RungName[] = RUNGS.slice(0, 8);
export type RungRule = {
  rung: RungName;
  /** Clock hours since the start, whatever the clocks of London do; null where a pattern decides. */
  afterHours: number | null;
  owedBy: Role;
  /** In order, when nobody acknowledges. */
  climbsTo: readonly Role[];
  /** How long each person has before the next is asked. */
  climbMinutes: number;
};

/** In force from an instant until the next one's; `from` null: from the beginning of time. */
export interface Ladder {
  from: Date | null;
  rungs: readonly RungRule[];
}

const rule = (
  rung: RungName,
  afterHours: number | null,
  owedBy: Role,
  climbsTo: Role[],
  climbMinutes: number,
): RungRule => ({ rung, afterHours, owedBy, climbsTo, climbMinutes });

const DAY = 24;
/** `further-review` is this long after the last, without end. */
export const REVIEW_EVERY_HOURS = 28 * DAY;

/** Where an authority has set nothing. */
export const DEFAULT_LADDER: Ladder = {
  from: null,
  rungs: [
    rule('report', 0, 'team-manager', ['duty-manager', 'service-manager'], 30),
    rule('review', 6, 'team-manager', ['duty-manager', 'service-manager'], 60),
    rule('strategy-discussion', DAY, 'service-manager', ['duty-manager', 'director-on-call'], 60),
    rule('police-lead', 2 * DAY, 'service-manager', ['duty-manager', 'director-on-call'], 120),
    rule('strategy-meeting', 3 * DAY, 'director-on-call', ['director'], 120),
    rule('director-told', 7 * DAY, 'director-on-call', ['director'], 240),
    rule('director-review', 28 * DAY, 'director', ['director-on-call'], 24 * 60),
    rule('further-review', 56 * DAY, 'director', ['director-on-call'], 24 * 60),
    rule('repeat-three', null, 'team-manager', ['service-manager'], 24 * 60),
    rule('repeat-long', null, 'team-manager', ['service-manager'], 24 * 60),
    rule('nearly-18', null, 'service-manager', ['director'], 24 * 60),
  ],
};

/** Roles for which somebody has to be on call at every hour. */
export const ROSTERED: readonly Role[] = ['duty-manager', 'director-on-call'];

/** What the ladder needs to know of an absence and of the child. */
export interface AbsenceFacts {
  startedAt: Date;
  /** When the whereabouts were first not known in this absence; null: known all the time. */
  missingFrom: Date | null;
  /** The earliest day the child may have been born, so that the month before 18 is never missed; null: not recorded. */
  bornOn: PlainDate | null;
  /** Earlier absences; `missingFrom` as above. */
  earlier: readonly { startedAt: Date; endedAt: Date; missingFrom: Date | null }[];
}

export interface DueRung {
  /** The rung's name; further reviews are numbered: `further-review-2`. */
  key: string;
  rule: RungRule;
  dueAt: Date;
}

/** Every rung due by an instant, that instant included, in order. */
export function rungsDue(facts: AbsenceFacts, ladders: readonly Ladder[], by: Date): DueRung[] {
  const inForce = spans(ladders);
  const all = inForce.flatMap(({ ladder, from, until }) =>
    ladder.rungs
      .flatMap((each) => occurrences(each, facts, Math.min(by.getTime(), until - 1)))
      .filter(({ dueAt }) => dueAt.getTime() >= from && dueAt.getTime() < until && dueAt <= by),
  );
  const first = new Map<string, DueRung>();
  for (const due of all.sort(byTime)) if (!first.has(due.key)) first.set(due.key, due);
  return [...first.values()];
}

/** The next rung after an instant. There is always one: a review is owed every 28 days without end. */
export function nextRung(facts: AbsenceFacts, ladders: readonly Ladder[], after: Date): DueRung {
  const known = new Set(rungsDue(facts, ladders, after).map(({ key }) => key));
  for (let months = 1; ; months *= 2) {
    const horizon = hoursAfter(after, months * REVIEW_EVERY_HOURS);
    const next = rungsDue(facts, ladders, horizon).find(({ key }) => !known.has(key));
    if (next) return next;
  }
}

const byTime = (a: DueRung, b: DueRung) => a.dueAt.getTime() - b.dueAt.getTime();

/** Each ladder with the span in which it is the one: `[from, until)` in milliseconds. */
function spans(ladders: readonly Ladder[]): { ladder: Ladder; from: number; until: number }[] {
  const start = ({ from }: Ladder) => from?.getTime() ?? -Infinity;
  const inOrder = [DEFAULT_LADDER, ...ladders].sort((a, b) => start(a) - start(b));
  return inOrder.map((ladder, i) => ({
    ladder,
    from: start(ladder),
    until: inOrder[i + 1] ? start(inOrder[i + 1]!) : Infinity,
  }));
}

/** When a rung falls due in an absence: never, once, or again and again up to `by`. */
function occurrences(of: RungRule, facts: AbsenceFacts, by: number): DueRung[] {
  if (of.rung === 'further-review') return furtherReviews(of, facts, by);
  const dueAt = of.afterHours === null ? PATTERNS[of.rung]?.(facts) : hoursAfter(facts.startedAt, of.afterHours);
  return dueAt ? [{ key: of.rung, rule: of, dueAt }] : [];
}

function furtherReviews(of: RungRule, { startedAt }: AbsenceFacts, by: number): DueRung[] {
  const reviews: DueRung[] = [];
  for (let n = 1, at = hoursAfter(startedAt, of.afterHours!); at.getTime() <= by; n++) {
    reviews.push({ key: `${of.rung}-${n}`, rule: of, dueAt: at });
    at = hoursAfter(at, REVIEW_EVERY_HOURS);
  }
  return reviews;
}

/** Days back that count for a repeat, this day included. */
const REPEAT_DAYS = 90;
const LONG_HOURS = 24;

const PATTERNS: Partial<Record<RungName, (facts: AbsenceFacts) => Date | null>> = {
  /** Three missing incidents that began within 90 days, this one the third: due when it became one. */
  'repeat-three'({ missingFrom, earlier }) {
    if (!missingFrom) return null;
    const incidents = earlier.filter((other) => other.missingFrom && isWithin(other.missingFrom, missingFrom));
    return incidents.length >= 2 ? missingFrom : null;
  },
  /** Two absences of a day or more within 90 days: due when this one has lasted as long. */
  'repeat-long'({ startedAt, earlier }) {
    const dueAt = hoursAfter(startedAt, LONG_HOURS);
    const long = earlier.filter((other) => hoursAfter(other.startedAt, LONG_HOURS) <= other.endedAt);
    return long.some(({ endedAt }) => isWithin(endedAt, dueAt)) ? dueAt : null;
  },
  /** 17 years and 11 months old, or at once when the child was already. */
  'nearly-18'({ startedAt, bornOn }) {
    if (bornOn === null) return null;
    const from = startOfLondonDay(addMonths(birthday(18, bornOn), -1));
    return from > startedAt ? from : startedAt;
  },
};

/** On one of the 90 London days up to and including that of `to`. */
function isWithin(at: Date, to: Date): boolean {
  return at <= to && londonDay(at) > addDays(londonDay(to), -REPEAT_DAYS);
}

/** Who is asked at each level: each role's person, then the deputy, role by role up the ladder. */
export interface Asked {
  role: Role;
  deputy: boolean;
}

export function climb({ owedBy, climbsTo }: Pick<RungRule, 'owedBy' | 'climbsTo'>): Asked[] {
  const roles = [...new Set([owedBy, ...climbsTo])];
  return roles.flatMap((role) => [
    { role, deputy: false },
    { role, deputy: true },
  ]);
}

/** A child at high risk is everybody's at once: each person has half as long. */
export function climbMinutes(minutes: number, highBecause: readonly string[]): number {
  return highBecause.length ? Math.ceil(minutes / 2) : minutes;
}

/** The rung a key is of. */
export function rungOf(key: string): RungName {
  return key.replace(/-\d+$/, '') === 'further-review' ? 'further-review' : (key as RungName);
}
