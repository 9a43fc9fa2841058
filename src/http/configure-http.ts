import { HOUR_MS } from '../kernel/hours.js';
import { type NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import passport from 'passport';
import { SESSION_HOURS } from '../auth/sign-in.service.js';
import { type Config } from '../config.js';
import { formSecret } from './form-secret.js';
import { createLogger, JsonLog, logRequests } from './http-log.js';
import { describeApi } from './openapi.js';
import { refuseTangles } from './refuse-tangles.js';
import { SessionStore } from './session-store.js';

const IDLE_MS = 30 * 60_000;
const BODY_LIMIT = '200kb';

/** Everything between the socket and the routes, in order. */
export function configureHttp(app: NestExpressApplication, config: Config): void {
  const logger = createLogger(config.quiet ? 'silent' : 'info');
  app.useLogger(new JsonLog(logger));
  app.set('trust proxy', 'loopback');
  app.disable('x-powered-by');
  app.disable('etag'); // versions are told apart by our own (If-Match), and no cache keeps what is here
  app.use(nameRequest);
  app.use(logRequests(logger));
  app.use(securityHeaders(config));
  app.use(express.json({ limit: BODY_LIMIT, strict: true, type: ['application/json', 'application/*+json'] }));
  for (const middleware of forPages(app, config)) app.use(unlessApi(middleware));
  app.use(refuseTangles);
  describeApi(app);
}

/** Every request has an id of ours: what a caller sends as one is not trusted. */
function nameRequest(request: Request & { requestId?: string }, response: Response, next: NextFunction): void {
  request.requestId = randomUUID();
  response.setHeader('X-Request-Id', request.requestId);
  // what is on a page or in a reply is about a child: no cache keeps it
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function securityHeaders({ production }: Config): RequestHandler {
  const directives = {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: production ? [] : null,
  };
  const strict = helmet({
    contentSecurityPolicy: { directives },
    strictTransportSecurity: production && { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
  });
  const forDocs = helmet({
    // Swagger UI styles itself inline; its page shows no data
    contentSecurityPolicy: {
      directives: { ...directives, styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] },
    },
  });
  return (request, response, next) =>
    (request.path.startsWith('/api/docs') ? forDocs : strict)(request, response, next);
}

function forPages(app: NestExpressApplication, config: Config): RequestHandler[] {
  return [
    express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 500 }),
    session({
      name: config.production ? '__Host-kith' : 'kith',
      secret: config.sessionSecret,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: { httpOnly: true, sameSite: 'lax', secure: config.production, path: '/', maxAge: IDLE_MS },
      store: app.get(SessionStore),
    }),
    passport.initialize() as RequestHandler,
    passport.session() as RequestHandler,
    endOldSession,
    formSecret,
    forTemplates,
  ];
}

/** A session lives 12 hours at most, however busy. */
function endOldSession(request: Request, _response: Response, next: NextFunction): void {
  const { signedInAt } = request.session as { signedInAt?: number };
  if (!signedInAt || Date.now() - signedInAt < SESSION_HOURS * HOUR_MS) return next();
  request.session.regenerate(next);
  request.user = undefined;
}

/** What every template may need: the form's secret, and a one-time id that makes a double click harmless. */
function forTemplates(request: Request, response: Response, next: NextFunction): void {
  const locals = response.locals as Record<string, unknown>;
  locals.csrf = () => (request as Request & { csrfToken?: () => string }).csrfToken?.();
  locals.newFormId = () => randomUUID();
  locals.path = request.path;
  next();
}

/** The stream of open pages looks at its session by itself: here it would be kept alive. */
const NOT_PAGES = /^\/(live$|(api|health|static|assets)\/)/;

function unlessApi(middleware: RequestHandler): RequestHandler {
  return (request, response, next) => (NOT_PAGES.test(request.path) ? next() : middleware(request, response, next));
}
