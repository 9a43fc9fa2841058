import { londonTime } from '../../src/kernel/london-time.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { Answers, answersOf, type MonthAnswer } from '../../src/synthetic/answers/answers.js';
import { type Measure } from '../../src/synthetic/answers/child-month.js';
import { membershipOf, type Population } from '../../src/synthetic/answers/populations.js';
import { generateAuthority } from '../../src/synthetic/authority.js';
import { type Recording, type Row, type Table } from '../../src/synthetic/facts.js';
import { endOf, historyUntil } from '../../src/synthetic/history.js';

const at = (text: string): number => {
  const [day, time = '00:00'] = text.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return londonTime(plainDate(day!), hour!, minute).getTime();
};
const span = (from: string, until: string | null = null) => ({
  from: at(from),
  until: until === null ? null : at(until),
});
const UNTIL = endOf(plainDate('2026-10-31'));

/** What one child, told in recordings, adds to a month as known at the end. */
class Story {
  private readonly recordings: Recording[] = [];
  private readonly common: Recording[] = [];
  private ids = 0;

  constructor() {
    this.record('period_of_care', { during: span('2026-01-10 12:00') });
    this.born('2012-05-05');
  }

  born(day: string, superseded?: string): this {
    const latest = plainDate(day);
    const superseded_at = superseded === undefined ? null : at(superseded);
    return this.record('date_of_birth_assertion', { earliest: latest, latest, asserted_at: at('2026-01-10'), superseded_at });
  } // prettier-ignore

  absent(...segments: [kind: 'missing' | 'away', from: string, until: string | null][]): this {
    const absence = this.id();
    this.record('absence', { during: span(segments[0]![1], segments.at(-1)![2]) }, absence);
    for (const [kind, from, until] of segments)
      this.record('absence_segment', { absence_id: absence, kind, during: span(from, until) });
    return this;
  }

  livingIn(type: string, during: ReturnType<typeof span>): this {
    const place = this.id();
    this.record('care_setting', { setting_type: type }, place);
    return this.record('placement', { care_setting_id: place, during, route: 'other-arrangements' });
  }

  record<T extends Table>(table: T, row: Partial<Row<T>>, id = this.id(), recordedAt = at('2026-02-01')): this {
    const whole = { id, child_id: 'child', ...row } as Row<T>;
    const recording: Recording = { recordedAt, step: 0, by: 'a test', why: null, table, version: 1, row: whole };
    this.recordings.push(recording);
    return this;
  }

  /** The rows with a value, of all children and of those of whom the population is not known. */
  in(month: string, population: Population = 'CLA', knownThen = false): Partial<Record<Measure, number | string>> {
    const answers = new Answers({ common: this.common, history: historyUntil(UNTIL) });
    answers.add(this.recordings);
    const [then, now] = answers.file().months.filter((each) => each.month === month);
    const rows = (knownThen ? then! : now!).rows.filter((row) => row.population === population);
    const told = rows.filter(({ value, notRecorded }) => value + notRecorded > 0);
    return Object.fromEntries(told.map((row) => [row.measure, row.value || `not known: ${row.notRecorded}`]));
  }

  private id(): string {
    return `row ${++this.ids}`;
  }
}

const aChild = () => new Story();

describe('who is counted', () => {
  it.each([
    ['a child in care all month', '2026-03', { N01: 1, N02: 1 }],
    ['the month the child came', '2026-01', { N01: 1, N02: 1 }],
    ['the month before', '2025-12', {}],
  ])('%s', (_sentence, month, figures) => expect(aChild().in(month)).toEqual(figures));

  it('not on a last day that ended before 23:59:59', () => {
    const child = aChild().record('legal_status', { code: 'V4', during: span('2026-03-31 12:00', '2026-04-02') });
    expect(child.in('2026-03')).toEqual({ N02: 1 });
  });

  it('hours of one day on a line of their own', () => {
    const during = { during: span('2025-12-05 09:00', '2025-12-05 17:00') };
    expect(aChild().record('period_of_care', during).in('2025-12')).toEqual({ N24: 1 });
    expect(aChild().record('period_of_care', during).absent(['missing', '2025-12-05 11:00', '2025-12-05 12:00']).in('2025-12')).toEqual({ N24: 1, M24: 1 }); // prettier-ignore
    const pastMidnight = { during: span('2025-12-05 09:00', '2025-12-06 00:00') };
    expect(aChild().record('period_of_care', pastMidnight).in('2025-12')).toEqual({ N02: 1 });
  });
});

