import { CODES } from '../code-sets/codes.js';
import { COLUMNS } from '../tables.js';
import { type ReturnFiles } from './return-folder.js';

const UPN = COLUMNS.Header.indexOf('UPN');
const UNKNOWN: ReadonlySet<string> = new Set(CODES.UPN_UNKNOWN.map(({ code }) => code));

/** Real UPNs that stand on more than one header row. */
export function sharedUpns({ tables }: ReturnFiles): ReadonlySet<string> {
  const headers = tables.get('Header');
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (let row = 0; row < (headers?.rows ?? 0); row++) {
    const upn = headers!.cellsOf(row).text(UPN);
    if (upn === null || UNKNOWN.has(upn)) continue;
    if (seen.has(upn)) shared.add(upn);
    else seen.add(upn);
  }
  return shared;
}
