import { endOf } from '../../../src/synthetic/history.js';
import { Answers, type AnswerFile, type AnswerRow } from '../../../src/synthetic/answers/answers.js';
import { generateAuthority, type SyntheticAuthority } from '../../../src/synthetic/authority.js';
import { loadAuthority } from '../../../src/synthetic/load/load.js';
import { plainDate } from '../../../src/kernel/plain-date.js';
import { MEASURES } from '../../../src/returns/monthly/measures.js';
import { asOwner } from '../../support/app.js';
import { Returns } from './returns.js';

const CHILDREN = 150;

/** The answers are counted by plain loops over the generated facts; they share no code with the return. */
describe(`the monthly return of ${CHILDREN} synthetic children equals the answer file`, () => {
  let returns: Returns;
  let authority: SyntheticAuthority;
  let answers: AnswerFile;

  beforeAll(async () => {
    returns = await Returns.start();
    const options = { name: 'Testshire', seed: 'l', endsAt: endOf(plainDate('2025-12-31')) };
    authority = generateAuthority({ ...options, children: CHILDREN });
    const counted = new Answers(authority);
    await asOwner(returns.database.ownerUrl, (client) =>
      loadAuthority(client, {
        authority,
        passwordHashes: new Map(),
        log: () => undefined,
        onChild: (recordings) => counted.add(recordings),
      }),
    );
    answers = counted.file();
  }, 120_000);
  afterAll(() => returns.stop());

  it('for 36 months, as known at each month’s freeze and at the end of the history', async () => {
    expect(answers.months).toHaveLength(72);
    const wrong: string[] = [];
    for (const { month, asKnownAt, rows } of answers.months)
      wrong.push(...(await differences(month, asKnownAt, rows)).map((line) => `${month} at ${asKnownAt}: ${line}`));
    expect(wrong).toEqual([]);
  });

  it('which has something to say of every measure but M24, too rare for so few children', () => {
    const rows = answers.months.flatMap((month) => month.rows);
    const silent = MEASURES.filter(({ id }) => !rows.some(({ measure, value }) => measure === id && value > 0));
    expect(silent.map(({ id }) => id).filter((id) => id !== 'M24')).toEqual([]);
  });

  it('and differs between then and now, for facts recorded late and corrected', () => {
    const [then, now] = [0, 1].map((odd) => answers.months.filter((_month, i) => i % 2 === odd));
    const restated = then!.filter(({ rows }, i) => JSON.stringify(rows) !== JSON.stringify(now![i]!.rows));
    expect(restated.length).toBeGreaterThan(10);
  });

  async function differences(month: string, asKnownAt: string, expected: AnswerRow[]): Promise<string[]> {
    const { answer } = await returns.figures({ authorityId: authority.id }, month, asKnownAt);
    const line = ({ measure, population, value, notRecorded }: AnswerRow) =>
      `${measure} ${population} ${value} (${notRecorded} not recorded)`;
    const ours = answer.figures.map((figure) => line(figure as AnswerRow));
    return expected.map(line).flatMap((theirs, i) => (theirs === ours[i] ? [] : [`${theirs}, not ${ours[i]}`]));
  }
});
