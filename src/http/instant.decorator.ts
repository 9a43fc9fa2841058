import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { parsePlainDate } from '../kernel/plain-date.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Nothing recorded here happens outside these years, and outside some of them there are no London days. */
const YEARS = { first: 1900, last: 2199 };
/** Clocks of two machines differ a little: what happened "now" there is not refused here. */
const SKEW_MS = 120_000;

/**
 * An ISO instant with an offset, turned into a Date. What tells of something that happened may not lie in the future:
 * then say `past: true`.
 */
export function IsInstant({ message, past = false }: { message: string; past?: boolean }): PropertyDecorator {
  const asDate = Transform(({ value }: { value: unknown }) => toDate(value));
  return (target, property) => {
    asDate(target, property);
    registerDecorator({
      name: 'isInstant',
      target: target.constructor,
      propertyName: property as string,
      validator: {
        validate: (value: unknown) => value instanceof Date && !(past && isAhead(value)),
        defaultMessage: ({ value }: ValidationArguments | { value: unknown } = { value: null }) =>
          value instanceof Date ? `${message}: it must not be in the future` : message,
      },
    });
  };
}

function toDate(value: unknown): unknown {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  return day !== undefined && isDayOfOurs(day) ? new Date(value as string) : value;
}

/** Asked of the text: JavaScript makes 1 March of 30 February. */
function isDayOfOurs(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return parsePlainDate(day) !== null && year >= YEARS.first && year <= YEARS.last;
}

function isAhead(date: Date): boolean {
  return date.getTime() > Date.now() + SKEW_MS;
}
