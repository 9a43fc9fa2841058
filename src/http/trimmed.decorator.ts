import { Transform } from 'class-transformer';

/**
 * Text without the spaces around it, nor the marks that turn the text after it round (they come with what is pasted, and
 * cannot be seen). What is no text stays as it is, to be refused.
 */
export function trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? unturned(value).trim() : value));
}

/** Unicode’s embeddings, overrides and isolates; a name in Arabic or Hebrew needs none of them. */
function unturned(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

/** The same in capitals: postcodes and reference numbers. */
export function upper(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value));
}