describe('missing', () => {
  it.each<[string, Parameters<Story['absent']>, string, Partial<Record<Measure, number>>]>([
    ['over the end of a month: in the first', [['missing', '2026-03-31 22:00', '2026-04-01 06:00']], '2026-03', { M01a: 1, M01b: 1, M03: 1, M06: 1, M12: 1 }],
    ['… and in the second by overlap only', [['missing', '2026-03-31 22:00', '2026-04-01 06:00']], '2026-04', { M01a: 1 }],
    ['back at midnight', [['missing', '2026-03-31 22:00', '2026-04-01 00:00']], '2026-04', {}],
    ['away only', [['away', '2026-03-10 22:00', '2026-03-11 06:00']], '2026-03', { M12: 1 }],
    ['missing, away, missing: one incident', [['missing', '2026-03-10 20:00', '2026-03-10 22:00'], ['away', '2026-03-10 22:00', '2026-03-11 02:00'], ['missing', '2026-03-11 02:00', '2026-03-11 06:00']], '2026-03', { M01a: 1, M01b: 1, M03: 1, M12: 1 }],
    ['away first: dated when missing began', [['away', '2026-03-31 20:00', '2026-04-01 02:00'], ['missing', '2026-04-01 02:00', '2026-04-01 06:00']], '2026-03', {}],
    ['… the month after', [['away', '2026-03-31 20:00', '2026-04-01 02:00'], ['missing', '2026-04-01 02:00', '2026-04-01 06:00']], '2026-04', { M01a: 1, M01b: 1, M03: 1, M12: 1 }],
  ])('%s', (_sentence, segments, month, figures) => {
    expect(aChild().absent(...segments).in(month)).toEqual({ N01: 1, N02: 1, ...figures });
  }); // prettier-ignore

  it('recorded after the freeze is not known then', () => {
    const during = span('2026-03-10 20:00', '2026-03-11 06:00');
    const late = at('2026-04-20 09:00');
    const child = aChild().record('absence', { during }, 'a', late);
    child.record('absence_segment', { absence_id: 'a', kind: 'missing', during }, 's', late);
    expect(child.in('2026-03', 'CLA', true)).toEqual({ N01: 1, N02: 1 });
    expect(child.in('2026-03').M03).toBe(1);
  });
});

