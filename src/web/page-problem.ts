import { type FormBody } from '../http/page-request.js';
import { type FieldError, type Problem } from '../kernel/problem.js';
import { pageOf } from './paths.js';

/** A refusal as a form shows it: at the top, and at each field in the same words. */
export interface PageProblem {
  message: string;
  errors: FieldError[];
  /** Where the thing in the way is to be found. */
  href: string | undefined;
}

/** `fieldIds`: the API's nested fields by the ids they have on the page. */
export function pageProblem(
  problem: Problem | undefined,
  fieldIds: Readonly<Record<string, string>> = {},
): PageProblem | undefined {
  if (!problem) return undefined;
  const { errors = [], existing } = problem.details;
  return {
    message: problem.message,
    errors: errors.map(({ field, message }) => ({ field: fieldIds[field] ?? field, message })),
    href: pageOf(existing),
  };
}

/** GOV.UK macros take the message of a field like this; undefined where the field is right. */
export function errorOf(problem: PageProblem | undefined, ...fields: string[]): { text: string } | undefined {
  const error = problem?.errors.find(({ field }) => fields.includes(field));
  return error && { text: error.message };
}

/** What was typed in a field, without the spaces around it; empty when nothing was. */
export function typed(form: FormBody | undefined, name: string): string {
  const value = form?.[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** All that was chosen of several. */
export function typedAll(form: FormBody | undefined, name: string): string[] {
  const value = form?.[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}

/** What was typed, or undefined when nothing was: an answer not given is no answer. */
export function given(form: FormBody, name: string): string | undefined {
  return typed(form, name) || undefined;
}
