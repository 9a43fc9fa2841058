import path from 'node:path';
import { type ListShown } from '../care-settings/provider-list/provider-lists.service.js';
import { LIST_REGULATORS, type ListRegulator } from '../care-settings/provider-list/provision-types.js';
import { AUTHORITY_OPTION, chosenAuthority, commandLineActor } from './authority.js';
import { command, EXIT, UsageError } from './command.js';

/**
 * Brings in a regulator's published list of providers (CSV or XLSX): says what it changes, and records it whole or not
 * at all. The same list again changes nothing.
 */
export default command({
  name: 'care-settings import',
  operand: 'FILE',
  options: {
    'as-of': { type: 'string', value: 'YYYY-MM-DD', required: true, says: 'the day the list is of' },
    regulator: { type: 'string', value: 'NAME', default: 'ofsted', says: Object.keys(LIST_REGULATORS).join(', ') },
    preview: { type: 'boolean', says: 'say what would change, and record nothing' },
    authority: AUTHORITY_OPTION,
  },
  async run(invocation) {
    const { operand: file, values, out, note, shutdown } = invocation;
    const regulator = regulatorNamed(values.regulator);
    const database = await invocation.database();
    const may = ['care-setting:record', 'care-setting:read'] as const;
    const actor = commandLineActor(await chosenAuthority(database, values.authority), invocation, [...may]);
    const { openLists } = await import('../care-settings/provider-list/without-web.js'); // loads Nest
    const { listDay } = await import('../care-settings/provider-list/provider-lists.service.js');
    const { units, lists } = await shutdown.hold(openLists(database.appUrl), (opened) => opened.close());
    const received = await lists.read(file, path.basename(file));
    const { id, shown } = await units.run(actor, { action: 'provider-list.keep' }, async () => {
      const kept = await lists.keep(actor, received, regulator, listDay(values['as-of']));
      return lists.find(kept);
    });
    for (const line of linesOf(shown)) out(line);
    if (shown.faults.length) {
      note('Nothing was recorded');
      return EXIT.finding;
    }
    if (values.preview || shown.changes.length === 0) {
      note(shown.changes.length === 0 ? 'Nothing changes' : 'Nothing was recorded: this was the preview');
      return EXIT.done;
    }
    const progress = (done: number, all: number) => note(`${done} of ${all}`);
    const did = await units.run(actor, { action: 'provider-list.record' }, () =>
      lists.record(actor, id, every(500, progress)),
    );
    out(
      `${did.added} added, ${did.changed} changed, ${did.lapsed} lapsed; ${did.breachesOpened} breaches opened, ` +
        `${did.breachesClosed} closed; ${did.children} children live where a registration changed; ` +
        `${did.workOpened} to be decided`,
    );
    return EXIT.done;
  },
});

function regulatorNamed(name: string): ListRegulator {
  if (!Object.hasOwn(LIST_REGULATORS, name))
    throw new UsageError(`There is no list of "${name}"; there are: ${Object.keys(LIST_REGULATORS).join(', ')}`);
  return name as ListRegulator;
}

function linesOf({ faults, changes, same, agencies }: ListShown): string[] {
  if (faults.length)
    return faults.map(({ row, column, message }) => `Row ${row}${column ? `, ${column}` : ''}: ${message}`);
  const lines = changes.map(({ is, urn, differences, status, placements }) =>
    [is, urn, differences.join(', ') || status || '', placements ? `${placements} placements go on there` : '']
      .filter(Boolean)
      .join('\t'),
  );
  return [...lines, `${same} as they are here, ${agencies} agencies passed over`];
}

/** Tells of every so many, and of the last. */
function every(step: number, tell: (done: number, all: number) => void) {
  let told = 0;
  return (done: number, all: number) => {
    if (done - told < step && done < all) return;
    told = done;
    tell(done, all);
  };
}
