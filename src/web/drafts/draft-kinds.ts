import { isDraftKey, partsOfKey } from '../../drafts/draft.js';
import { notFound } from '../../kernel/problem.js';
import { paths } from '../paths.js';

/** A form that keeps drafts: what it is called, and where it goes on. */
export interface DraftKind {
  what: string;
  /** By the ids of the key, in their order: the child first. */
  page: (...ids: string[]) => string;
}

/** All there are; a draft of any other kind is kept for nobody. */
const DRAFT_KINDS: Readonly<Record<string, DraftKind>> = {
  'report-missing': { what: 'Missing report', page: (child = '') => paths.reportChildMissing(child) },
  'place-child': { what: 'Placement', page: (child = '') => paths.placeChild(child, 'dates') },
  interview: { what: 'Return interview', page: (_child = '', absence = '') => paths.writeUpInterview(absence) },
  'assigned-interview': { what: 'Return interview', page: (assignment = '') => paths.assignedInterview(assignment) },
  'missing-description': {
    what: 'Clothing and company',
    page: (_child, absence = '') => paths.describeMissing(absence),
  },
};

/** Null for a draft whose form there is no more. */
export function draftKind(key: string): { what: string; href: string } | null {
  const { kind, ids } = partsOfKey(key);
  const known = Object.hasOwn(DRAFT_KINDS, kind) ? DRAFT_KINDS[kind]! : null;
  return known && { what: known.what, href: known.page(...ids) };
}

/** The draft an address names. @throws Problem `not-found` */
export function draftKeyOf({ key = '' }: Record<string, string>): string {
  if (!isDraftKey(key) || !draftKind(key)) throw notFound('draft');
  return key;
}
