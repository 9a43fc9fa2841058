import { type ActionSaid, faultOfAction } from '../../../src/missing/actions/action.js';

describe('an entry of the log', () => {
  it.each<[string, ActionSaid, string | undefined]>([
    ['the police told, and nothing more known', { kind: 'police-told' }, undefined],
    ['told with a reference and a level', { kind: 'police-told', reference: 'TS-1', riskLevel: 'high' }, undefined],
    ['a change of level without the level', { kind: 'police-risk' }, 'riskLevel'],
    ['a level that the parents gave', { kind: 'parents-told', riskLevel: 'low' }, 'riskLevel'],
    ['a reference of the parents', { kind: 'parents-told', reference: 'X' }, 'reference'],
    ['a sighting without words', { kind: 'sighting' }, 'notes'],
    ['a discussion that decided nothing', { kind: 'strategy-discussion' }, 'notes'],
    ['a discussion with its decision', { kind: 'strategy-discussion', notes: 'Search the coast' }, undefined],
    ['not to act, without what', { kind: 'decided-not-to', notes: 'Safe there' }, 'notDone'],
    ['not to act, without why', { kind: 'decided-not-to', notDone: 'parents-told' }, 'notes'],
    ['not to decide not to', { kind: 'decided-not-to', notDone: 'decided-not-to', notes: 'x' }, 'notDone'],
    ['not to act', { kind: 'decided-not-to', notDone: 'parents-told', notes: 'Not safe' }, undefined],
    ['done and not done at once', { kind: 'other', notes: 'x', notDone: 'parents-told' }, 'notDone'],
    ['not so, without why', { kind: 'not-so' }, 'notes'],
  ])('%s', (_sentence, said, field) => expect(faultOfAction(said)?.field).toBe(field));
});
