import { type TestAuthority } from '../support/app.js';
import { attack } from './two-authorities.js';

const REQUESTS = 400;

describe('somebody of one authority who knows every id of another', () => {
  it.each([
    ['gets nothing of theirs', false],
    ['gets nothing of theirs though every guard lets everybody through: the database holds', true],
  ])(
    '%s',
    async (_sentence, guardsReplaced) => {
      const { leaks, statuses, requests, routes } = await attack({ seed: 1989, requests: REQUESTS, guardsReplaced });
      expect(leaks).toEqual([]);
      expect(requests).toBe(REQUESTS);
      expect(routes).toBeGreaterThan(50);
      // it was refused for many reasons, and let in where it only met its own
      expect(Object.keys(statuses).map(Number)).toEqual(expect.arrayContaining([200, 201, 404, 412, 422]));
    },
    120_000,
  );

  it('is seen when there is something to get: with a context that is always theirs', async () => {
    const sabotage = ({ id }: TestAuthority) =>
      `CREATE OR REPLACE FUNCTION current_authority() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT '${id}'::uuid $$`;
    const { leaks } = await attack({ seed: 1989, requests: REQUESTS / 2, guardsReplaced: true, sabotage });
    for (const kind of ['shows theirs', 'is answered with 20', 'was changed'])
      expect(leaks).toContainEqual(expect.stringContaining(kind));
  }, 120_000);
});
