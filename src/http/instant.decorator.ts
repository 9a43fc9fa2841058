import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
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
  if (typeof value !== 'string' || !INSTANT.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date;
}

function isAhead(date: Date): boolean {
  return date.getTime() > Date.now() + SKEW_MS;
}
