import { createTransport, type Transporter } from 'nodemailer';
import { NotSent, notSentBecause, type Outgoing, type Transport } from './transport.js';

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…` with STARTTLS. */
  url: string;
  from: string;
  /** Refuse to go on unencrypted. */
  encrypted: boolean;
}

/** Shorter together than anybody should wait for one message. */
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000, dnsTimeout: 5_000 };

/** E-mail through the authority's own server. The Message-ID is that of the message, the same at every try. */
export class SmtpTransport implements Transport {
  private readonly mailer: Transporter;

  constructor(private readonly settings: SmtpSettings) {
    const { hostname, port, protocol, username, password } = new URL(settings.url);
    const secure = protocol === 'smtps:';
    this.mailer = createTransport({
      host: hostname,
      port: Number(port) || (secure ? 465 : 587),
      secure,
      requireTLS: settings.encrypted && !secure,
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...TIMEOUTS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, recipient, subject, text }: Outgoing): Promise<string> {
    const messageId = `<${id}@${this.settings.from.split('@')[1]!.replace(/>$/, '')}>`;
    try {
      await this.mailer.sendMail({
        from: this.settings.from,
        to: { name: '', address: recipient },
        ...{ subject, text, messageId },
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return messageId;
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      if (responseCode) throw new NotSent(`SMTP ${responseCode}`, responseCode >= 500 && responseCode !== 535);
      throw notSentBecause(error);
    }
  }
}
