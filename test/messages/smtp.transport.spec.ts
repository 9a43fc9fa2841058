import net from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SmtpTransport } from '../../src/messages/transports/smtp.transport.js';
import { type Outgoing } from '../../src/messages/transports/transport.js';

const MESSAGE: Outgoing = {
  ...{ id: '11111111-2222-4333-8444-555555555555', channel: 'email', recipient: 'duty@example.test' },
  ...{ subject: 'A step is owed: M-3F0E2F7E', text: 'Somebody must answer for it.\nRead on.', mayHaveBeenSent: false },
};

let server: net.Server | undefined;
afterEach(() => server?.close());

/** Just enough of a mail server (RFC 5321), which answers each verb as told, 250 otherwise. */
async function mailServer(answers: Record<string, string> = {}): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  server = net.createServer((socket) => {
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => undefined);
    say('220 mail.test ready');
    createInterface(socket).on('line', (line) => {
      heard.push(line);
      if (isData && line !== '.') return;
      if (isData) isData = false;
      const verb = line.split(/[ :]/)[0]!.toUpperCase();
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      if (verb === 'DATA' && !answers.DATA) isData = true;
      say(answers[verb] ?? (verb === 'DATA' ? '354 go on' : '250 ok'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`, heard };
}

const transport = (url: string, encrypted = false) =>
  new SmtpTransport({ url, from: 'Kith <kith@council.test>', encrypted });

describe('a mail server of the authority', () => {
  it('is given the message once, under its own id, marked as automatic', async () => {
    const { url, heard } = await mailServer();
    expect(await transport(url).send(MESSAGE)).toBe(`<${MESSAGE.id}@council.test>`);
    expect(heard).toContain('MAIL FROM:<kith@council.test>');
    expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<duty@example.test>']);
    expect(heard).toContain(`Message-ID: <${MESSAGE.id}@council.test>`);
    expect(heard).toContain('Auto-Submitted: auto-generated');
    expect(heard).toContain('Somebody must answer for it.');
  });

  it.each([
    ['that knows no such recipient: not again', { RCPT: '550 no such user' }, 'SMTP 550', true],
    ['that is busy: later', { RCPT: '451 try later' }, 'SMTP 451', false],
    ['that refuses the text: not again', { DATA: '554 refused' }, 'SMTP 554', true],
  ])('%s', async (_sentence, answers, problem, refused) => {
    const { url } = await mailServer(answers);
    await expect(transport(url).send(MESSAGE)).rejects.toMatchObject({ problem, refused });
  });

  it('that cannot encrypt gets nothing where encryption is asked for', async () => {
    const { url, heard } = await mailServer();
    await expect(transport(url, true).send(MESSAGE)).rejects.toMatchObject({ name: 'NotSent' });
    expect(heard.some((line) => line.startsWith('MAIL'))).toBe(false);
  });

  it('that is not there is named by the system’s code', async () => {
    await expect(transport('smtp://127.0.0.1:1').send(MESSAGE)).rejects.toMatchObject({
      problem: expect.stringMatching(/^E(CONNECTION|CONNREFUSED|SOCKET)$/),
      refused: false,
    });
  });
});
