import { plainDate } from '../../../src/kernel/plain-date.js';
import { highBecause, type RiskFacts } from '../../../src/missing/escalation/high-risk.js';

const at = new Date('2026-06-01T20:00:00Z');
const nothing: RiskFacts = {
  ...{ at, youngestBornOn: plainDate('2012-01-01'), nrmReferralStands: false, traffickingFindingStands: false },
  ...{ unaccompanied: false, inCareSince: new Date('2020-01-01Z'), dangerReported: false },
};

it.each<[string, Partial<RiskFacts>, string[]]>([
  ['nothing recorded says so', {}, []],
  ['the day before turning 13', { youngestBornOn: plainDate('2013-06-02') }, ['under-13']],
  ['13 today', { youngestBornOn: plainDate('2013-06-01') }, []],
  ['no date of birth', { youngestBornOn: null }, []],
  ['referred to the NRM', { nrmReferralStands: true }, ['nrm']],
  ['a finding stands', { traffickingFindingStands: true }, ['exploitation']],
  [
    'unaccompanied, in care since yesterday',
    { unaccompanied: true, inCareSince: new Date('2026-05-31T20:00:00Z') },
    ['new-unaccompanied'],
  ],
  ['unaccompanied, in care for 72 hours', { unaccompanied: true, inCareSince: new Date('2026-05-29T20:00:00Z') }, []],
  ['unaccompanied, not in care yet', { unaccompanied: true, inCareSince: null }, ['new-unaccompanied']],
  ['danger, and young', { dangerReported: true, youngestBornOn: plainDate('2020-01-01') }, ['under-13', 'danger']],
])('%s', (_what, over, reasons) => {
  expect(highBecause({ ...nothing, ...over })).toEqual(reasons);
});
