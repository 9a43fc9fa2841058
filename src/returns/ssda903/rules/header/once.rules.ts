import { type Rule, rule } from '../../rule.js';
import { type Table } from '../../tables.js';
import { ROW_NAMES } from './files.js';

const NAMES = { ...ROW_NAMES, Header: 'a header' };

/** Files with one row for each child. */
export const onceRules = [
  onlyOnce('INT31', 'AD1'),
  onlyOnce('INT32', 'Header'),
  onlyOnce('INT33', 'OC2'),
  onlyOnce('INT34', 'OC3'),
  onlyOnce('INT35', 'PrevPerm'),
  onlyOnce('INT36', 'UASC'),
];

function onlyOnce(code: string, table: Table & keyof typeof NAMES): Rule {
  return rule({
    code,
    says: `The child has ${NAMES[table]} more than once. Keep the right one, or correct the identifier of the other child.`,
    fields: [`${table}.CHILD`],
    atFault: (child) => (child.of(table).length > 1 ? child.of(table) : []),
  });
}
