import { HOUR_MS } from '../kernel/hours.js';
import { Inject, Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CONFIG, type Config } from '../config.js';

const YEAR_MS = 365 * 24 * HOUR_MS;

/** Whether a device has signed a name in before; its cookie says so under our signature, without the name. */
@Injectable()
export class KnownDevices {
  private readonly cookie: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.cookie = config.production ? '__Host-kith-device' : 'kith-device';
  }

  /** The id of this device, or null when it has not signed this name in. */
  recognise(request: Request, name: string): string | null {
    const cookie = new RegExp(`(?:^|; )${this.cookie}=([\\w-]+)\\.([\\w-]+)`).exec(request.headers.cookie ?? '');
    if (!cookie) return null;
    const [given, expected] = [Buffer.from(cookie[2]!), Buffer.from(this.signature(cookie[1]!, name))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? cookie[1]! : null;
  }

  /** After signing in: next time this device's tries are counted by themselves. */
  remember(request: Request, response: Response, name: string): void {
    const device = this.recognise(request, name) ?? randomBytes(16).toString('base64url');
    response.cookie(this.cookie, `${device}.${this.signature(device, name)}`, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.production,
      path: '/',
      maxAge: YEAR_MS,
    });
  }

  private signature(device: string, name: string): string {
    const { sessionSecret } = this.config;
    return createHmac('sha256', sessionSecret).update(`device ${device} ${name.toLowerCase()}`).digest('base64url');
  }
}