describe('unaccompanied and trafficked', () => {
  it.each([
    ['yes, yes', 'yes', 'T1', ['CLA', 'U', 'T1', 'T', 'UT']],
    ['yes, suspected', 'yes', 'T2', ['CLA', 'U', 'T2', 'T', 'UT']],
    ['yes, no', 'yes', 'no', ['CLA', 'U', 'U-only']],
    ['no, suspected', 'no', 'T2', ['CLA', 'T2', 'T', 'T-only']],
    ['no, no', 'no', 'no', ['CLA', 'neither']],
    ['no, not known', 'no', 'unknown', ['CLA', 'not-known']],
    ['not known, yes', 'unknown', 'T1', ['CLA', 'T1', 'T', 'not-known']],
  ] as const)('%s', (_sentence, u, t, populations) => {
    const membership = Object.entries(membershipOf(u, t));
    expect(membership.filter(([, belongs]) => belongs === 'yes').map(([population]) => population)).toEqual(
      populations,
    );
  });

  it('a “no” to one decides what the other cannot', () => {
    expect(membershipOf('no', 'unknown')).toMatchObject({ UT: 'no', 'U-only': 'no', 'T-only': 'unknown', neither: 'unknown' });
    expect(membershipOf('unknown', 'no')).toMatchObject({ UT: 'no', 'T-only': 'no', 'U-only': 'unknown', neither: 'unknown' });
  }); // prettier-ignore

  const asked = (answered: string) =>
    aChild().record('unaccompanied_answer', {
      answer: 'no',
      answered_at: at(answered),
      during: span('2026-01-10 12:00'),
    });
  const NOT_KNOWN = { N01: 'not known: 1', N02: 'not known: 1' };

  it.each<[string, string, string, object]>([
    ['the 31st becomes the 28th, and that day is in date', '2025-08-31 09:00', '2026-02', {}],
    ['the day after is not', '2025-08-31 09:00', '2026-03', NOT_KNOWN],
    ['a month that begins in date counts as not known', '2026-03-20 09:00', '2026-09', NOT_KNOWN],
    ['… and the month before as “no”', '2026-03-20 09:00', '2026-08', {}],
  ])('an answer of “no” goes out of date: %s', (_sentence, answered, month, expected) => {
    expect(asked(answered).in(month, 'U')).toEqual(expected);
  });

  const referred = (...decisions: [string, string][]) => {
    const child = aChild().record('nrm_referral', { referred_at: at('2026-03-05 10:00') }, 'referral');
    for (const [decision, day] of decisions)
      child.record('nrm_decision', { nrm_referral_id: 'referral', decision, decided_at: at(day) });
    return child;
  };

  it.each<[string, [string, string][], Population]>([
    ['referred: suspected', [], 'T2'],
    ['reasonable grounds: identified', [['reasonable-grounds-positive', '2026-03-20']], 'T1'],
    ['refused, and opened again: suspected', [['reasonable-grounds-negative', '2026-03-20'], ['reconsideration-opened', '2026-03-25']], 'T2'],
    ['refused on conclusive grounds, and opened again: identified', [['reasonable-grounds-positive', '2026-03-10'], ['conclusive-grounds-negative', '2026-03-20'], ['reconsideration-opened', '2026-03-25']], 'T1'],
  ])('%s', (_sentence, decisions, population) => {
    const rows = referred(...decisions).in('2026-04', population);
    expect(rows).toEqual({ N01: 1, N02: 1, Q01: 1 });
  }); // prettier-ignore

  it('a refusal is not itself a “no”', () => {
    const child = referred(['reasonable-grounds-negative', '2026-03-20']);
    expect(child.in('2026-03', 'T2')).toEqual({ N01: 'not known: 1', N02: 1 });
    expect(child.in('2026-04', 'T2')).toEqual({ N01: 'not known: 1', N02: 'not known: 1' });
  });
});

