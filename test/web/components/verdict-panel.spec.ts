import { verdictOn } from '../../../src/law/verdict.js';
import { verdictJson } from '../../../src/placements/placement.js';
import { verdictPanel } from '../../../src/web/components/verdict/verdict-panel.js';
import { EVERYTHING_DONE } from '../../law/everything-done.js';
import { placementFacts, type ToldOfPlacement } from '../../law/facts.js';

function panelOf(told: ToldOfPlacement) {
  const facts = placementFacts(told);
  return verdictPanel(verdictJson({ verdict: verdictOn(facts), facts }));
}

const FOSTERED = { route: 'foster', type: 'foster-home', carer: 'approved' } as const;
const rules = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

it('what is in the way comes alone: why, since when the law says so, and from when it would not', () => {
  const { title, lead, judged, inTheWay, remedies, owed } = panelOf({ type: 'hotel', born: '2008-07-15' });
  expect([title, lead]).toEqual(['This placement is not lawful', 'Nobody can approve it.']);
  expect(inTheWay.map(({ rule, since }) => [rule, since])).toContainEqual(['PL-01', '9 September 2021']);
  expect(remedies).toContainEqual('When the child is 16, registered supported accommodation may be considered (from 15 July 2024)'); // prettier-ignore
  expect(remedies).toEqual([...new Set(remedies)]);
  expect(remedies.join()).not.toContain('placement plan');
  expect(rules(owed)).toContain('PP-01');
  expect(judged).toBe('Judged by the law of 3 June 2024, when the child is 15. Judged as: in other arrangements.');
});

it('what cannot be told yet is in the way too, and says what would settle it', () => {
  const { lead, inTheWay, remedies } = panelOf({ ...FOSTERED, route: 'childrens-home', type: 'childrens-home' });
  expect(lead).toBe('Nobody can approve it before this is known.');
  expect(rules(inTheWay)).toEqual(['PL-02']);
  expect(remedies).toEqual(['Record a live registration as children’s home with its number']);
});

it.each([
  ['everything done', { done: EVERYTHING_DONE }, 'It can be approved.'],
  [
    'one thing not known',
    { done: EVERYTHING_DONE.filter(({ kind }) => kind !== 'placement-plan') },
    'It can be approved. One thing is not known yet, and may be found out after the start.',
  ],
])('what may go ahead says how much is owed: %s', (_, told, says) => {
  expect(panelOf({ ...FOSTERED, ...told })).toMatchObject({ lead: says, inTheWay: [], remedies: [] });
});

it('a breach that is in nobody’s way is not folded away', () => {
  const told = { route: 'parent', type: 'parental-home', status: 'V2', done: EVERYTHING_DONE } as const;
  const { lead, notMet, alerts } = panelOf(told);
  expect(rules(notMet)).toEqual(['PP-10']);
  expect(rules(alerts)).not.toContain('PP-10');
  expect(lead).toBe('It can be approved. One rule is not met all the same.');
});
