import { type FormBody } from '../../http/page-request.js';
import { timeBoxes, typedDay, typedInstant, typedTime, type TypedTime } from '../form-times.js';
import { typed } from '../page-problem.js';

/** A day, and a time or midnight when none is typed; undefined when nothing is. */
export function instantOrMidnight(form: FormBody, name: string): string | undefined {
  if (typedDay(form, name) === undefined && !typed(form, `${name}-time`)) return undefined;
  const time = typed(form, `${name}-time`) || 'midnight';
  return typedInstant({ ...form, [`${name}-time`]: time }, name);
}

/** What stands in the boxes: what was typed when a form is shown again, else what is recorded. */
export function boxesOf(again: FormBody | undefined, name: string, recorded?: Date | null): TypedTime {
  return again || !recorded ? typedTime(again, name) : timeBoxes(recorded);
}

/** A whole number as typed; what is none stays as it is, to be refused; null when nothing is typed. */
export function typedNumber(form: FormBody, name: string): number | string | null {
  const text = typed(form, name);
  if (!text) return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}
