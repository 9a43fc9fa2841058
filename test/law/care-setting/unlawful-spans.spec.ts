import { judgeStay, unlawfulSpans } from '../../../src/law/care-setting/unlawful-spans.js';
import type { Stay } from '../../../src/law/care-setting/stay.js';
import { between, IN_A_HOME, registered, stay } from '../stays.js';

/** One line a breach: rule, from, until, what ended it. */
const breaches = (told: Stay) =>
  unlawfulSpans(told).map(({ rule, from, until, endedBy }) =>
    [rule, minute(from), until === null ? 'open' : minute(until), endedBy ?? 'the stay'].join(' '),
  );
const minute = (at: Date) => at.toISOString().slice(0, 16);

/** One line a span of one rule. */
const spansOf = (rule: string, told: Stay) =>
  judgeStay(told)
    .filter((span) => span.rule === rule)
    .map(({ verdict, from, until }) => `${verdict} ${minute(from)} ${until === null ? 'open' : minute(until)}`);

describe('a child under 16 in a hostel', () => {
  it('is in breach until London’s midnight of the 16th birthday, in summer time 23:00 UTC', () => {
    expect(breaches(stay('2024-07-01T10:00Z', null, '2008-07-15'))).toEqual([
      'PL-01 2024-07-01T10:00 2024-07-14T23:00 attained-16',
      'SA-01 2024-07-14T23:00 2026-07-14T23:00 attained-18',
    ]);
  });

  it('is in breach until midnight UTC when the birthday falls on the day the clocks go forward', () => {
    expect(breaches(stay('2024-03-01', null, '2008-03-31'))).toEqual([
      'PL-01 2024-03-01T00:00 2024-03-31T00:00 attained-16',
      'SA-01 2024-03-31T00:00 2026-03-30T23:00 attained-18',
    ]);
  });

  it('is in breach for the part of a day it lasted', () => {
    expect(breaches(stay('2024-01-10T21:40Z', '2024-01-11T03:05Z', '2010-01-01'))).toEqual([
      'PL-01 2024-01-10T21:40 2024-01-11T03:05 the stay',
    ]);
  });

  it('is in breach from the day the law began, however long the stay had lasted', () => {
    expect(breaches(stay('2021-01-01', '2021-12-01', '2010-01-01'))).toEqual([
      'PL-01 2021-09-08T23:00 2021-12-01T00:00 the stay',
    ]);
  });

  it('who came the day before the 16th birthday is in breach of one rule for that day, and then of the next', () => {
    expect(breaches(stay('2024-01-14', null, '2008-01-15'))).toEqual([
      'PL-01 2024-01-14T00:00 2024-01-15T00:00 attained-16',
      'SA-01 2024-01-15T00:00 2026-01-15T00:00 attained-18',
    ]);
  });

  it('leaves the rule for its successor at the same instant', () => {
    const told = stay('2024-01-01', null, '2008-01-15', {
      setting: { type: 'supported-accommodation', country: 'england', detentionDirectedBy: null },
      registrations: [registered('2020-01-01', null, { status: 'not-registered', category: null })],
    });
    expect(breaches(told)).toEqual([
      'PL-01 2024-01-01T00:00 2024-01-15T00:00 attained-16',
      'PL-02 2024-01-01T00:00 2026-01-15T00:00 attained-18',
      'SA-01 2024-01-15T00:00 2026-01-15T00:00 attained-18',
    ]);
  });

  it('with no date of birth is neither in breach nor lawful', () => {
    expect(spansOf('PL-01', stay('2024-01-01', '2024-02-01', null))).toEqual([
      'unknown 2024-01-01T00:00 2024-02-01T00:00',
    ]);
  });

  it('is judged nowhere in a stay that is empty', () => {
    expect(judgeStay(stay('2024-01-01', '2024-01-01', '2010-01-01'))).toEqual([]);
    expect(judgeStay(stay('2024-01-02', '2024-01-01', '2010-01-01'))).toEqual([]);
  });
});

