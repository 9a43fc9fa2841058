import { command, EXIT } from './command.js';

/** Looks for what would let a promise of the house be broken; one finding a line. */
export default command({
  name: 'db check',
  options: {},
  async run({ config, database, out, note }) {
    const { appUrl } = await database();
    const { checkDatabaseAt } = await import('../database/check/check-database.js');
    const { lineOf } = await import('../database/check/finding.js');
    const findings = await checkDatabaseAt(appUrl, config.production);
    for (const finding of findings) out(lineOf(finding));
    note(findings.length ? `${findings.length} found` : 'Nothing found');
    return findings.length ? EXIT.finding : EXIT.done;
  },
});
