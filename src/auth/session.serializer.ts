import { Injectable } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';
import { type Actor } from '../kernel/actor.js';
import { type SessionUser } from './identity.service.js';

/** A session keeps who signed in, never what they may do: that is read afresh at each request. */
@Injectable()
export class SessionSerializer extends PassportSerializer {
  serializeUser(actor: Actor, done: (error: unknown, user?: SessionUser) => void): void {
    done(null, { authorityId: actor.authorityId, userId: actor.userId! });
  }

  deserializeUser(user: SessionUser, done: (error: unknown, user?: SessionUser) => void): void {
    done(null, user);
  }
}
