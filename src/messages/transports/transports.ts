import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { type Channel } from '../message.js';
import { FileTransport } from './file.transport.js';
import { NotifyTransport } from './notify.transport.js';
import { SmtpTransport } from './smtp.transport.js';
import { NotSent, type Outgoing, type Transport } from './transport.js';

/** The ways out of the building that the configuration names. Replaced in tests by Nest's override. */
@Injectable()
export class Transports {
  private readonly ways: Record<Channel, Transport>;

  constructor(@Inject(CONFIG) config: Config) {
    const { email, sms } = config.messages;
    this.ways = { email: transportOf(email, config), sms: transportOf(sms, config) };
  }

  /** @returns what the provider calls it. @throws NotSent */
  send(message: Outgoing): Promise<string> {
    return this.ways[message.channel].send(message);
  }
}

function transportOf(kind: Config['messages']['email'], { dataDir, messages, production }: Config): Transport {
  if (kind === 'smtp') return new SmtpTransport({ ...messages.smtp!, encrypted: production });
  if (kind === 'notify') return new NotifyTransport(messages.notify!);
  return kind === 'file' ? new FileTransport(dataDir) : new NoTransport();
}

/** Nothing is set up: somebody has to ring, and is told so at once. */
class NoTransport implements Transport {
  send(): Promise<string> {
    return Promise.reject(new NotSent('not set up', true));
  }
}
