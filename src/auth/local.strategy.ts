import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { type Actor } from '../kernel/actor.js';
import { type ActingRequest } from './can.decorator.js';
import { KnownDevices } from './known-devices.js';
import { SignInService } from './sign-in.service.js';

/** E-mail address and password, from the sign-in form and from `POST /api/v1/session` alike. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(
    private readonly signIn: SignInService,
    private readonly devices: KnownDevices,
  ) {
    super({ passReqToCallback: true });
  }

  validate(request: ActingRequest, username: string, password: string): Promise<Actor> {
    const origin = { address: request.ip ?? 'unknown', device: this.devices.recognise(request, username) };
    return this.signIn.check(username, password, origin, request.requestId);
  }
}
