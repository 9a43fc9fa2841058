import { type Draft } from '../../drafts/draft.js';
import { type FormBody } from '../../http/page-request.js';
import { paths } from '../paths.js';

/** What a template needs of the draft of its form: `{{ draftAttributes(draft) }}` of layout/form.njk. */
export interface DraftModel {
  key: string;
  saves: string;
  revision: number;
  savedAt: Date | null;
}

export function draftModel(key: string, { form, revision, savedAt }: Draft): DraftModel {
  return { key, saves: paths.draft(key), revision, savedAt: form && savedAt };
}

/** What the boxes of a form hold: what was refused just now, else what was kept; undefined on a form not begun. */
export function typedBefore(again: { form: FormBody } | undefined, draft: Draft): FormBody | undefined {
  return again?.form ?? draft.form ?? undefined;
}
