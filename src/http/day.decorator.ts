import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { parsePlainDate } from '../kernel/plain-date.js';

/** Nobody on record was born before. */
const FIRST_YEAR = 1900;

/** A calendar day, `YYYY-MM-DD`, that exists; it stays text, as days do outside the program. */
export function IsDay(message: string): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))(target, property);
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: property as string,
      options: { message },
      validator: { validate: isDay },
    });
  };
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && parsePlainDate(value) !== null && Number(value.slice(0, 4)) >= FIRST_YEAR;
}
