import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { createHash } from 'node:crypto';
import { type ActingRequest } from '../auth/can.decorator.js';
import { Problem } from '../kernel/problem.js';

/** What a request may bring that is no JSON: one file, as its body. */
export interface BodyAllowed {
  types: readonly string[];
  bytes: number;
  inWords: string;
}

/**
 * Reads a request whose body is a file, before any transaction. A key belongs to the file's fingerprint.
 * @throws Problem `malformed` for another content type, or a body cut off · `too-large`
 */
export async function receiveBody(request: Request, { types, bytes, inWords }: BodyAllowed): Promise<Buffer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (!types.includes(type) || request.headers['content-encoding'])
    throw new Problem('malformed', `Send the file as the body, with the content type ${types.join(' or ')}`);
  const tooLarge = new Problem('too-large', `The file must be ${inWords} or smaller`);
  if (Number(request.headers['content-length']) > bytes) throw tooLarge;
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > bytes) throw tooLarge;
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('malformed', 'The file was cut off on its way');
  }
  const body = Buffer.concat(parts);
  request.body = { sha256: createHash('sha256').update(body).digest('hex') };
  return body;
}

/** What the method named by `@PreparedBy` answered. */
export const Prepared = createParamDecorator(
  (_data: unknown, context: ExecutionContext): unknown => context.switchToHttp().getRequest<ActingRequest>().prepared,
);
