import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { type ReturnAsked } from '../returns/monthly/monthly-return.service.js';
import { AUTHORITY_OPTION, chosenAuthority, commandLineActor } from './authority.js';
import { command, EXIT, UsageError, type Invocation } from './command.js';

/** By the extension of the file; standard output gets CSV. */
const FORMATS = ['.csv', '.json'];

/** The monthly return to a file, or to standard output; the instant it is known at goes to standard error. */
export default command({
  name: 'return monthly',
  options: {
    month: { type: 'string', value: 'YYYY-MM', says: 'the month', required: true },
    out: { type: 'string', value: 'FILE', says: 'a file to write, .csv or .json; otherwise CSV on standard output' },
    'as-known-at': { type: 'string', value: 'INSTANT', says: '2026-04-09T17:00:00+01:00; otherwise now' },
    authority: AUTHORITY_OPTION,
  },
  async run(invocation) {
    const { month, out, 'as-known-at': asKnownAt, authority } = invocation.values;
    const format = out === undefined ? '.csv' : path.extname(out).toLowerCase();
    if (!FORMATS.includes(format)) throw new UsageError('--out takes a file whose name ends in .csv or .json');
    const database = await invocation.database();
    const actor = commandLineActor(await chosenAuthority(database, authority), invocation, ['return:read']);
    const text = await produce(invocation, database.appUrl, actor, { month, asKnownAt }, format);
    if (out === undefined) invocation.out(text.trimEnd());
    else await writeFile(out, text);
    return EXIT.done;
  },
});

async function produce(
  { shutdown, note }: Pick<Invocation, 'shutdown' | 'note'>,
  appUrl: string,
  actor: Actor,
  asked: ReturnAsked,
  format: string,
): Promise<string> {
  const { openReturns, returnCsv, returnJson } = await import('../returns/monthly/without-web.js'); // loads Nest
  const returns = await shutdown.hold(openReturns(appUrl), (opened) => opened.close());
  try {
    const { answer, authority } = await returns.figures(actor, asked);
    note(`As known at ${answer.asKnownAt}`);
    return format === '.json' ? `${JSON.stringify(returnJson(answer), null, 2)}\n` : returnCsv(answer, authority);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'malformed') throw new UsageError(error.message);
    throw error;
  }
}
