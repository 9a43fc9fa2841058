import { hoursAfter } from '../../kernel/hours.js';
import { type ActionKind } from './action.js';

/** Three answers, where not knowing is one of them. */
export type Answer = 'yes' | 'no' | 'unknown';

/** What decides who has to be told of an absence, and what has been done. */
export interface AbsenceFacts {
  startedAt: Date;
  reportedAt: Date;
  /** Null while the child is away. */
  endedAt: Date | null;
  /** Whether at any time nobody knew where the child was. */
  everMissing: boolean;
  policeToldAt: Date | null;
  immigrationControl: Answer;
  /** Whether the child was placed in the area of another authority. */
  placedOutOfArea: Answer;
  /** The first time each was done, by entries that no correction took back. */
  done: Partial<Record<ActionKind, Date>>;
  /** What it was decided not to do, with the reason. */
  decidedNot: Partial<Record<ActionKind, string>>;
}

export interface OwedAction {
  kind: ActionKind;
  /** `uncertain`: whether it is owed is not known, which somebody has to find out. */
  state: 'done' | 'owed' | 'decided-not' | 'uncertain';
  dueAt: Date;
  doneAt: Date | null;
  /** Of a decision not to act: its reason. Of uncertainty: what is not known. */
  because: string | null;
  /** The duty, as it is cited. */
  duty: string;
}

/** Who must hear of it at once, who within a day: law-and-practice 4.3 (MC-02, MC-07 to MC-09), MIS-04, MIS-05, MIS-11. */
interface Duty {
  kind: ActionKind;
  afterHours: number;
  duty: string;
  /** Null: not engaged. */
  engaged: (facts: AbsenceFacts) => Answer;
  notKnown?: string;
}

/** A strategy discussion is owed of a child who has been away so long (local practice, MIS-05). */
export const STRATEGY_HOURS = 24;

const DUTIES: readonly Duty[] = [
  {
    kind: 'police-told',
    afterHours: 0,
    duty: 'Tell the police without delay (statutory guidance 2014; MIS-04)',
    engaged: ({ everMissing }) => (everMissing ? 'yes' : 'no'),
  },
  {
    kind: 'home-office-told',
    afterHours: 0,
    duty: 'Tell the Home Office of every child subject to immigration control (MIS-11)',
    engaged: ({ everMissing, immigrationControl }) => (everMissing ? immigrationControl : 'no'),
    notKnown: 'It is not known whether the child is subject to immigration control',
  },
  {
    kind: 'reviewing-officer-told',
    afterHours: 0,
    duty: 'Tell the independent reviewing officer (statutory guidance 2014)',
    engaged: () => 'yes',
  },
  {
    kind: 'host-authority-told',
    afterHours: 0,
    duty: 'Tell the authority in whose area the child is placed (statutory guidance 2014)',
    engaged: ({ placedOutOfArea }) => placedOutOfArea,
    notKnown: 'It is not known in whose area the child was placed',
  },
  {
    kind: 'strategy-discussion',
    afterHours: STRATEGY_HOURS,
    duty: 'Hold a strategy discussion within 24 hours (local practice; MIS-05)',
    engaged: ({ everMissing }) => (everMissing ? 'yes' : 'no'),
  },
];

/** A meeting is more than a discussion. */
const ALSO_BY: Partial<Record<ActionKind, ActionKind>> = { 'strategy-discussion': 'strategy-meeting' };

/**
 * What is owed of an absence, the earliest first, with what has been done of it. Owed at once means from the report on;
 * what falls due only later is not owed of a child who was back by then.
 */
export function owedActions(facts: AbsenceFacts): OwedAction[] {
  return DUTIES.flatMap((duty) => owed(duty, facts) ?? []);
}

function owed({ kind, afterHours, duty, engaged, notKnown }: Duty, facts: AbsenceFacts): OwedAction | null {
  const dueAt = afterHours ? hoursAfter(facts.startedAt, afterHours) : facts.reportedAt;
  const doneAt = doneOf(kind, facts);
  const answer = engaged(facts);
  const reason = facts.decidedNot[kind];
  const said = { kind, dueAt, doneAt, duty };
  if (doneAt) return { ...said, state: 'done', because: null };
  if (answer === 'no' || (afterHours && facts.endedAt && facts.endedAt <= dueAt)) return null;
  if (reason !== undefined) return { ...said, state: 'decided-not', because: reason };
  if (answer === 'unknown') return { ...said, state: 'uncertain', because: notKnown! };
  return { ...said, state: 'owed', because: null };
}

function doneOf(kind: ActionKind, { done, policeToldAt }: AbsenceFacts): Date | null {
  if (kind === 'police-told') return policeToldAt;
  const also = ALSO_BY[kind];
  const times = [done[kind], also && done[also]].filter((at) => at !== undefined);
  return times.length ? new Date(Math.min(...times.map((at) => at.getTime()))) : null;
}
