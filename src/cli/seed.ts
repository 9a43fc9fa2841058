import { writeFile } from 'node:fs/promises';
import { endOfLondonDay, londonDay } from '../kernel/london-time.js';
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.js';
import { command, EXIT, UsageError } from './command.js';

/** More than any authority in England has; a slip of the keyboard should not fill a disk. */
const MOST_CHILDREN = 200_000;

/** Adds a synthetic authority: the same options, the same facts. Never in production. */
export default command({
  name: 'seed',
  options: {
    authority: { type: 'string', value: 'NAME', says: 'what it will be called', required: true },
    children: { type: 'string', value: 'N', says: 'records of children, present and past', default: '600' },
    seed: { type: 'string', value: 'S', says: 'another word, another authority', default: '1' },
    until: { type: 'string', value: 'YYYY-MM-DD', says: 'the last day of its three years; a day before today', required: true }, // prettier-ignore
    answers: { type: 'string', value: 'FILE', says: 'where to write what its monthly returns must say, as JSON' },
  },
  async run({ values, config, note, out, database }) {
    const children = wholeNumber(values.children);
    const until = dayBeforeToday(values.until);
    if (config.production) {
      note('Synthetic children are never put into production (NODE_ENV=development says that this is not)');
      return EXIT.finding;
    }
    const { ownerUrl } = await database();
    if (!ownerUrl) throw new UsageError('DATABASE_OWNER_URL is not set: only the owner may record a past');
    const { seedAuthority, mayEndAt } = await import('../synthetic/seed.js');
    const { authority: name, seed } = values;
    const endsAt = endOfLondonDay(until).getTime() - 1000;
    if (!mayEndAt(endsAt)) throw new UsageError('--until lies outside the years whose bank holidays are known');
    const { id, answers, signIns } = await seedAuthority({
      ...{ ownerUrl, name, children, seed, endsAt },
      withAnswers: values.answers !== undefined,
      password: config.demoPassword,
      log: note,
    });
    if (values.answers !== undefined) await writeFile(values.answers, `${JSON.stringify(answers, null, 1)}\n`);
    if (config.demoPassword === null) note('Nobody can sign in: set KITH_DEMO_PASSWORD to give its users a password');
    else for (const { email } of signIns) note(email);
    out(id);
    return EXIT.done;
  },
});

function wholeNumber(text: string): number {
  const children = Number(text);
  if (!Number.isInteger(children) || children < 1 || children > MOST_CHILDREN)
    throw new UsageError(`--children is a number from 1 to ${MOST_CHILDREN}`);
  return children;
}

/** A story that ended later would be recorded in the future. */
function dayBeforeToday(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null || day >= londonDay(new Date())) throw new UsageError('--until is a day before today, YYYY-MM-DD');
  return day;
}
