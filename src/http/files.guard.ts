import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { Problem } from '../kernel/problem.js';
import { bringsFiles } from './form-secret.js';
import { PREPARED_BY } from './page-request.js';

/**
 * Nobody has checked the secret of a form with files yet: it is let through only to a page that receives files, which
 * checks it. Under /api no cookie counts, so there is no secret to check.
 */
@Injectable()
export class FilesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.path.startsWith('/api/') || !bringsFiles(request)) return true;
    if (this.reflector.get<string | undefined>(PREPARED_BY, context.getHandler())) return true;
    throw new Problem('forbidden', 'No files are taken here');
  }
}
