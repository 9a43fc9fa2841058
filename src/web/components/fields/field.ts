import { type FormBody } from '../../../http/page-request.js';
import { typedTime, type TypedTime } from '../../form-times.js';
import { errorOf, type PageProblem, typed, typedAll } from '../../page-problem.js';

export interface Choice {
  value: string;
  text: string;
  hint?: { text: string };
  selected?: boolean;
  /** As the form is first shown; afterwards what was chosen stands. */
  checked?: boolean;
}

/** One question of a form. Its name is the DTO's field, and so the id an error leads to. */
/** `initial`: what stands there when it is first shown. */
export type Field = { name: string; label: string; hint?: string; initial?: string } & (
  { kind: 'line' | 'words' | 'day' | 'time' } | { kind: 'radios' | 'select' | 'checkboxes'; items: readonly Choice[] }
);

/** A question with what was typed and what was wrong with it. */
export type FilledField = Field & { value: string; at: TypedTime; error: { text: string } | undefined };

export function filled(field: Field, form: FormBody | undefined, problem: PageProblem | undefined): FilledField {
  const value = form ? typed(form, field.name) : (field.initial ?? '');
  const own = { value, at: typedTime(form, field.name), error: errorOf(problem, field.name) };
  if (!('items' in field)) return { ...field, ...own };
  const chosen = field.kind === 'checkboxes' ? typedAll(form, field.name) : [value];
  const items = field.items.map((item) => {
    const is = form ? chosen.includes(item.value) : Boolean(item.checked);
    return { ...item, selected: is, checked: is };
  });
  return { ...field, ...own, items };
}

/** A table of codes and their words as choices, in its order. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

/** Choices for a select, the first of which chooses nothing. */
export function orNone(items: readonly Choice[], none = 'Select'): Choice[] {
  return [{ value: '', text: none }, ...items];
}
