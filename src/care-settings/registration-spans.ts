import { day } from '../kernel/time-in-words.js';
import { invalid } from '../kernel/problem.js';
import { type Registration } from './care-setting.js';
import { categoryOf } from './provider-list/provision-types.js';

type Fields = Omit<Registration, 'id' | 'version'>;
type During = Pick<Registration, 'from' | 'until'>;

/** The one of the same category that ended where this begins: when the start turns out to be another, so does its end. */
export function endedBy(recorded: Registration, all: readonly Registration[]): Registration | null {
  const ended = ({ category, until }: Registration) =>
    category === recorded.category && until?.getTime() === recorded.from.getTime();
  return all.find(ended) ?? null;
}

/** @throws Problem `invalid` at the field: an end before the start, ages the wrong way round, a kind of another category */
export function refuseFaults({ from, until, minAge, maxAge, category, subcategory }: Fields): void {
  refuseBackwards(from, until);
  if (subcategory !== null && categoryOf(subcategory) !== category)
    throw invalid('subcategory', 'This kind is not one of the category it is registered as');
  if (minAge !== null && maxAge !== null && maxAge < minAge)
    throw invalid('maxAge', 'The oldest age must not be below the youngest');
}

export function refuseBackwards(from: Date, until: Date | null): void {
  if (until && until <= from) throw invalid('until', 'It must end after it starts');
}

/** Two of a category never hold at once. @throws Problem `invalid` at the day that is to be another */
export function refuseOverlap(registration: Fields, others: readonly Registration[]): void {
  const other = others.find((each) => each.category === registration.category && meets(each, registration));
  if (!other) return;
  const words = `Another registration of this category (${other.status}) holds from ${day(other.from)}: correct that one first`;
  throw invalid(other.from > registration.from ? 'until' : 'from', words);
}

/** @throws Problem `invalid` at the day that is to be another */
export function refuseRestrictedTwice(span: During, others: readonly During[]): void {
  const other = others.find((each) => meets(each, span));
  if (other)
    throw invalid(
      other.from > span.from ? 'until' : 'from',
      `Admissions are already restricted from ${day(other.from)}${other.until ? ` until ${day(other.until)}` : ''}: correct that`,
    );
}

function meets(a: During, b: During): boolean {
  return (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
}

/** The start may move to any day after the one it ended began. @throws Problem `invalid` */
export function refuseSwallowing({ from }: Fields, ended: Registration | null): void {
  if (ended && from <= ended.from)
    throw invalid(
      'from',
      `It would begin before the one it ended (${ended.status}), which began on ${day(ended.from)}: correct that one first`,
    );
}
