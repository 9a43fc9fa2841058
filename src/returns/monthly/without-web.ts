import { openWithoutWeb } from '../../database/without-web.js';
import { type Actor } from '../../kernel/actor.js';
import { type MonthlyReturn, type ReturningAuthority } from './monthly-return.js';
import { MonthlyReturnQueries } from './monthly-return.queries.js';
import { MonthlyReturnService, type ReturnAsked } from './monthly-return.service.js';

export { returnCsv } from './monthly-return.csv.js';
export { returnJson } from './monthly-return.json.js';

/** The monthly return for the command line: the same service, no routes. */
export interface OpenReturns {
  /** In a unit of work of its own. */
  figures(actor: Actor, asked: ReturnAsked): Promise<{ answer: MonthlyReturn; authority: ReturningAuthority }>;
  close(): Promise<void>;
}

export async function openReturns(url: string): Promise<OpenReturns> {
  const { units, get, close } = await openWithoutWeb(url, { providers: [MonthlyReturnService, MonthlyReturnQueries] });
  const service = get(MonthlyReturnService);
  return {
    figures: (actor, asked) =>
      units.run(actor, { action: 'return.monthly' }, async () => ({
        answer: await service.figures(actor, asked),
        authority: await service.returningAuthority(actor),
      })),
    close,
  };
}
