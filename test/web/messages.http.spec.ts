import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { Visitor } from '../support/visitor.js';

describe('messages that did not arrive', () => {
  let kith: Kith;
  let facts: Facts;
  let administrator: Visitor;
  let duty: Visitor;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [administrator, duty] = await Promise.all([Visitor.as(kith, 'administrator'), Visitor.as(kith, 'duty-manager')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  it('stand on every page of whoever rings instead, until somebody was spoken to', async () => {
    const sent = await administrator.send(await administrator.open('/messages'), '/messages/test', {
      ...{ channel: 'sms', recipient: '01632 960001' },
    });
    expect([sent.at, sent.words]).toEqual(['/messages?sent=1', expect.stringContaining('The test is on its way')]);
    expect((await duty.open('/')).html).not.toContain('not been delivered');
    await facts.rows(`UPDATE message SET queued_at = now() - interval '5 minutes'`);
    expect((await duty.open('/')).html).toContain('1 message has not been delivered');
    const list = await duty.open('/telephone-list');
    expect(list.words).toMatch(/01632 960001 A test: O Waiting for 5 minutes/);
    const [, action] = /action="(\/telephone-list\/[^"]+)"/.exec(list.html)!;
    const unanswered = await duty.send(list, action!, { spoke: 'no' });
    expect(unanswered.words).toContain('1 call not answered');
    expect((await duty.send(unanswered, action!, { spoke: 'yes' })).words).toContain('there is nobody to ring');
    expect((await administrator.open('/messages')).words).toContain('Rung instead');
    expect((await (await Visitor.as(kith, 'social-worker')).open('/telephone-list')).status).toBe(403);
  });

  it('a test to what is no address is refused, with what was typed', async () => {
    const page = await administrator.open('/messages');
    const { status, html } = await administrator.send(page, '/messages/test', {
      channel: 'email',
      recipient: 'nobody',
    });
    expect([status, html.includes('Enter an email address'), html.includes('value="nobody"')]).toEqual([
      422,
      true,
      true,
    ]);
  });
});

describe('events to other programs', () => {
  it('are arranged by the administrator: the secret is shown once, what is not public is refused', async () => {
    const kith = await startKith();
    const administrator = await Visitor.as(kith, 'administrator');
    const form = { name: 'Police liaison', kinds: ['missing.reported', 'missing.returned'] };
    const local = await administrator.fill('/webhooks/new', { ...form, url: 'https://127.0.0.1/kith' });
    expect([local.status, local.words]).toEqual([422, expect.stringContaining('public internet')]);
    const made = await administrator.fill('/webhooks/new', { ...form, url: 'https://93.184.215.14/kith' });
    expect(made.words).toMatch(/whsec_[\w+/=]{44}/);
    const list = await administrator.open('/webhooks');
    expect(list.words).toMatch(/Police liaison .* missing.reported, missing.returned/);
    const [, href] = /href="(\/webhooks\/[0-9a-f-]{36})"/.exec(list.html)!;
    const told = await administrator.open(href!);
    expect([told.status, told.words]).toEqual([200, expect.stringContaining('It has been told nothing')]);
    expect(told.html).not.toContain('whsec_');
    const boxes = { 'since-day': '1', 'since-month': '6', 'since-year': '2026', 'since-time': '20:00' };
    expect((await administrator.send(told, `${href}/replay`, boxes)).at).toBe(`${href}?replayed=0`);
    expect((await administrator.send(told, `${href}/ending`)).words).toContain('Ended');
    await kith.stop();
  });
});
