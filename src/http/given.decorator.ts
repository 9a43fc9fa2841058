import { ValidateBy, type ValidationOptions } from 'class-validator';

/** An answer was given: spaces and dashes are none, what has a letter or a digit of any script is. */
export function IsGiven(options: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isGiven', validator: { validate: isGiven } }, options);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || /[\p{L}\p{N}]/u.test(value));
}
