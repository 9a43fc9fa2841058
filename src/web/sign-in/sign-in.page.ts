import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { authenticate } from '../../auth/authenticate.js';
import { type ActingRequest, Can, Open } from '../../auth/can.decorator.js';
import { KnownDevices } from '../../auth/known-devices.js';
import { SignInDto } from '../../auth/session.dto.js';
import { type FormBody } from '../../http/page-request.js';
import { STATUS } from '../../http/problem-json.js';
import { validated } from '../../http/validated.js';
import { type Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { paths } from '../paths.js';

/** Signing in and out. These two write the session themselves, so they answer by themselves too. */
@ApiExcludeController()
@Controller()
export class SignInPage {
  constructor(private readonly devices: KnownDevices) {}

  @Get('sign-in')
  @Open('signing in is how somebody becomes known')
  form(@Req() request: ActingRequest, @Res() response: Response): void {
    if (request.user) return response.redirect(303, paths.home);
    response.render('sign-in/sign-in.njk', { to: localPath(request.query.to), unsent: 'unsent' in request.query });
  }

  @Post('sign-in')
  @Open('signing in is how somebody becomes known')
  async signIn(@Req() request: ActingRequest, @Res() response: Response): Promise<void> {
    const { username, password, to } = request.body as FormBody;
    try {
      await validated(SignInDto, { username, password });
      const actor = await authenticate(request, response);
      await startSession(request, actor);
      this.devices.remember(request, response, username as string);
      response.redirect(303, localPath(to));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const problem = { message: error.message, errors: [{ field: 'username', message: error.message }] };
      response.status(STATUS[error.kind]).render('sign-in/sign-in.njk', { problem, username, to: localPath(to) });
    }
  }

  @Post('sign-out')
  @Can('own:use', 'session.end')
  signOut(@Req() request: ActingRequest, @Res() response: Response): void {
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    request.session.destroy(() => response.redirect(303, paths.signIn));
  }
}

/** A new session id at sign-in, so that one known before is worth nothing (passport makes it). */
function startSession(request: ActingRequest, actor: Actor): Promise<void> {
  return new Promise((resolve, reject) => {
    request.logIn(actor, (error: unknown) => {
      if (error) return reject(error instanceof Error ? error : new Error('the session could not be started'));
      (request.session as { signedInAt?: number }).signedInAt = Date.now();
      // stored before the redirect leaves: the next page would store the session as it was without
      request.session.save((failure: unknown) =>
        failure ? reject(new Error('the session could not be stored')) : resolve(),
      );
    });
  });
}

/** Where to go after signing in: a page of ours, or home. */
function localPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(to) && !to.startsWith(paths.signIn) ? to : paths.home;
}
