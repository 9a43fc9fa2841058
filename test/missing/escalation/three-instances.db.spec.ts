import { freshDatabase } from '../../support/database.js';
import { killPrograms } from '../../support/program.js';
import { escalateWithThree } from './three-instances.js';

afterEach(killPrograms);

it('three programs record every rung once, within a minute, though one is killed in the middle', async () => {
  const rungs = [
    { key: 'report', hours: 0 },
    { key: 'review', hours: 6 },
  ];
  const kill = (n: number) => (n === 1 ? 'SIGKILL' : 'none');
  const { amiss, rungs: recorded } = await escalateWithThree(await freshDatabase(), { absences: 30, rungs, kill });
  expect(amiss).toEqual([]);
  expect(recorded).toBe(60);
}, 240_000);
