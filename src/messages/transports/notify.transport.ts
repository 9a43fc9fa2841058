import { createHmac } from 'node:crypto';
import { NotSent, notSentBecause, type Outgoing, type Transport } from './transport.js';

/** GOV.UK Notify: one template of its own for each channel, which only repeats what it is given. */
export interface NotifySettings {
  /** As Notify shows it once: a name, the id of the service, the secret. */
  apiKey: string;
  /** Says `((subject))` and `((body))`. */
  emailTemplateId: string | null;
  /** Says `((body))`. */
  smsTemplateId: string | null;
}

export const NOTIFY_URL = 'https://api.notifications.service.gov.uk';
const TIMEOUT_MS = 10_000;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** `<name>-<service>-<secret>`, where the name may have hyphens of its own. */
export const NOTIFY_KEY = new RegExp(`^.+-(${ID.source})-(${ID.source})$`);

/** GOV.UK Notify's public HTTP API, version 2 (docs.notifications.service.gov.uk/rest-api.html). */
export class NotifyTransport implements Transport {
  constructor(
    private readonly settings: NotifySettings,
    private readonly url = NOTIFY_URL,
  ) {}

  /** Asks first whether Notify has it, when an earlier try ended in the dark: it finds messages by our reference. */
  async send(message: Outgoing): Promise<string> {
    try {
      return (message.mayHaveBeenSent && (await this.found(message.id))) || (await this.post(message));
    } catch (error) {
      throw notSentBecause(error);
    }
  }

  private async found(reference: string): Promise<string | null> {
    const response = await this.ask(`/v2/notifications?reference=${reference}`);
    const { notifications } = (await response.json()) as { notifications: { id: string }[] };
    return notifications[0]?.id ?? null;
  }

  private async post({ id, channel, recipient, subject, text }: Outgoing): Promise<string> {
    const { emailTemplateId, smsTemplateId } = this.settings;
    const [path, body] =
      channel === 'email'
        ? [
            'email',
            { email_address: recipient, template_id: emailTemplateId, personalisation: { subject, body: text } },
          ]
        : ['sms', { phone_number: recipient, template_id: smsTemplateId, personalisation: { body: text } }];
    const response = await this.ask(`/v2/notifications/${path}`, { ...body, reference: id });
    return ((await response.json()) as { id: string }).id;
  }

  /** @throws NotSent; a wrong key or a limit reached may be mended, so only what is wrong with the message is final */
  private async ask(path: string, body?: object): Promise<Response> {
    const response = await fetch(this.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${bearer(this.settings.apiKey)}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new NotSent(`HTTP ${response.status}`, response.status === 400);
  }
}

/** A JSON Web Token as Notify wants it (HS256, issued now by the service), made by hand: two fields need no library. */
export function bearer(apiKey: string, now = new Date()): string {
  const [, service, secret] = NOTIFY_KEY.exec(apiKey)!;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: service, iat: Math.floor(now.getTime() / 1000) };
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret!).update(signed).digest('base64url')}`;
}
