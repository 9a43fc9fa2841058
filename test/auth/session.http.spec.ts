import pg from 'pg';
import { ApiClient, PASSWORD, signedIn, startKith, type Kith } from '../support/app.js';

describe('signing in through the API', () => {
  let kith: Kith;
  let nobody: ApiClient;
  let auditor: pg.Client;
  beforeAll(async () => {
    kith = await startKith();
    nobody = new ApiClient(kith.url, null);
    auditor = new pg.Client({ connectionString: kith.database.superuserUrl });
    await auditor.connect();
  });
  afterAll(async () => {
    await auditor.end();
    await kith.stop();
  });

  const signIn = (username: string, password: string) => nobody.post('/api/v1/session', { username, password });
  const audited = async (action: string): Promise<{ actor: string; outcome: string; authority_id: string }[]> =>
    (await auditor.query('SELECT * FROM audit_event WHERE action = $1 ORDER BY at DESC', [action])).rows;

  it('answers a token for 12 hours, which is worth nothing after signing out', async () => {
    const client = await signedIn(kith.url, kith.authority.users['social-worker'].email);
    expect((await client.delete('/api/v1/session')).status).toBe(204);
    expect((await client.delete('/api/v1/session')).status).toBe(401);
    expect((await audited('session.end'))[0]).toMatchObject({
      actor: `user:${kith.authority.users['social-worker'].id}`,
      outcome: 'done',
    });
  });

  it('says the same of an unknown name and a wrong password, and audits both', async () => {
    const wrong = await signIn(kith.authority.users.director.email, 'not it');
    const unknown = await signIn('nobody@testshire.test', 'not it');
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    const [last, before] = await audited('session.start');
    expect(last).toMatchObject({ actor: 'system', outcome: 'refused: unauthenticated' });
    expect(before).toMatchObject({
      actor: `user:${kith.authority.users.director.id}`,
      authority_id: kith.authority.id,
    });
  });

  it('lets six wrong tries and a right one through, and refuses the eleventh even when right', async () => {
    const { email } = kith.authority.users.finance;
    for (let i = 0; i < 6; i++) expect((await signIn(email, 'not it')).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(201);
    for (let i = 0; i < 10; i++) expect((await signIn(email, 'not it')).status).toBe(401);
    const refused = await signIn(email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect((await signIn('no.such.person@testshire.test', 'x')).status).toBe(401);
  });

  it('counts tries made at the same moment', async () => {
    const { email } = kith.authority.users['data-officer'];
    const tries = await Promise.all(Array.from({ length: 30 }, () => signIn(email, 'not it')));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('ends every token of a user who is disabled, at the next request', async () => {
    const user = kith.authority.users['placement-officer'];
    const client = await signedIn(kith.url, user.email);
    await auditor.query('UPDATE user_account SET disabled_at = now() WHERE id = $1', [user.id]);
    expect((await client.delete('/api/v1/session')).status).toBe(401);
    expect((await signIn(user.email, PASSWORD)).status).toBe(401);
  });

  it('accepts no cookie under /api', async () => {
    const answer = await nobody.delete('/api/v1/session', { cookie: 'kith=s%3Aanything' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
