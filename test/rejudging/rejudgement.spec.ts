import {
  breachChanges,
  daysBreached,
  differsFrom,
  isInDoubtFrom,
  isWorseFrom,
  type JudgedSpan,
  standingAt,
} from '../../src/rejudging/rejudgement.js';

const at = (day: string, time = '12:00') => new Date(`2026-06-${day}T${time}:00Z`);
const span = (
  verdict: JudgedSpan['verdict'],
  from: string,
  until: string | null = null,
  rule = 'PL-02',
): JudgedSpan => ({
  rule,
  verdict,
  from: at(from),
  until: until === null ? null : at(until),
});
const met = [span('met', '01')];
const suspendedOn = (day: string) => [span('met', '01', day), span('breached', day)];

describe('how a stay stands', () => {
  it.each([
    ['met', met, '02', 'met', ['PL-02']],
    ['breached, at the very instant it begins', suspendedOn('06'), '06', 'breached', ['PL-02']],
    ['met until then', suspendedOn('06'), '05', 'met', ['PL-02']],
    ['by its gravest rule', [...met, span('unknown', '01', null, 'SA-01')], '02', 'unknown', ['SA-01']],
    ['not tested, where no rule asks anything', [], '02', 'not-engaged', []],
  ] as const)('%s', (_sentence, spans, day, verdict, rules) => {
    expect(standingAt(spans, at(day))).toEqual({ verdict, rules });
  });
});

describe('a change', () => {
  it.each([
    ['makes no difference where the answers are the same', met, [span('met', '01')], null, false],
    ['differs from the first day another answer holds', met, suspendedOn('06'), '06', true],
    ['that turns out to have begun earlier differs from then', suspendedOn('06'), suspendedOn('03'), '03', false],
    ['that made it lawful is not worse', suspendedOn('06'), met, '06', false],
    ['from unknown to breached is worse', [span('unknown', '01')], [span('breached', '01')], '01', true],
    ['that is still to come is worse already', met, suspendedOn('20'), '20', true],
    ['of the past alone is not worse now', met, [span('breached', '01', '05'), span('met', '05')], '01', false],
    ['another rule breached besides is worse', suspendedOn('06'), [...suspendedOn('06'), span('breached', '07', null, 'PL-01')], '07', true], // prettier-ignore
    ['a breach that passes to another rule is worse: somebody looks', [span('breached', '01')], [span('breached', '01', null, 'SA-01')], '01', true], // prettier-ignore
  ] as const)('%s', (_sentence, before, after, from, isWorse) => {
    expect(differsFrom({ before: [...before], after: [...after] })).toEqual(from && at(from));
    expect(isWorseFrom(at('10'), { before: [...before], after: [...after] })).toBe(isWorse);
  });
});

describe('days not lawful', () => {
  it.each([
    ['a part of a day is a day', [span('breached', '06')], '07', 2],
    ['none before it begins', [span('breached', '20')], '07', 0],
    ['two rules on one day are one day', [span('breached', '06'), span('breached', '06', null, 'PL-01')], '07', 2],
    ['an unknown is no breach', [span('unknown', '01')], '07', 0],
  ])('%s', (_sentence, spans, until, days) => {
    expect(daysBreached(spans, at('01'), at(until))).toBe(days);
  });

  it('that end at London’s midnight do not touch the next day', () => {
    const one = { ...span('breached', '06'), until: at('06', '23:00') };
    expect(daysBreached([one], at('01'), at('20'))).toBe(1);
  });
});

it.each([
  ['breached', suspendedOn('06'), true],
  ['breached from a day to come', suspendedOn('20'), true],
  ['breached and over', [span('breached', '01', '05')], false],
  ['met', met, false],
] as const)('whether a stay is in doubt: %s', (_sentence, spans, expected) => {
  expect(isInDoubtFrom(at('10'), spans)).toBe(expected);
});

describe('what becomes of breaches', () => {
  it.each([
    [
      'one is opened',
      met,
      suspendedOn('06'),
      [{ what: 'opened', rule: 'PL-02', before: null, after: { from: at('06') } }],
    ],
    ['one never was', suspendedOn('06'), met, [{ what: 'withdrawn', before: { from: at('06') }, after: null }]],
    ['one began earlier', suspendedOn('06'), suspendedOn('03'), [{ what: 'changed', before: { from: at('06') }, after: { from: at('03') } }]], // prettier-ignore
    ['one ends', [span('breached', '01')], [span('breached', '01', '05')], [{ what: 'changed', after: { until: at('05') } }]], // prettier-ignore
    ['none is touched', suspendedOn('06'), suspendedOn('06'), []],
  ])('%s', (_sentence, before, after, expected) => {
    expect(breachChanges({ before, after })).toMatchObject(expected);
  });
});
