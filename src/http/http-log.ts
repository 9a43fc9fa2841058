import { type LoggerService } from '@nestjs/common';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { pino, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';

/** Nothing that may hold a secret or a person is ever logged: bodies never are; of addresses only the path. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'password',
  '*.password',
];

export function createLogger(level: string): Logger {
  return pino(
    { level, redact: { paths: REDACTED, censor: '[redacted]' }, base: { name: 'kith' } },
    pino.destination(2),
  );
}

/** A line a request: method, path, status, time. Query strings are left out. */
export function logRequests(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (request) => (request as IncomingMessage & { requestId: string }).requestId,
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: (error: { type?: string; code?: string }) => ({ type: error.type, code: error.code }),
    },
    autoLogging: { ignore: (request) => /^\/(health|static|assets)\//.test(request.url ?? '') },
  });
}

/** Nest names each route at the start, 150 lines between a person and the address to open; the API's page lists them. */
const ROUTES = new Set(['RoutesResolver', 'RouterExplorer']);

/** Nest's log, as JSON lines. */
export class JsonLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger[ROUTES.has(context ?? '') ? 'debug' : 'info'](fields(message, context));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn(fields(message, context));
  }

  error(message: unknown, ...rest: string[]): void {
    this.logger.error(fields(message, rest.at(-1)));
  }
}

function fields(message: unknown, context?: string): object {
  return typeof message === 'object' && message !== null ? { ...message, context } : { msg: String(message), context };
}
