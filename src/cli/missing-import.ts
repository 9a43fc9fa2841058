import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ImportPreview } from '../missing/import/import-preview.js';
import { AUTHORITY_OPTION, chosenAuthority, commandLineActor } from './authority.js';
import { command, EXIT } from './command.js';

/** Past episodes from a CSV file: all of it or nothing, and never the same row twice. */
export default command({
  name: 'missing import',
  operand: 'FILE',
  options: {
    preview: { type: 'boolean', says: 'say what would be recorded, and record nothing' },
    authority: AUTHORITY_OPTION,
  },
  async run(invocation) {
    const { operand: file, values, note, out, shutdown } = invocation;
    const text = await readFile(file, 'utf8');
    const database = await invocation.database();
    const actor = commandLineActor(await chosenAuthority(database, values.authority), invocation, ['missing:import']);
    const { openImports } = await import('../missing/import/without-web.js'); // loads Nest
    const imports = await shutdown.hold(openImports(database.appUrl), (opened) => opened.close());
    const said = values.preview
      ? await imports.preview(actor, text)
      : await imports.record(actor, path.basename(file), text, ({ done, total }) =>
          note(`${done} of ${total} episodes`),
        );
    for (const { row, field, message } of said.errors) note(`Row ${row}${field ? `, ${field}` : ''}: ${message}`);
    out(outcome(said, values.preview));
    return said.errorCount > 0 ? EXIT.finding : EXIT.done;
  },
});

function outcome({ rows, episodes, children, known, errorCount }: ImportPreview, isPreview: boolean): string {
  const counts = `${rows} rows: ${episodes} episodes of ${children} children, ${known} rows recorded before`;
  if (errorCount > 0) return `Nothing recorded. ${counts}, ${errorCount} errors`;
  if (episodes === 0) return `Nothing new. ${counts}`;
  return isPreview ? `Would be recorded: ${counts}` : `Recorded: ${counts}`;
}
