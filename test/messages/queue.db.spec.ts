import { randomUUID } from 'node:crypto';
import { addAuthority, type TestAuthority } from '../support/app.js';
import { AppRole } from '../support/app-role.js';
import { freshDatabase } from '../support/database.js';

const CHECK_VIOLATION = '23514';

/** Whoever writes, and whatever: a message has no room for a name. */
describe('the outbox, as the database keeps it', () => {
  let app: AppRole;
  let authority: TestAuthority;
  beforeAll(async () => {
    const database = await freshDatabase();
    app = await AppRole.connect(database.appUrl);
    authority = await addAuthority(database, 'Testshire');
  });
  afterAll(() => app.end());

  const message = (over: object = {}) => ({
    ...{ once: `escalation-step:${randomUUID()}:email`, channel: 'email', recipient: 'duty@example.test', user: null },
    ...{ template: 'escalation-owed', about: 'absence', id: randomUUID(), parameters: { hours: 6 } },
    ...over,
  });
  const QUEUE = 'SELECT queue_message($1, $2, $3, $4, $5, $6, $7, $8) AS id';
  const refusal = (over: object) => app.refusal(authority.id, QUEUE, Object.values(message(over)));

  it.each([
    ['hours', { hours: 6 }],
    ['instants', { since: '2026-06-01T20:00:00Z', dueAt: '2026-06-02T02:00:00.000+01:00' }],
    ['nothing at all', {}],
  ])('takes %s', async (_sentence, parameters) => {
    expect(await refusal({ parameters })).toBeNull();
  });

  it.each([
    ['a name as a parameter', { parameters: { since: 'Aisha Byrne' } }],
    ['a name beside an instant', { parameters: { since: '2026-06-01T20:00:00Z Aisha' } }],
    ['a name under a line’s end', { parameters: { since: '2026-06-01T20:00:00Z\nAisha' } }],
    ['a name as a parameter’s name', { parameters: { 'Aisha Byrne': 6 } }],
    ['a name in a list', { parameters: { count: ['Aisha'] } }],
    ['a name in an object', { parameters: { count: { given: 'Aisha' } } }],
    ['a list of parameters', { parameters: JSON.stringify(['Aisha']) }],
    ['a name for parameters', { parameters: JSON.stringify('Aisha') }],
    ['a name as the template', { template: 'Aisha Byrne is missing' }],
    ['a name as what it is about', { about: 'Aisha Byrne' }],
    ['a name as what it is the message of', { once: `Aisha:${randomUUID()}` }],
    ['a name among the telephone numbers', { channel: 'sms', recipient: '01632 960001 Aisha' }],
    ['a name before the address', { recipient: 'Aisha Byrne <duty@example.test>' }],
  ])('refuses %s', async (_sentence, over) => {
    expect(await refusal(over)).toBe(CHECK_VIOLATION);
  });

  it('queues the same once, whoever asks again', async () => {
    const once = message();
    await app.begin(authority.id);
    const ids = [await app.sql(QUEUE, Object.values(once)), await app.sql(QUEUE, Object.values(once))];
    await app.commit();
    expect(ids).toEqual([[{ id: expect.any(String) }], [{ id: null }]]);
  });

  it('records at most one sending of a message', async () => {
    await app.begin(authority.id);
    const [queued] = await app.sql<{ id: string }>(QUEUE, Object.values(message()));
    const sent = `INSERT INTO message_try (authority_id, message_id, outcome, by) VALUES ($1, $2, 'sent', 'test')`;
    await app.sql(sent, [authority.id, queued!.id]);
    await expect(app.sql(sent, [authority.id, queued!.id])).rejects.toMatchObject({ code: '23505' });
    await app.rollBack();
  });

  it('lets nobody change what a message says', async () => {
    for (const column of ['recipient', 'template', 'about_id', 'parameters', 'once'])
      expect([column, await app.refusal(authority.id, `UPDATE message SET ${column} = NULL`)]).toEqual([
        column,
        '42501',
      ]);
  });
});
