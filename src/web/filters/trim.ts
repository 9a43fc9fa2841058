import nunjucks from 'nunjucks';

/**
 * Text without the spaces around it, safe where it was safe. Nunjucks has a filter of this name that takes a time square
 * to the spaces inside; the GOV.UK macros use it on whole blocks of HTML.
 */
export function trim(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  const trimmed = (value as { toString(): string }).toString().trim();
  return value instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(trimmed) : trimmed;
}
