import { type AbsenceFacts, owedActions } from '../../../src/missing/actions/owed-actions.js';

const at = (iso: string) => new Date(iso);
const FACTS: AbsenceFacts = {
  startedAt: at('2026-06-01T20:00:00Z'),
  reportedAt: at('2026-06-01T22:00:00Z'),
  endedAt: null,
  everMissing: true,
  policeToldAt: null,
  immigrationControl: 'no',
  placedOutOfArea: 'no',
  done: {},
  decidedNot: {},
};
const states = (facts: Partial<AbsenceFacts>) =>
  Object.fromEntries(owedActions({ ...FACTS, ...facts }).map(({ kind, state }) => [kind, state]));

describe('what is owed of an absence', () => {
  const always = { 'police-told': 'owed', 'reviewing-officer-told': 'owed', 'strategy-discussion': 'owed' };

  it.each<[string, Partial<AbsenceFacts>, object]>([
    ['nothing logged, placed here, not subject to immigration control', {}, always],
    ['subject to immigration control', { immigrationControl: 'yes' }, { ...always, 'home-office-told': 'owed' }],
    ['nobody knows whether', { immigrationControl: 'unknown' }, { ...always, 'home-office-told': 'uncertain' }],
    ['placed in another area', { placedOutOfArea: 'yes' }, { ...always, 'host-authority-told': 'owed' }],
    ['nobody knows in whose area', { placedOutOfArea: 'unknown' }, { ...always, 'host-authority-told': 'uncertain' }],
    [
      'the police told with the report',
      { policeToldAt: at('2026-06-01T22:00:00Z') },
      { ...always, 'police-told': 'done' },
    ],
    [
      'away only: no police, no discussion',
      { everMissing: false, immigrationControl: 'yes' },
      { 'reviewing-officer-told': 'owed' },
    ],
    [
      'decided not to, with a reason',
      { decidedNot: { 'reviewing-officer-told': 'On leave: the manager was told' } },
      { ...always, 'reviewing-officer-told': 'decided-not' },
    ],
    [
      'done after it had been decided not to',
      {
        decidedNot: { 'reviewing-officer-told': 'On leave' },
        done: { 'reviewing-officer-told': at('2026-06-02T09:00:00Z') },
      },
      { ...always, 'reviewing-officer-told': 'done' },
    ],
    [
      'a meeting is more than a discussion',
      { done: { 'strategy-meeting': at('2026-06-02T09:00:00Z') } },
      { ...always, 'strategy-discussion': 'done' },
    ],
    [
      'told the Home Office though nobody knew whether it had to be',
      { immigrationControl: 'unknown', done: { 'home-office-told': at('2026-06-02T09:00:00Z') } },
      { ...always, 'home-office-told': 'done' },
    ],
  ])('%s', (_sentence, facts, expected) => expect(states(facts)).toEqual(expected));

  it.each([
    ['a minute before 24 hours: no discussion', '2026-06-02T19:59:00Z', undefined],
    ['at 24 hours: none', '2026-06-02T20:00:00Z', undefined],
    ['a minute after: one was owed', '2026-06-02T20:01:00Z', 'owed'],
  ])('back %s', (_sentence, endedAt, expected) =>
    expect(states({ endedAt: at(endedAt) })['strategy-discussion']).toBe(expected),
  );

  it('is due at once from the report on; the discussion 24 clock hours after last seen, also when the clocks change', () => {
    const facts = { ...FACTS, startedAt: at('2026-10-24T20:00:00Z'), reportedAt: at('2026-10-24T23:00:00Z') };
    const due = Object.fromEntries(owedActions(facts).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]));
    expect(due).toMatchObject({
      'police-told': '2026-10-24T23:00:00.000Z',
      'strategy-discussion': '2026-10-25T20:00:00.000Z',
    });
  });
});
