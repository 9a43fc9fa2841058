import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { DELIVERY_STATES, EVENT_KINDS, type EventKind } from '../../webhooks/event.js';
import { ReplaySinceDto, SubscribeDto } from '../../webhooks/webhooks.dto.js';
import { WebhooksService } from '../../webhooks/webhooks.service.js';
import { answered } from '../answered.js';
import { pages } from '../components/pages.js';
import { typedInstant, typedTime } from '../form-times.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { errorOf, given, pageProblem, typed, typedAll } from '../page-problem.js';
import { paths } from '../paths.js';

/** What each event tells, before its name in the API. */
const SAYS: Record<EventKind, string> = {
  'missing.reported': 'A child is reported missing',
  'missing.located': 'A missing child is found',
  'missing.returned': 'A missing child is back',
  'interview.due': 'A return interview is due',
  'interview.late': 'A return interview is late',
};

/** Programs that are told of events, what they were told, and telling it again. */
@ApiExcludeController()
@Controller('webhooks')
export class WebhooksPage {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @Can('webhook:manage', 'webhook.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const list = await this.webhooks.subscriptions(actor, pageNumber(query.page));
    const lines = list.items.map((line) => ({ ...line, href: paths.webhook(line.id) }));
    return new View('webhooks/webhooks.njk', { lines, pages: pages(list, paths.webhooks) });
  }

  @Get('new')
  @Can('webhook:manage', 'webhook.form')
  form(@Page() { again }: PageRequest): View {
    const problem = pageProblem(again?.problem);
    const chosen = typedAll(again?.form, 'kinds');
    return new View('webhooks/subscribe.njk', {
      problem,
      formId: again?.form._form,
      name: typed(again?.form, 'name'),
      url: typed(again?.form, 'url'),
      kinds: EVENT_KINDS.map((value) => ({
        ...{ value, text: SAYS[value], hint: { text: value } },
        checked: chosen.includes(value),
      })),
      errors: { name: errorOf(problem, 'name'), url: errorOf(problem, 'url'), kinds: errorOf(problem, 'kinds') },
    });
  }

  /** The secret is on the answer itself and kept nowhere for a repetition, which leads to what was subscribed. */
  @Post('new')
  @Can('webhook:manage', 'webhook.subscribe')
  @ShownAgainBy('form')
  async subscribe(@Page() { actor, form }: PageRequest): Promise<View> {
    const body = { name: given(form, 'name'), url: given(form, 'url'), kinds: typedAll(form, 'kinds') };
    const subscribed = await this.webhooks.subscribe(actor, await validated(SubscribeDto, answered(body)));
    const href = paths.webhook(subscribed.id);
    return new View('webhooks/subscribed.njk', { ...subscribed, href }, 200, new Redirect(`${href}?repeated=1`));
  }

  @Get(':id')
  @Can('webhook:manage', 'webhook.deliveries')
  async deliveries(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const id = idOf(params, 'subscription');
    const state = DELIVERY_STATES.find((each) => each === query.state) ?? null;
    const list = await this.webhooks.deliveries(actor, id, state, pageNumber(query.page));
    const problem = pageProblem(again?.problem);
    return new View('webhooks/deliveries.njk', {
      subscription: await this.webhooks.find(id),
      lines: list.items.map((line) => ({ ...line, replayAction: paths.replayDelivery(id, line.id) })),
      states: DELIVERY_STATES.map((each) => ({
        text: each,
        href: `${paths.webhook(id)}?state=${each}`,
        current: each === state,
      })),
      href: paths.webhook(id),
      endAction: paths.endWebhook(id),
      replayAction: paths.replayWebhook(id),
      problem,
      since: typedTime(again?.form, 'since'),
      sinceError: errorOf(problem, 'since'),
      replayed: query.replayed,
      repeated: query.repeated,
      total: list.total,
      pages: pages(list, state ? `${paths.webhook(id)}?state=${state}` : paths.webhook(id)),
    });
  }

  @Post(':id/ending')
  @Can('webhook:manage', 'webhook.unsubscribe')
  async end(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.webhooks.end(actor, idOf(params, 'subscription'));
    return new Redirect(paths.webhooks);
  }

  @Post(':id/replay')
  @Can('webhook:manage', 'webhook.replay-since')
  @ShownAgainBy('deliveries')
  async replaySince(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'subscription');
    const { since } = await validated(ReplaySinceDto, answered({ since: typedInstant(form, 'since') }));
    const count = await this.webhooks.replaySince(actor, id, since);
    return new Redirect(`${paths.webhook(id)}?replayed=${count}`);
  }

  @Post(':id/deliveries/:delivery/replay')
  @Can('webhook:manage', 'webhook.replay')
  async replay(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.webhooks.replay(actor, idOf({ id: params.delivery! }, 'delivery'));
    return new Redirect(`${paths.webhook(idOf(params, 'subscription'))}?replayed=1`);
  }
}
