import { Transform } from 'class-transformer';

/** Text without the spaces around it. What is no text stays as it is, to be refused. */
export function trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** The same in capitals: postcodes and reference numbers. */
export function upper(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value));
}
