import { command, EXIT, type Invocation } from './command.js';

/** Looks for what would let a promise of the house be broken; one finding a line. */
export default command({
  name: 'db check',
  options: {},
  async run({ config, database, out, note }) {
    const { appUrl } = await database();
    const findings = await linesFound(appUrl, config.production);
    for (const finding of findings) out(finding);
    note(findings.length ? `${findings.length} found` : 'Nothing found');
    return findings.length ? EXIT.finding : EXIT.done;
  },
});

/** The same before the program starts; says what stands in the way. */
export async function isSound(appUrl: string, { config, note }: Pick<Invocation, 'config' | 'note'>): Promise<boolean> {
  const findings = await linesFound(appUrl, config.production);
  if (findings.length) note(['Kith does not start on this database:', ...findings].join('\n  - '));
  return findings.length === 0;
}

async function linesFound(appUrl: string, production: boolean): Promise<string[]> {
  const { checkDatabaseAt } = await import('../database/check/check-database.js');
  const { lineOf } = await import('../database/check/finding.js');
  return (await checkDatabaseAt(appUrl, production)).map(lineOf);
}
