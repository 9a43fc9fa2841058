import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Problem } from '../kernel/problem.js';

/** Says which version of a resource is being sent. */
export function setVersion(response: Response, version: number): void {
  response.setHeader('ETag', `"${version}"`);
}

/** The version a change was made from. @throws Problem `version-required` (428) without If-Match, `stale` for another */
export const IfMatch = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
    if (!header) throw new Problem('version-required', 'Send If-Match with the ETag of the version you have seen');
    const version = /^"(\d{1,9})"$/.exec(header)?.[1];
    if (!version) throw stale();
    return Number(version);
  },
  [describeHeader],
);

/** Says so in the description of the API. */
function describeHeader(controller: object, handler: string | symbol | undefined): void {
  const header = {
    name: 'If-Match',
    required: true,
    description: 'The ETag of the version you have seen',
    example: '"1"',
  };
  ApiHeader(header)(controller, handler!, Object.getOwnPropertyDescriptor(controller, handler!)!);
}

export function stale(): Problem {
  return new Problem('stale', 'Somebody changed this since you opened it: look again, then make your change');
}