describe('a child in a children’s home', () => {
  const inHome = (told: Partial<Stay>) => stay('2024-01-01', '2024-12-01', '2012-01-01', { ...IN_A_HOME, ...told });

  it('is in breach from the instant the registration ended', () => {
    const told = inHome({ registrations: [registered('2020-01-01', '2024-05-01T12:00Z')] });
    expect(spansOf('PL-02', told)).toEqual([
      'met 2024-01-01T00:00 2024-05-01T12:00',
      'breached 2024-05-01T12:00 2024-12-01T00:00',
    ]);
    expect(unlawfulSpans(told)).toMatchObject([{ cause: 'registration-lapsed' }]);
  });

  it('is lawful again from the day it is registered again', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', '2024-03-01'), registered('2024-04-01', null)],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-03-01T00:00 2024-04-01T00:00 registration']);
  });

  it('is in breach while a suspension lies over the registration', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', null), registered('2024-03-01', '2024-04-01', { status: 'suspended' })],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-03-01T00:00 2024-04-01T00:00 registration']);
  });

  it('is one breach through suspension and cancellation', () => {
    const told = inHome({
      registrations: [
        registered('2020-01-01', '2024-03-01'),
        registered('2024-03-01', '2024-04-01', { status: 'suspended' }),
        registered('2024-04-01', null, { status: 'cancelled' }),
      ],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-03-01T00:00 2024-12-01T00:00 the stay']);
    expect(unlawfulSpans(told)).toMatchObject([{ cause: 'registration-suspended' }]);
  });

  it('is unknown before the first thing recorded', () => {
    expect(spansOf('PL-02', inHome({ registrations: [registered('2024-02-01', null)] }))).toEqual([
      'unknown 2024-01-01T00:00 2024-02-01T00:00',
      'met 2024-02-01T00:00 2024-12-01T00:00',
    ]);
  });

  it('stays lawful when registration as something else lapses', () => {
    const told = inHome({
      registrations: [
        registered('2020-01-01', null),
        registered('2020-01-01', '2024-03-01', { category: 'care-home' }),
      ],
    });
    expect(breaches(told)).toEqual([]);
  });

  it('who came before a restriction on admissions stays lawful', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', null)],
      restrictions: [between('2024-02-01', null)],
    });
    expect(breaches(told)).toEqual([]);
  });

  it('who came under a restriction is in breach until it is lifted', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', null)],
      restrictions: [between('2023-12-01', '2024-02-01'), between('2024-03-01', null)],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-01-01T00:00 2024-02-01T00:00 restriction']);
  });

  it('is admitted when it began to live there, not when a record began', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', null)],
      restrictions: [between('2023-12-01', null)],
    });
    expect(breaches({ ...told, admittedAt: new Date('2023-11-30') })).toEqual([]);
    expect(breaches({ ...told, admittedAt: new Date('2023-12-01') })).toHaveLength(1);
  });

  it('stays lawful on growing out of the ages', () => {
    expect(breaches(inHome({ registrations: [registered('2020-01-01', null, { minAge: 8, maxAge: 12 })] }))).toEqual(
      [],
    );
    // 13 on 1 January 2025; judged anew on 1 January 2026, when a restriction begins
    const longer = {
      ...inHome({
        registrations: [registered('2020-01-01', null, { maxAge: 12 })],
        restrictions: [between('2026-01-01', null)],
      }),
      until: null,
    };
    expect(breaches(longer)).toEqual([]);
  });

  it('is judged again when the ages change', () => {
    const told = inHome({
      registrations: [
        registered('2020-01-01', '2024-03-01', { maxAge: 17 }),
        registered('2024-03-01', null, { maxAge: 11 }),
      ],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-03-01T00:00 2024-12-01T00:00 the stay']);
  });

  it('is not judged again when a renewal or a suspension leaves the ages alone', () => {
    const ages = { minAge: 8, maxAge: 12 };
    const told = stay('2024-01-01', null, '2012-01-01', {
      ...IN_A_HOME,
      registrations: [
        registered('2020-01-01', '2025-02-01', ages),
        registered('2025-02-01', '2025-03-01', { status: 'suspended' }),
        registered('2025-03-01', null, ages),
      ],
    });
    expect(breaches(told)).toEqual(['PL-02 2025-02-01T00:00 2025-03-01T00:00 registration']);
  });

  it('is in breach from the day the home is for the other sex only', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', '2024-02-01'), registered('2024-02-01', null, { sex: 'M' })],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-02-01T00:00 2024-12-01T00:00 the stay']);
  });

  it('who came when the home was full is in breach until one who came before leaves', () => {
    const told = inHome({
      registrations: [registered('2020-01-01', null, { places: 2 })],
      childrenBefore: [between('2022-01-01', null), between('2023-01-01', '2024-02-01')],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-01-01T00:00 2024-02-01T00:00 number']);
  });

  it('who came last is in breach from the day the number is lowered', () => {
    const told = inHome({
      registrations: [
        registered('2020-01-01', '2024-02-01', { places: 3 }),
        registered('2024-02-01', null, { places: 2 }),
      ],
      childrenBefore: [between('2022-01-01', null), between('2023-01-01', '2024-03-01')],
    });
    expect(breaches(told)).toEqual(['PL-02 2024-02-01T00:00 2024-03-01T00:00 number']);
  });
});

describe('a child with a connected person', () => {
  const withAunt = (carerApprovals: Stay['carerApprovals']) =>
    stay('2024-01-01', '2024-12-01', '2012-01-01', {
      route: 'connected-person',
      setting: { type: 'connected-person-home', country: 'england', detentionDirectedBy: null },
      carerApprovals,
    });

  it('is in breach from the instant temporary approval lapses until full approval', () => {
    const told = withAunt([
      { approval: 'reg-24-temporary', ...between('2024-01-01', '2024-04-22') },
      { approval: 'approved', ...between('2024-05-01', null) },
    ]);
    expect(breaches(told)).toEqual(['PP-08 2024-04-22T00:00 2024-05-01T00:00 carer-approval']);
    expect(unlawfulSpans(told)).toMatchObject([{ cause: 'carer-approval-lapsed' }]);
  });

  it('is in breach from the start when somebody recorded that there is no approval', () => {
    expect(unlawfulSpans(withAunt([{ approval: 'none', ...between('2024-01-01', null) }]))).toMatchObject([
      { rule: 'PP-08', cause: 'carer-not-approved' },
    ]);
  });

  it('is unknown while nothing is recorded', () => {
    expect(spansOf('PP-08', withAunt([]))).toEqual(['unknown 2024-01-01T00:00 2024-12-01T00:00']);
  });

  it('whose approval was ended and recorded as none counts as lapsed', () => {
    const told = withAunt([
      { approval: 'approved', ...between('2023-01-01', '2024-06-01') },
      { approval: 'none', ...between('2024-06-01', null) },
    ]);
    expect(unlawfulSpans(told)).toMatchObject([{ cause: 'carer-approval-lapsed' }]);
  });

  it('is approved where a household approval and an emergency stand at once', () => {
    const told = withAunt([
      { approval: 'approved', ...between('2023-01-01', null) },
      { approval: 'reg-23-emergency', ...between('2024-02-01', '2024-02-09') },
    ]);
    expect(breaches(told)).toEqual([]);
  });
});
