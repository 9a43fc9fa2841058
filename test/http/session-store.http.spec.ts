import { SessionStore } from '../../src/http/session-store.js';
import { startKith } from '../support/app.js';
import { Visitor } from '../support/visitor.js';

describe('the sessions of pages', () => {
  it('are cleared up while the program runs, and by nothing that outlives it', async () => {
    const kith = await startKith();
    const store = kith.app.get<SessionStore & { pruneTimer?: NodeJS.Timeout }>(SessionStore);
    try {
      await Visitor.as(kith, 'social-worker');
      expect(store.pruneTimer).toBeDefined();
    } finally {
      await kith.stop();
    }
    // once it said “Cannot use a pool after calling end”, minutes after the program had closed
    expect(store.pruneTimer).toBeUndefined();
  });
});
