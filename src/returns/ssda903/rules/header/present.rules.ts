import { type Rule, rule } from '../../rule.js';
import { ROW_NAMES, type RepeatingTable } from './files.js';

/** Everybody in the return has a header, and something beside it. */
export const presentRules = [
  needsHeader('INT01', 'AD1'),
  needsHeader('INT02', 'PlacedAdoption'),
  needsHeader('INT04', 'Missing'),
  needsHeader('INT05', 'OC2'),
  needsHeader('INT06', 'OC3'),
  needsHeader('INT07', 'PrevPerm'),
  needsHeader('INT08', 'Reviews'),
  needsHeader('INT09', 'UASC'),
  rule({
    code: 'EPI',
    says: 'The child has a header but no episode and no care leaver record. Add what is missing, or take the header out.',
    fields: ['Header.CHILD'],
    needs: ['Header', 'Episodes', 'OC3'],
    atFault: ({ headers, episodeRows, oc3 }) => (episodeRows.length === 0 && oc3.length === 0 ? headers : []),
  }),
];

function needsHeader(code: string, table: RepeatingTable): Rule {
  return rule({
    code,
    says: `The child has ${ROW_NAMES[table]} but no header. Add the header, or correct the child’s identifier.`,
    fields: [`${table}.CHILD`],
    needs: ['Header', table],
    atFault: (child) => (child.headers.length === 0 ? child.of(table) : []),
  });
}
