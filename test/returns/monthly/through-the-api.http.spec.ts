import { plainDate } from '../../../src/kernel/plain-date.js';
import { answersOf, type AnswerRow } from '../../../src/synthetic/answers/answers.js';
import { generateAuthority } from '../../../src/synthetic/authority.js';
import { endOf } from '../../../src/synthetic/history.js';
import { startKith, type Kith } from '../../support/app.js';
import { factsOfAMonth } from './facts-of-a-month.js';
import { Recorder } from './recorded-through-the-api.js';

/** A month of 745 hours, with children missing, away, unaccompanied, trafficked and unlawfully placed. */
const MONTH = '2024-10';

/**
 * The bulk loader writes the tables as their owner. Here the same facts are recorded as people record them, over the
 * JSON API, in an authority that starts empty; the plain loops over the facts stay the measure.
 */
/** Of one child in breach, of PL-02, of whom nobody knows whether there is an order. */
const OF_OTHER_BREACHES = [
  ...['S03a-PL-01', 'S03a-order', 'S03a-no-order', 'S03b-order', 'S03b-no-order'],
  ...['S03c-days-order', 'S03c-hours-order'],
];
const RAREST = [...OF_OTHER_BREACHES, 'N24', 'M24'];

describe(`${MONTH} of 60 synthetic children, recorded through the API`, () => {
  let kith: Kith;
  let expected: AnswerRow[];
  let recorder: Recorder;
  let rows: AnswerRow[];

  beforeAll(async () => {
    kith = await startKith();
    const endsAt = endOf(plainDate('2026-09-30'));
    const authority = generateAuthority({ name: 'Testshire', seed: 's19', children: 60, endsAt });
    expected = answersOf(authority).months.filter(({ month }) => month === MONTH)[1]!.rows; // then, and now
    const { children, settings } = factsOfAMonth(
      authority,
      authority.history.months.find(({ month }) => month === MONTH)!,
    );
    recorder = await Recorder.of(kith);
    await recorder.record(children, settings);
    rows = (await (await kith.as('data-officer')).get(`/api/v1/returns/monthly/${MONTH}`)).body.rows;
  }, 60_000);
  afterAll(() => kith.stop());

  it('gives the figures of the answer file', () => {
    const figures = (all: AnswerRow[]) => all.map(({ measure, population, value, notRecorded }) => `${measure} ${population}: ${value}, and ${notRecorded} perhaps`); // prettier-ignore
    expect(figures(rows)).toEqual(figures(expected));
  });

  it('which say something of every measure but the rarest', () => {
    const silent = rows.filter(({ population, value }) => population === 'CLA' && value === 0);
    expect(silent.map(({ measure }) => measure)).toEqual(RAREST);
    expect(rows.filter(({ value }) => value > 0).length).toBeGreaterThan(30);
    expect(rows.filter(({ notRecorded }) => notRecorded > 0).length).toBeGreaterThan(10);
  });
});
