import { seen, times } from '../support/proof.js';
import { attack } from './two-authorities.js';

it.each([false, true])(
  '2,000 requests, guards replaced: %s',
  async (guardsReplaced) => {
    const { leaks, requests, routes, statuses } = await attack({ seed: 2026, requests: times(2000), guardsReplaced });
    expect(leaks).toEqual([]);
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    const guards = guardsReplaced ? 'with a guard that lets everybody through' : 'signed in as each role in turn';
    seen(
      `${requests} requests on ${routes} routes ${guards}: nothing leaked, nothing changed, no 5xx (${answers.join(', ')}).`,
    );
  },
  3_600_000,
);
