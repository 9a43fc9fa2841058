import { csrfSync } from 'csrf-sync';
import { type Request, type RequestHandler } from 'express';

const { csrfSynchronisedProtection, isRequestValid, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: (request) => (request.body as { _csrf?: string } | undefined)?._csrf,
  skipCsrfProtection: bringsFiles,
});

/**
 * Refuses a form that does not carry its session's secret. One that brings files is not read yet: FilesGuard lets it
 * only to routes that read it, and those check with `checkFormSecret`.
 */
export const formSecret: RequestHandler = csrfSynchronisedProtection;

/** Once the fields are read. @throws the error of `formSecret` */
export function checkFormSecret(request: Request): void {
  if (!isRequestValid(request)) throw invalidCsrfTokenError;
}

/** Whether the body is a form of many parts, as browsers send files. */
export function bringsFiles(request: Request): boolean {
  return Boolean(request.is('multipart/*'));
}
