import { type FormBody, type PageRequest } from '../../http/page-request.js';
import { type Field, filled, type FilledField } from '../components/fields/field.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { pageProblem, type PageProblem, typed } from '../page-problem.js';

/** A small form that records one fact of a child. */
export interface FactForm {
  /** What is recorded; the child's name is added. */
  title: string;
  lead?: string;
  fields: readonly Field[];
  /** What the boxes hold when the form is first shown. */
  given?: FormBody;
  /** Sent along unseen, such as the version that was changed. */
  carried?: Readonly<Record<string, string>>;
  button: string;
  /** A question that only leads to the form: it records nothing. */
  asks?: true;
  /** A way to another form, beside the button. */
  instead?: { text: string; href: string };
  action: string;
  back: string;
}

export interface FactFormModel extends Omit<FactForm, 'fields'> {
  identity: Identity;
  fields: FilledField[];
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function factFormView(identity: Identity, form: FactForm, again: PageRequest['again']): FactFormModel {
  const problem = pageProblem(again?.problem);
  return {
    ...form,
    identity,
    fields: form.fields.map((field) => filled(field, again?.form ?? form.given, problem)),
    carried: Object.fromEntries(
      Object.entries(form.carried ?? {}).map(([name, value]) => [name, typed(again?.form, name) || value]),
    ),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

/** When something happened: empty for now. */
export function whenField(name: string, label: string): Field {
  return { kind: 'time', name, label, hint: 'Leave empty if it was just now. For example, 27 3 2026 and 3:40pm' };
}
