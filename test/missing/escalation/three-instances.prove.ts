import { freshDatabase } from '../../support/database.js';
import { killPrograms } from '../../support/program.js';
import { seen, times } from '../../support/proof.js';
import { escalateWithThree } from './three-instances.js';

afterEach(killPrograms);

const DAY = 24;
const FIRST = [
  { key: 'report', hours: 0 },
  { key: 'review', hours: 6 },
  { key: 'strategy-discussion', hours: DAY },
  { key: 'police-lead', hours: 2 * DAY },
  { key: 'strategy-meeting', hours: 3 * DAY },
  { key: 'director-told', hours: 7 * DAY },
  { key: 'director-review', hours: 28 * DAY },
];

it('every rung of many absences, with a kill or a restart around each', async () => {
  const further = Array.from({ length: times(5) }, (_, n) => ({
    key: `further-review-${n + 1}`,
    hours: (n + 2) * 28 * DAY,
  }));
  const outcome = await escalateWithThree(await freshDatabase(), {
    absences: 100,
    rungs: [...FIRST, ...further],
    kill: (n) => (n % 3 === 2 ? 'SIGTERM' : 'SIGKILL'),
  });
  expect(outcome.amiss).toEqual([]);
  seen(
    `Three programs on one database, ${outcome.kills} of them killed or restarted around the rungs’ times: ${outcome.rungs} rungs, ` +
      `each recorded once, the slowest ${Math.round(outcome.slowest / 100) / 10} s after its time by the programs’ clock; nobody was asked twice.`,
  );
}, 3_600_000);
