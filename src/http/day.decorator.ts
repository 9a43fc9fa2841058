import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { parsePlainDate } from '../kernel/plain-date.js';

/** A calendar day, `YYYY-MM-DD`, that exists; it stays text, as days do outside the program. */
export function IsDay(message: string): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))(target, property);
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: property as string,
      options: { message },
      validator: { validate: (value: unknown) => typeof value === 'string' && parsePlainDate(value) !== null },
    });
  };
}
