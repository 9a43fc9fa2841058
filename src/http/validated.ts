import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldError, Problem } from '../kernel/problem.js';

type Shape<T> = new () => T;

/**
 * What was sent, as the DTO says it must be; the API and the forms share the classes and so the words.
 * @throws Problem `invalid` naming every field at fault, unknown ones included; `malformed` for what cannot be text
 */
export async function validated<T extends object>(shape: Shape<T>, sent: unknown): Promise<T> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new Problem('malformed', 'Send one JSON object');
  if (!isStorable(sent)) throw new Problem('malformed', 'Text may not contain NUL or half of a character');
  const value = plainToInstance(shape, sent);
  const faults = await validate(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (faults.length) {
    const errors = faults.flatMap((fault) => fieldErrors(fault));
    throw new Problem('invalid', errors.map(({ message }) => message).join('. '), { errors });
  }
  return value;
}

/** Whether PostgreSQL can keep all the text in it, however deep: it knows neither NUL nor surrogates without their half. */
function isStorable(sent: unknown): boolean {
  if (typeof sent === 'string') return !/\0|\p{Surrogate}/u.test(sent);
  return typeof sent !== 'object' || sent === null || Object.entries(sent).flat().every(isStorable);
}

/** The same for what controllers declare with @Body() and @Query(). */
@Injectable()
export class ValidatedPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || !metatype || (metatype as unknown) === Object) return value;
    return validated(metatype as Shape<object>, value ?? {});
  }
}

/**
 * One error a field: of the rules that fail, the one written first (decorators are applied, and so listed, from the last).
 * A nested field is named with dots.
 */
function fieldErrors({ property, constraints, children }: ValidationError, above = ''): FieldError[] {
  const field = above + property;
  if (constraints) {
    const [rule, message] = Object.entries(constraints).at(-1)!;
    return [{ field, message: rule === 'whitelistValidation' ? `There is no field “${field}”` : message }];
  }
  return (children ?? []).flatMap((child) => fieldErrors(child, `${field}.`));
}
