import { ValidateBy, type ValidationOptions } from 'class-validator';

/** An answer was given: spaces are none. */
export function IsGiven(options: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isGiven', validator: { validate: isGiven } }, options);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '');
}
