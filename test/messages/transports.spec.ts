import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { TEMPLATE_NAMES, tryAgainAt } from '../../src/messages/message.js';
import { wordsOf } from '../../src/messages/templates.js';
import { FileTransport } from '../../src/messages/transports/file.transport.js';
import { NotifyTransport } from '../../src/messages/transports/notify.transport.js';
import { type Outgoing } from '../../src/messages/transports/transport.js';

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506';
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const ABSENCE = '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00';

const outgoing = (over: Partial<Outgoing> = {}): Outgoing => ({
  ...{ id: '11111111-2222-4333-8444-555555555555', channel: 'email', recipient: 'duty@example.test' },
  ...{ subject: 'A subject', text: 'A text', mayHaveBeenSent: false },
  ...over,
});

describe('the words of a message', () => {
  it.each(TEMPLATE_NAMES)('%s says a reference and where to read on', (template) => {
    const told = { template, about: 'absence', aboutId: ABSENCE, parameters: {} } as const;
    const { subject, body, sms } = wordsOf(told, 'https://kith.example');
    for (const words of [subject, body, sms]) expect(words).toMatch(/M-3F0E2F7E/);
    for (const words of [body, sms]) expect(words).toContain(`https://kith.example/missing/${ABSENCE}`);
    expect(`${subject} ${body} ${sms}`).not.toMatch(/undefined|null|NaN/);
  });

  it('are tried for a day', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const after = (tries: number) => (tryAgainAt(tries, now)?.getTime() ?? NaN) - now.getTime();
    expect([after(1), after(2), after(9)]).toEqual([10_000, 30_000, 12 * 3_600_000]);
    expect(tryAgainAt(10, now)).toBeNull();
  });
});

describe('the file of a demonstration', () => {
  it('has each message once, also when it is sent again in doubt', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-outbox-'));
    const transport = new FileTransport(folder);
    await transport.send(outgoing());
    await transport.send(outgoing({ mayHaveBeenSent: true }));
    const lines = readFileSync(path.join(folder, 'outbox/messages.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { ...outgoing({ mayHaveBeenSent: undefined }), at: expect.any(String) },
    ]);
  });
});

describe('GOV.UK Notify', () => {
  let server: http.Server;
  let url: string;
  const asked: { method: string; url: string; body: any; token: string }[] = [];
  let answer: { status: number; body: object } = { status: 201, body: {} };
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      void text(request).then((body) => {
        const token = request.headers.authorization!.replace('Bearer ', '');
        asked.push({ method: request.method!, url: request.url!, body: body && JSON.parse(body), token });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  beforeEach(() => asked.splice(0));
  afterAll(() => server.close());
  const notify = () =>
    new NotifyTransport({ apiKey: `kith-live-${SERVICE}-${SECRET}`, emailTemplateId: 'e', smsTemplateId: 's' }, url);

  it('is given the message under our reference, with a token signed by the key', async () => {
    answer = { status: 201, body: { id: 'theirs' } };
    expect(await notify().send(outgoing())).toBe('theirs');
    expect(await notify().send(outgoing({ channel: 'sms', recipient: '01632 960001' }))).toBe('theirs');
    expect(asked.map(({ method, url: at, body }) => [method, at, body])).toEqual([
      [
        'POST',
        '/v2/notifications/email',
        {
          ...{ email_address: 'duty@example.test', template_id: 'e', reference: outgoing().id },
          personalisation: { subject: 'A subject', body: 'A text' },
        },
      ],
      [
        'POST',
        '/v2/notifications/sms',
        {
          phone_number: '01632 960001',
          template_id: 's',
          reference: outgoing().id,
          personalisation: { body: 'A text' },
        },
      ],
    ]);
    const [head, claims, signature] = asked[0]!.token.split('.') as [string, string, string];
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ iss: SERVICE, iat: expect.any(Number) });
    expect(signature).toBe(createHmac('sha256', SECRET).update(`${head}.${claims}`).digest('base64url'));
  });

  it('is asked first whether it has what may have been sent', async () => {
    answer = { status: 200, body: { notifications: [{ id: 'theirs' }] } };
    expect(await notify().send(outgoing({ mayHaveBeenSent: true }))).toBe('theirs');
    expect(asked.map(({ method, url: at }) => [method, at])).toEqual([
      ['GET', `/v2/notifications?reference=${outgoing().id}`],
    ]);
  });

  it.each([
    [400, true],
    [403, false],
    [429, false],
    [500, false],
  ])('%i is final: %s', async (status, refused) => {
    answer = { status, body: { errors: [] } };
    await expect(notify().send(outgoing())).rejects.toMatchObject({ problem: `HTTP ${status}`, refused });
  });
});
