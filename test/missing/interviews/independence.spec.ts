import { factorsOn, unknownFactors, PUSH_FACTORS } from '../../../src/missing/interviews/factors.js';
import { whyNotIndependent } from '../../../src/missing/interviews/independence.js';
import { plainDate } from '../../../src/kernel/plain-date.js';

const team = {
  colleagues: [
    { id: 'w', name: 'Sam Sample', as: 'worker' },
    { id: 'm', name: 'Mo Manager', as: 'manager' },
    { id: 't', name: 'Zoë O’Team', as: 'team' },
  ],
  carers: ['Oak House', 'Bright Homes Ltd'],
} as const;

describe('who can be recorded as independent of the child’s care (MIS-09)', () => {
  it.each([
    ['the child’s worker', { id: 'w', name: 'Sam Sample' }, /is the child’s worker/],
    ['the manager of the team', { id: 'm', name: 'Mo Manager' }, /manages the child’s team/],
    ['somebody of the team', { id: 't', name: 'Zoë O’Team' }, /is in the child’s team/],
    ['the worker, typed by name', { id: null, name: ' sam  SAMPLE ' }, /is the child’s worker/],
    ['somebody of the team, typed without accents', { id: null, name: 'Zoe O Team' }, /is in the child’s team/],
    ['who runs the home', { id: null, name: 'Jo', organisation: 'bright homes ltd.' }, /who cares for the child/],
    ['the home itself', { id: null, name: 'Oak House' }, /who cares for the child/],
    ['a colleague of another team', { id: 'x', name: 'Sam Sample' }, null],
    ['somebody from a charity', { id: null, name: 'Jo Example', organisation: 'Safe Voices' }, null],
  ])('%s', (_sentence, who, why) => {
    const said = whyNotIndependent({ organisation: null, ...who }, team);
    if (why) expect(said).toMatch(why);
    else expect(said).toBeNull();
  });
});

describe('push and pull factors are dated', () => {
  const list = [{ code: 'old', text: 'Old', from: plainDate('2020-01-01'), until: plainDate('2026-04-01') }];

  it.each([
    ['the day before it is offered', '2019-12-31', []],
    ['its first day', '2020-01-01', ['old']],
    ['its last day', '2026-03-31', ['old']],
    ['the day after', '2026-04-01', []],
  ])('%s', (_sentence, day, codes) => {
    expect(factorsOn(list, plainDate(day)).map(({ code }) => code)).toEqual(codes);
  });

  it('a code on no list is named', () => {
    expect(unknownFactors(PUSH_FACTORS, ['contact', 'made-up'], plainDate('2026-06-01'))).toEqual(['made-up']);
  });
});
