import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  Optional,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type ActingRequest, ROUTE_RULE, type RouteRule } from '../auth/can.decorator.js';
import { type Act, type Unit, UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { claim, type OneTimeKey, oneTimeKey, store, storedReply, type StoredReply } from './idempotency.js';
import { pageRequest, PREPARED_BY, SHOWN_AGAIN_BY, type FormBody, type PageRequest } from './page-request.js';
import { refusalBehind, STATUS } from './problem-json.js';
import { AnswerThen, Redirect, View } from './reply.js';
import { keptOf, SHOWN_ONCE } from './shown-once.js';

/** What surrounds every page (navigation, who is missing); given by web/, which this layer does not know. */
export abstract class PageFrame {
  abstract of(actor: Actor): Promise<object>;
}

/** Refusals after which a person wants the form back. */
const SHOWN_AGAIN: readonly Problem['kind'][] = ['invalid', 'unlawful', 'conflict', 'stale', 'forbidden', 'too-large'];

/** Headers of a reply that a replay must repeat. */
const KEPT_HEADERS = ['etag', 'location'] as const;

/**
 * Runs each declared route in one unit of work, under its key where it writes. The reply leaves after the commit. A
 * refused form is shown again, in a unit of its own.
 */
@Injectable()
export class UnitInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitOfWork,
    private readonly modules: ModuleRef,
    @Optional() @Inject(PageFrame) private readonly frames: PageFrame | undefined,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rule = this.reflector.get<RouteRule>(ROUTE_RULE, context.getHandler());
    if ('open' in rule) return next.handle();
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const act: Act = { action: rule.event, requestId: request.requestId };
    return from(this.inUnit(context, request, act, rule.keyed, next));
  }

  private async inUnit(
    context: ExecutionContext,
    request: ActingRequest,
    act: Act,
    keyed: boolean,
    next: CallHandler,
  ): Promise<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const shownOnce = this.reflector.get<string[] | undefined>(SHOWN_ONCE, context.getHandler());
    const work = async (unit: Unit, key: OneTimeKey | null): Promise<unknown> => {
      const stored = key && (await storedReply(key, unit));
      if (stored) {
        unit.detail.replayed = true;
        for (const child of stored.children) unit.children.add(child);
        for (const [name, value] of Object.entries(stored.headers)) response.setHeader(name, value);
        return isApi(request) ? stored.reply : new Redirect((stored.reply as { to: string }).to);
      }
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (body instanceof View) body.frame = (await this.frames?.of(request.actor!)) ?? {};
      const kept = body instanceof View ? body.whenRepeated : keptOf(body, shownOnce);
      if (key && !(body instanceof View && kept === null))
        unit.closing.push(store(key, { ...replyOf(kept, response), children: [...unit.children] }));
      return body;
    };
    try {
      await this.prepare(context, request, act);
      const key = keyOf(request, keyed); // once a form with files is read
      const opened = key ? { ...act, opening: claim(key) } : act;
      return await this.units.run(request.actor!, opened, (unit) => work(unit, key));
    } catch (error) {
      return this.showAgain(context, request, act, error);
    }
  }

  /** Before the transaction. What is refused here is audited like what is refused inside. */
  private async prepare(context: ExecutionContext, request: ActingRequest, act: Act): Promise<void> {
    const method = this.reflector.get<string | undefined>(PREPARED_BY, context.getHandler());
    if (!method) return;
    const controller: Record<string, (request: ActingRequest, response: Response) => Promise<unknown>> =
      this.modules.get(context.getClass(), { strict: false });
    try {
      request.prepared = await controller[method]!(request, context.switchToHttp().getResponse<Response>());
    } catch (error) {
      const problem = refusalBehind(error);
      await this.units.recordRefusal(request.actor!, act, problem ? `refused: ${problem.kind}` : 'failed');
      throw problem ?? error;
    }
  }

  private async showAgain(
    context: ExecutionContext,
    request: ActingRequest,
    act: Act,
    error: unknown,
  ): Promise<unknown> {
    const method = this.reflector.get<string | undefined>(SHOWN_AGAIN_BY, context.getHandler());
    if (!method || !(error instanceof Problem) || !SHOWN_AGAIN.includes(error.kind)) throw error;
    const controller: Record<string, (page: PageRequest) => Promise<View | Redirect>> = this.modules.get(
      context.getClass(),
      {
        strict: false,
      },
    );
    const page = { ...pageRequest(request), again: { form: request.body as FormBody, problem: error } };
    return this.units.run(request.actor!, { ...act, action: `${act.action}.shown-again` }, async () => {
      const shown = await controller[method]!(page);
      if (!(shown instanceof View)) return shown; // a form that begins somewhere else leads there
      const { template, model } = shown;
      const view = new View(template, model, STATUS[error.kind]);
      view.frame = (await this.frames?.of(request.actor!)) ?? {};
      return view;
    });
  }
}

/**
 * The key a write happens once under: the `Idempotency-Key` of a JSON POST, the one-time id of a form.
 * @throws Problem `malformed` when a JSON POST has none
 */
function keyOf(request: ActingRequest, keyed: boolean): OneTimeKey | null {
  if (request.method !== 'POST' || !keyed) return null;
  const route = `${request.method} ${request.path}`;
  if (!isApi(request)) {
    const { _csrf, _form, ...body } = request.body as FormBody;
    return typeof _form === 'string' && _form ? oneTimeKey(request.actor!.label, route, _form, body) : null;
  }
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Problem(
      'malformed',
      'Send an Idempotency-Key header: 1 to 200 visible characters, new for each new thing',
    );
  return oneTimeKey(request.actor!.label, route, key, request.body);
}

function replyOf(body: unknown, response: Response): Omit<StoredReply, 'children'> {
  const kept = KEPT_HEADERS.map((name) => [name, response.getHeader(name)]).filter(([, value]) => value !== undefined);
  const reply = body instanceof Redirect ? { to: body.to } : body instanceof AnswerThen ? body.json : body;
  return { status: response.statusCode, reply, headers: Object.fromEntries(kept) as Record<string, string> };
}

function isApi(request: ActingRequest): boolean {
  return request.path.startsWith('/api/');
}
