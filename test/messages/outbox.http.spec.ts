import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { type Actor } from '../../src/kernel/actor.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { NotSent, type Outgoing } from '../../src/messages/transports/transport.js';
import { Transports } from '../../src/messages/transports/transports.js';
import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { until } from '../support/program.js';

describe('the outbox', () => {
  let kith: Kith;
  let facts: Facts;
  let steps: DueSteps;
  /** What the provider was given. */
  const given: Outgoing[] = [];
  let provider: (message: Outgoing) => Promise<string>;
  beforeAll(async () => {
    const transports = { send: (message: Outgoing) => (given.push(message), provider(message)) };
    kith = await startKith({ override: (builder) => builder.overrideProvider(Transports).useValue(transports) });
    facts = await Facts.of(kith);
    steps = kith.app.get(DueSteps);
  });
  beforeEach(() => {
    given.length = 0;
    provider = ({ id }) => Promise.resolve(`provider-${id}`);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  function queue(fails = false): Promise<string> {
    const { id: authorityId } = kith.authority;
    const actor: Actor = { authorityId, userId: null, label: 'cli:test', name: '', roles: [], permissions: new Set() };
    return kith.app.get(UnitOfWork).run(actor, { action: 'test' }, async () => {
      const [id] = await kith.app.get(MessagesService).send({
        ...{ once: `escalation-step:${randomUUID()}:email`, channel: 'email', recipient: 'duty@example.test' },
        ...{ template: 'escalation-owed', about: 'absence', aboutId: randomUUID() },
        parameters: { hours: 6, since: new Date('2026-06-01T20:00:00Z') },
      });
      if (fails) throw new Error('the reason for it came to nothing');
      return id!;
    });
  }
  const message = async (id: string) =>
    (await facts.rows<any>('SELECT *, failed_at IS NOT NULL AS failed FROM message WHERE id = $1', [id]))[0]!;
  const tries = (id: string) =>
    facts.rows<{ outcome: string; problem: string | null }>(
      'SELECT outcome, problem FROM message_try WHERE message_id = $1 ORDER BY tried_at',
      [id],
    );
  const now = (sql: string) => facts.rows(`UPDATE due_step SET ${sql} WHERE kind = 'message.send'`);

  it('sends what was committed, once, however many drain it', async () => {
    await expect(queue(true)).rejects.toThrow('came to nothing');
    const ids = [await queue(), await queue(), await queue(), await queue()];
    await Promise.all([steps.runDue(), steps.runDue(), steps.runDue()]);
    expect(given.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await message(ids[0]!)).toMatchObject({ tries: 1, provider_reference: `provider-${ids[0]}` });
    expect(await tries(ids[0]!)).toEqual([{ outcome: 'sent', problem: null }]);
    expect(given[0]!.text).toContain('after 6 hours, since 1 June at 21:00');
  });

  it('sends again, under the same id, what a program took and never told of; it is recorded once', async () => {
    const id = await queue();
    let revive = (_reference: string) => {};
    provider = () => new Promise((resolve) => (revive = resolve)); // accepted, and then nothing more was heard of the program
    const dead = steps.runDue();
    await until('the first has it', () => given.length === 1);
    await steps.runDue();
    expect(given).toHaveLength(1); // its lease holds
    await now(`free_at = now() - interval '1 second'`);
    provider = () => Promise.resolve('second');
    await steps.runDue();
    revive('first');
    await dead;
    expect(given.map((one) => [one.id, one.mayHaveBeenSent])).toEqual([
      [id, false],
      [id, true],
    ]);
    expect(await message(id)).toMatchObject({ provider_reference: 'second' });
    expect(await tries(id)).toEqual([{ outcome: 'sent', problem: null }]);
  });

  it('tries again later and later, and gives up after a day; what is refused is not tried again', async () => {
    const id = await queue();
    provider = () => Promise.reject(new NotSent('HTTP 503'));
    for (let n = 1; n <= 10; n++) {
      await steps.runDue();
      expect((await message(id)).tries).toBe(n);
      await now(`due_at = now() - interval '1 second'`);
    }
    expect(await message(id)).toMatchObject({ tries: 10, failed: true, sent_at: null });
    expect(await facts.rows(`SELECT 1 FROM due_step WHERE subject_id = $1`, [id])).toEqual([]);

    const refused = await queue();
    provider = () => Promise.reject(new NotSent('HTTP 400', true));
    await steps.runDue();
    expect([(await message(refused)).failed, await tries(refused)]).toEqual([
      true,
      [{ outcome: 'refused', problem: 'HTTP 400' }],
    ]);
    provider = () => Promise.resolve('now');
    const administrator = await kith.as('administrator');
    expect((await administrator.post(`/api/v1/messages/${refused}/retry`)).status).toBe(204);
    await steps.runDue();
    expect(await message(refused)).toMatchObject({ provider_reference: 'now', failed: false });
  });

  it('does not send what somebody has rung about', async () => {
    const id = await queue();
    await (await kith.as('duty-manager')).post(`/api/v1/messages/${id}/rang`, { spoke: true });
    await steps.runDue();
    expect(given).toEqual([]);
  });
});
