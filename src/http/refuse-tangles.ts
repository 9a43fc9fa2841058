import { type NextFunction, type Request, type Response } from 'express';
import { Problem } from '../kernel/problem.js';

/** Deeper than anything that is recorded here; what reads a body goes down into it, and must come back. */
const DEPTH = 20;
/** Names of JavaScript's own; no field of ours is called so, and libraries that read a body look behind them. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** Refuses what no reader should have to follow, and NUL, which PostgreSQL cannot keep. @throws Problem `malformed` */
export function refuseTangles(request: Request, _response: Response, next: NextFunction): void {
  if (isTangled(request.body, DEPTH) || request.url.includes('%00'))
    throw new Problem('malformed', 'The request cannot be read');
  next();
}

function isTangled(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0 || RESERVED.some((name) => Object.hasOwn(value, name))) return true;
  return Object.values(value).some((each) => isTangled(each, depth - 1));
}
