import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EXIT, UsageError, type Invocation } from '../../src/cli/command.js';
import seed from '../../src/cli/seed.js';
import { londonDay } from '../../src/kernel/london-time.js';
import { addDays, toIso } from '../../src/kernel/plain-date.js';
import { type AnswerFile } from '../../src/synthetic/answers/answers.js';
import { freshDatabase } from '../support/database.js';

const today = londonDay(new Date());
const yesterday = toIso(addDays(today, -1));
const USUAL = { authority: 'Specimenwood', children: '12', seed: 'x', until: yesterday };

let urls: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => (urls = await freshDatabase()));

/** Runs the command as the command line would, with what it said. */
async function run(values: Record<string, string>, production = false) {
  const notes: string[] = [];
  const data: string[] = [];
  const invocation = {
    values: { ...USUAL, ...values },
    config: { production, demoPassword: null },
    note: (line: string) => notes.push(line),
    out: (line: string) => data.push(line),
    database: async () => ({ ...urls, embedded: null, applied: [] }),
  } as unknown as Invocation;
  return { code: await seed.run(invocation), notes, data };
}

it('is refused in production, before anything is opened', async () => {
  const { code, notes, data } = await run({}, true);
  expect([code, data]).toEqual([EXIT.finding, []]);
  expect(notes.join()).toContain('never put into production');
});

it.each([
  ['a story that ends today, for its last hours would lie ahead', { until: toIso(today) }],
  ['a day there is not', { until: '2026-02-30' }],
  ['years without known bank holidays', { until: '2019-06-30' }],
  ['no children', { children: '0' }],
  ['half a child', { children: '1.5' }],
  ['words for a number', { children: 'many' }],
])('%s is a wrong use', async (_words, values: Record<string, string>) => {
  await expect(run(values)).rejects.toThrow(UsageError);
});

it('writes the id to standard output, progress to standard error, and the answers to the file', async () => {
  const answers = path.join(await mkdtemp(path.join(os.tmpdir(), 'kith-answers-')), 'answers.json');
  const { code, notes, data } = await run({ answers });
  expect(code).toBe(EXIT.done);
  expect(data).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(notes.join('\n')).toMatch(/\d+ facts generated/);
  const file = JSON.parse(await readFile(answers, 'utf8')) as AnswerFile;
  expect(file.until).toBe(yesterday);
  expect(file.months).toHaveLength(72);
  expect(file.months[0]!.rows[0]).toMatchObject({ measure: 'N01', population: 'CLA' });
});

it('refuses a second authority of the name', async () => {
  await expect(run({})).rejects.toMatchObject({ kind: 'conflict' });
});
