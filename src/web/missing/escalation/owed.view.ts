import { ROLE_NAMES } from '../../../auth/permissions.js';
import { type Actor } from '../../../kernel/actor.js';
import { durationInWords } from '../../../missing/absence.js';
import { HIGH_WORDS, type HighBecause } from '../../../missing/escalation/high-risk.js';
import { rungOf, RUNG_WORDS } from '../../../missing/escalation/ladder.js';
import { type Owed, type RungWithCalls } from '../../../missing/escalation/rungs.service.js';
import { dayAndTime } from '../../filters/dates.js';
import { paths } from '../../paths.js';

interface Step {
  title: string;
  does: string;
  due: string;
  owedBy: string;
  /** Everybody asked and rung, the latest first. */
  said: { text: string; telephone: string | null }[];
  /** Null for whoever does not answer for it. */
  acknowledgeHref: string | null;
  callHref: string | null;
}

interface AnsweredStep {
  title: string;
  due: string;
  answer: string;
}

/** The ladder of an absence as its page shows it. */
export interface OwedModel {
  open: boolean;
  owed: Step[];
  answered: AnsweredStep[];
  highBecause: string[];
  next: string | null;
  /** The longest owed, or what comes next, in a line for a small screen; null once the absence has ended. */
  now: { title: string; rest: string } | null;
}

const OUTCOMES = {
  acknowledged: 'spoke, acknowledged',
  spoke: 'spoke, not acknowledged',
  'no-answer': 'no answer',
};

export function owedView(
  { items, next }: { items: readonly RungWithCalls[]; next: Owed['next'] },
  actor: Actor,
  now: Date,
): OwedModel {
  const open = items[0] ? items[0].ended_at === null : next !== null;
  const owed = open ? items.filter(({ acknowledged_at }) => !acknowledged_at).map((rung) => step(rung, actor, now)) : [];
  return {
    open,
    owed,
    now: nowInWords(owed, next),
    answered: items.filter(({ acknowledged_at }) => open ? acknowledged_at : true).map(answered),
    highBecause: [...new Set(items.flatMap((rung) => rung.high_because))].map((why) => HIGH_WORDS[why as HighBecause]),
    next: next && nextInWords(next),
  };
} // prettier-ignore

/** “Strategy discussion is due at 8pm”, for lists as well. */
export function nextInWords({ at, title, role }: NonNullable<Owed['next']>): string {
  return title && role
    ? `${title}: due ${dayAndTime(at)}, by the ${ROLE_NAMES[role].toLowerCase()}`
    : `The ladder is looked at again ${dayAndTime(at)}`;
}

function nowInWords([first, ...more]: readonly Step[], next: Owed['next']): OwedModel['now'] {
  if (first) {
    const others = more.length ? `, and ${more.length} more` : '';
    return { title: `Owed: ${first.title}`, rest: `, by ${first.owedBy}${others}` };
  }
  return next && { title: `Next: ${next.title ?? 'the ladder'}`, rest: `, ${dayAndTime(next.at)}` };
}

function step(rung: RungWithCalls, { permissions }: Actor, now: Date): Step {
  const { title, does } = RUNG_WORDS[rungOf(rung.rung)];
  const role = ROLE_NAMES[rung.owed_role].toLowerCase();
  return {
    title,
    does,
    due: `Due ${dayAndTime(rung.due_at)}, ${durationInWords(rung.due_at, now)} ago`,
    owedBy: rung.owed_to_name ? `${rung.owed_to_name}, ${role}` : `The ${role}`,
    said: said(rung),
    acknowledgeHref: rung.theirs && permissions.has('missing:acknowledge') ? paths.acknowledge(rung.id) : null,
    callHref: permissions.has('missing:record') ? paths.callAbout(rung.id) : null,
  };
}

function said({ chases, calls }: RungWithCalls): Step['said'] {
  const asked = chases.map(({ name, role, telephone, chased_at: at }) => ({
    ...{ at, telephone },
    text: `Asked ${name}, ${ROLE_NAMES[role].toLowerCase()}`,
  }));
  const rung = calls.map(({ rang_name, outcome, rung_by_name, rang_at: at }) => ({
    ...{ at, telephone: null },
    text: `${rung_by_name} rang ${rang_name}: ${OUTCOMES[outcome]}`,
  }));
  return [...asked, ...rung]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, text, telephone }) => ({ text: `${dayAndTime(at)}: ${text}`, telephone }));
}

function answered(rung: RungWithCalls): AnsweredStep {
  const by = rung.channel === 'telephone' ? `, by telephone, recorded by ${rung.recorded_by_name}` : '';
  return {
    title: RUNG_WORDS[rungOf(rung.rung)].title,
    due: dayAndTime(rung.due_at),
    answer: rung.acknowledged_at
      ? `Acknowledged by ${rung.acknowledged_by_name} on ${dayAndTime(rung.acknowledged_at)}${by}`
      : 'Nobody had acknowledged it when the absence ended',
  };
}
