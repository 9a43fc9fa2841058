import { connectedPersonApproval, fosterCarerApproval } from '../../../src/law/care-setting/carer-approval.js';
import { under16Setting } from '../../../src/law/care-setting/under-16-setting.js';
import { judge } from '../../../src/law/legal-rule.js';
import { facts, type Told } from '../facts.js';

describe('a connected person', () => {
  const judged = (told: Told) =>
    judge(connectedPersonApproval, facts({ route: 'connected-person', type: 'connected-person-home', ...told }));

  it.each([
    ['approved', { carer: 'approved' }, 'met'],
    ['temporarily approved', { carer: 'reg-24-temporary' }, 'met'],
    ['approved, in an emergency outside the terms', { carer: 'reg-23-emergency' }, 'met'],
    ['not approved', { carer: 'none' }, 'breached'],
    ['no longer approved', { carer: 'lapsed' }, 'breached'],
    ['whose approval is not recorded', { carer: 'unknown' }, 'unknown'],
    ['not approved, in the home of a friend', { carer: 'none', type: 'family-or-friends-unapproved' }, 'breached'],
    ['not approved, in a caravan: other arrangements', { carer: 'none', type: 'caravan' }, 'not-engaged'],
    ['not approved, at 17', { carer: 'none', born: '2006-06-02' }, 'breached'],
    ['not approved, at 18', { carer: 'none', born: '2006-06-01' }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(judged(told).is).toBe(expected);
  });

  it('who is not approved does not breach the closed list', () => {
    const told = { carer: 'none', route: 'connected-person', type: 'family-or-friends-unapproved' } as const;
    expect(judge(under16Setting, facts(told)).is).toBe('not-engaged');
  });

  it('is counted apart when an approval lapsed', () => {
    expect(judged({ carer: 'none' })).toMatchObject({ cause: 'carer-not-approved' });
    expect(judged({ carer: 'lapsed' })).toMatchObject({ cause: 'carer-approval-lapsed' });
  });

  it('with temporary approval carries its clock', () => {
    expect(judged({ carer: 'reg-24-temporary' })).toMatchObject({ provided: [expect.stringContaining('16 weeks')] });
  });
});

describe('another foster carer', () => {
  it.each([
    ['approved', { carer: 'approved' }, 'met'],
    ['approved, in an emergency outside the terms', { carer: 'reg-23-emergency' }, 'met'],
    ['temporarily approved, which is for connected persons', { carer: 'reg-24-temporary' }, 'breached'],
    ['not approved', { carer: 'none' }, 'breached'],
    ['no longer approved', { carer: 'lapsed' }, 'breached'],
    ['whose approval is not recorded', { carer: 'unknown' }, 'unknown'],
    ['placed for adoption there', { carer: 'none', route: 'adoption' }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(judge(fosterCarerApproval, facts({ route: 'foster', type: 'foster-home', ...told })).is).toBe(expected);
  });
});
