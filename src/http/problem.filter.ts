import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger, Optional } from '@nestjs/common';
import { type Response } from 'express';
import { type ActingRequest } from '../auth/can.decorator.js';
import { Problem } from '../kernel/problem.js';
import { bugJson, problemJson, refusalBehind } from './problem-json.js';

/** How a page tells of a problem; given by web/, which this layer does not know. */
export abstract class ProblemPage {
  abstract show(problem: Problem | null, request: ActingRequest, response: Response): void;
}

/** Every error becomes RFC 9457 JSON under /api and a page elsewhere. A bug is logged without anything it carried. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(@Optional() @Inject(ProblemPage) private readonly page: ProblemPage | undefined) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ActingRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = refusalBehind(error);
    if (!problem) this.logBug(error, request);
    if (response.headersSent) return void response.end();
    const json = problem ? problemJson(problem, request.requestId) : bugJson(request.requestId);
    response.status(json.status);
    if (problem?.details.retryAfter) response.setHeader('Retry-After', problem.details.retryAfter);
    if (json.status === 401 && isApi(request)) response.setHeader('WWW-Authenticate', 'Bearer');
    if (isApi(request) || !this.page) response.type('application/problem+json').send(JSON.stringify(json));
    else this.page.show(problem, request, response);
  }

  /** The message of an unforeseen error may hold what somebody typed: kind, code and place are enough to find it. */
  private logBug(error: unknown, { requestId }: ActingRequest): void {
    const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
    const at = stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8)
      .map((line) => line.trim());
    this.logger.error({ msg: 'bug', error: name ?? typeof error, code, requestId, at });
  }
}

function isApi(request: ActingRequest): boolean {
  return /^\/(api|health)(\/|$)/.test(request.path);
}
