/** What was typed, by the name of the field; a name given twice is a list. */
export type DraftForm = Record<string, string | string[] | undefined>;

export interface Draft {
  /** Null when there is none: nothing was kept, or it was sent. */
  form: DraftForm | null;
  /** Rises with every saving and sending; 0 when nothing was ever kept. */
  revision: number;
  savedAt: Date | null;
}

/** One of somebody's unfinished forms. */
export interface UnfinishedDraft {
  key: string;
  childId: string | null;
  childName: string | null;
  savedAt: Date;
}

/** A draft not touched for as long is forgotten. */
export const KEPT_DAYS = 7;

/** Characters of JSON; the whole of any form of ours is far below. */
export const MOST_CHARACTERS = 60_000;

const KEY = /^[a-z]+(-[a-z]+)*(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,3}$/;

/** A form by its kind and the ids of what it is about, the child first: `report-missing:<child>`. */
export function isDraftKey(key: string): boolean {
  return KEY.test(key) && key.length <= 200;
}

/** @returns the kind and the ids of a key */
export function partsOfKey(key: string): { kind: string; ids: string[] } {
  const [kind = '', ...ids] = key.split(':');
  return { kind, ids };
}

/** What of a form is worth keeping: all but the secrets of the page it stood on. */
export function kept(form: DraftForm): DraftForm {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !NOT_KEPT.has(name)));
}
const NOT_KEPT = new Set(['_csrf', '_form', '_revision', '_owner']);
