import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { type ActingRequest } from '../auth/can.decorator.js';
import { ProblemPage } from '../http/problem.filter.js';
import { STATUS } from '../http/problem-json.js';
import { type Problem, type ProblemKind } from '../kernel/problem.js';
import { pageOf, paths } from './paths.js';

/** A refusal or a fault as a page; somebody who is not signed in is asked to, and comes back to where they were. */
@Injectable()
export class KithProblemPage extends ProblemPage {
  show(problem: Problem | null, request: ActingRequest, response: Response): void {
    if (isSignedOut(problem, request)) return response.redirect(303, signInAgain(request));
    response.status(problem ? STATUS[problem.kind] : 500).render('problems/problem.njk', {
      ...wordsFor(problem, request.method === 'POST'),
      requestId: request.requestId,
    });
  }
}

interface Words {
  title: string;
  paragraphs: string[];
  existing?: string;
}

function wordsFor(problem: Problem | null, sentAForm: boolean): Words {
  if (!problem)
    return {
      title: 'Sorry, there is a problem with the service',
      paragraphs: ['Nothing was recorded. Try again later.'],
    };
  const existing = pageOf(problem.details.existing);
  const known = WORDS[problem.kind];
  return known ? known(problem) : { title: problem.message, paragraphs: [sentAForm ? FORM_KEPT : TRY_AGAIN], existing };
}

const TRY_AGAIN = 'Go back, look again and try once more.';
const FORM_KEPT = `${TRY_AGAIN} What you typed is still in the form.`;

const NOT_YOURS = 'You may not do that';
const ASK_FOR_IT =
  'Your role does not include it. If your work needs it, ask your manager or an administrator of Kith.';

const WORDS: Partial<Record<ProblemKind, (problem: Problem) => Words>> = {
  'not-found': () => ({
    title: 'Page not found',
    paragraphs: [
      'If you typed the address, check it is right.',
      'If you followed a link, what it led to is not there, or is not for you to see.',
    ],
  }),
  forbidden: ({ message }) => ({
    title: NOT_YOURS,
    paragraphs: [message === NOT_YOURS ? ASK_FOR_IT : message, 'You are still signed in, and nothing was recorded.'],
  }),
  unavailable: () => ({
    title: 'Sorry, the service is unavailable',
    paragraphs: ['Nothing was recorded. Try again in a moment.'],
  }),
};

/** A form whose session ended meanwhile is refused for its secret, before anybody asks who sent it. */
function isSignedOut(problem: Problem | null, { user, path }: ActingRequest): boolean {
  if (problem?.kind === 'forbidden') return !user;
  return problem?.kind === 'unauthenticated' && path !== paths.signIn;
}

function signInAgain(request: ActingRequest): string {
  const unsent = request.method === 'GET' ? '' : '&unsent=1';
  return `${paths.signIn}?to=${encodeURIComponent(comeBackTo(request))}${unsent}`;
}

/** Only a page that was asked for is come back to, never an act: of a form, the page it stood on. */
function comeBackTo({ method, originalUrl, headers: { host, referer } }: ActingRequest): string {
  if (method === 'GET') return originalUrl;
  const page = URL.canParse(referer ?? '') ? new URL(referer!) : null;
  return page?.host === host ? page!.pathname + page!.search : paths.home;
}
