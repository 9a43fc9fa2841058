import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Outgoing, type Transport } from './transport.js';

/** Sends nothing: each message is a line of JSON in a file, for a demonstration. */
export class FileTransport implements Transport {
  private readonly file: string;

  /** @param dataDir the messages are in `outbox/messages.jsonl` below it */
  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'outbox', 'messages.jsonl');
  }

  async send({ mayHaveBeenSent, ...message }: Outgoing): Promise<string> {
    if (mayHaveBeenSent && (await this.holds(message.id))) return `file:${message.id}`;
    await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
    const line = JSON.stringify({ ...message, at: new Date().toISOString() });
    await appendFile(this.file, `${line}\n`, { mode: 0o600 });
    return `file:${message.id}`;
  }

  private async holds(id: string): Promise<boolean> {
    const text = await readFile(this.file, 'utf8').catch(() => '');
    return text.includes(`"id":"${id}"`);
  }
}
