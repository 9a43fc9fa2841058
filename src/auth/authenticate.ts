import { type NextFunction, type Response } from 'express';
import passport from 'passport';
import { type Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { type ActingRequest } from './can.decorator.js';

/** Runs passport-local over `username` and `password` of the body. @throws Problem as SignInService.check does */
export function authenticate(request: ActingRequest, response: Response): Promise<Actor> {
  return new Promise((resolve, reject) => {
    const middleware = passport.authenticate('local', { session: false }, (error: unknown, actor: Actor | false) => {
      if (actor) resolve(actor);
      // passport-local answers "no user" for an empty field, and Nest's wrapper makes an error of it
      else reject(error instanceof Problem ? error : missing(error));
    }) as (request: ActingRequest, response: Response, next: NextFunction) => void;
    middleware(request, response, reject);
  });
}

function missing(error: unknown): Error {
  const status = (error as { status?: number } | null)?.status;
  if (error instanceof Error && status !== 401 && status !== 400) return error;
  return new Problem('unauthenticated', 'Enter a correct email address and password');
}