describe('unlawful', () => {
  it.each<[string, (child: Story) => Story, string, Partial<Record<Measure, number>>]>([
    ['a hotel at 13, part of two days', (child) => child.livingIn('hotel', span('2026-03-10 18:00', '2026-03-11 09:30')), '2026-03', { S03a: 1, 'S03a-PL-01': 1, 'S03a-order-unknown': 1, 'S03c-days': 2, 'S03c-hours': 15.5 }],
    ['a hospital', (child) => child.livingIn('hospital', span('2026-03-10 18:00', '2026-03-11 09:30')), '2026-03', {}],
    ['a hotel over the night the clocks go forward', (child) => child.livingIn('hotel', span('2026-03-29 00:00', '2026-03-30 00:00')), '2026-03', { S03a: 1, 'S03a-PL-01': 1, 'S03a-order-unknown': 1, 'S03c-days': 1, 'S03c-hours': 23 }],
    ['a hotel on the last day', (child) => child.livingIn('hotel', span('2026-03-31 12:00')), '2026-03', { S03a: 1, 'S03a-PL-01': 1, 'S03a-order-unknown': 1, S03b: 1, 'S03b-order-unknown': 1, S03d: 1, 'S03c-days': 1, 'S03c-hours': 12 }],
    ['a hotel until decided to be 17', (child) => child.born('2009-01-01').livingIn('hotel', span('2026-03-10', '2026-03-20')), '2026-03', { S03a: 1, 'S03a-PL-01': 1, 'S03a-order-unknown': 1, 'S03c-days': 10, 'S03c-hours': 240 }],
    ['supported accommodation without a registration on record', (child) => child.livingIn('supported-accommodation', span('2026-03-10', '2026-03-11')), '2026-03', { S03a: 1, 'S03a-PL-01': 1, 'S03a-order-unknown': 1, 'S03c-days': 1, 'S03c-hours': 24 }],
  ])('%s', (_sentence, tell, month, figures) => {
    expect(tell(aChild()).in(month)).toEqual({ N01: 1, N02: 1, ...figures });
  }); // prettier-ignore

  it('ends at midnight of the 16th birthday', () => {
    const child = new Story().born('2012-01-01');
    expect(child.livingIn('hotel', span('2026-03-01')).in('2026-03')['S03c-hours']).toBe(743); // a month of 31 days
    const sixteen = new Story();
    sixteen.born('2010-03-15', '2026-01-10');
    expect(sixteen.livingIn('hotel', span('2026-03-01')).in('2026-03')['S03c-days']).toBe(31); // by the younger birth
  });

  it('is decided on by the director for that placement and rule', () => {
    const child = aChild().livingIn('hotel', span('2026-03-31 12:00'));
    const decided = child.record('director_decision', { placement_id: 'row 4', rule: 'PL-01' });
    expect(decided.in('2026-03')).toMatchObject({ S03b: 1 });
    expect(decided.in('2026-03').S03d).toBeUndefined();
  });
});

describe('a whole authority', () => {
  const file = answersOf(generateAuthority({ name: 'Modelham', children: 150, seed: 'x', endsAt: UNTIL }));
  const figure = ({ rows }: MonthAnswer, measure: Measure, population: Population) =>
    rows.find((row) => row.measure === measure && row.population === population)!;
  const value = (month: MonthAnswer, measure: Measure, population: Population = 'CLA') =>
    figure(month, measure, population).value;

  it('answers 36 months, each as known at its freeze and at the end', () => {
    expect(file.months).toHaveLength(72);
    expect(file.months.at(-1)!.asKnownAt).toBe('2026-10-31T23:59:59.000Z');
    expect(file.months.at(-2)).toMatchObject({ month: '2026-09', asKnownAt: '2026-10-07T16:00:00.000Z' });
  });

  it('parts all the children into those known and those not', () => {
    const whole = ['N01', 'N02', 'M03', 'S03c-days'] as const;
    const parts = ['U-only', 'T-only', 'UT', 'neither', 'not-known'] as const;
    for (const month of file.months)
      for (const measure of whole) {
        const sum = parts.reduce((total, population) => total + value(month, measure, population), 0);
        expect([month.month, measure, sum]).toEqual([month.month, measure, value(month, measure)]);
      }
  });

  it('counts no child as missing who is not looked after, nor any incident without a child', () => {
    for (const month of file.months)
      for (const population of ['CLA', 'U', 'T', 'neither'] as const) {
        const [n02, m01a, m01b, m03] = (['N02', 'M01a', 'M01b', 'M03'] as const).map((each) =>
          value(month, each, population),
        );
        expect(m01b).toBeLessThanOrEqual(m01a!);
        expect(m01a).toBeLessThanOrEqual(n02!);
        expect(m03).toBeGreaterThanOrEqual(m01b!);
        expect(value(month, 'S03d', population)).toBeLessThanOrEqual(value(month, 'S03b', population));
      }
  });

  it('says something else now than it said then', () => {
    const changed = new Set<Measure>();
    for (let i = 0; i < file.months.length; i += 2)
      for (const row of file.months[i]!.rows)
        if (figure(file.months[i + 1]!, row.measure, row.population).value !== row.value) changed.add(row.measure);
    for (const measure of ['N01', 'N02', 'M03', 'Q01', 'S03a'] as const) expect(changed).toContain(measure);
  });
});
