import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { conflict, invalid, notFound } from '../kernel/problem.js';
import { type DeliveryState } from './event.js';
import { NotTaken, Receivers } from './receivers.service.js';
import { newSigningSecret } from './signature.js';
import { type SubscribeDto } from './webhooks.dto.js';
import { type DeliveryRow, type SubscriptionRow, WebhooksQueries } from './webhooks.queries.js';

export type { DeliveryRow, SubscriptionRow } from './webhooks.queries.js';

/** More at once would hold the transaction too long; the next request goes on from there. */
const MOST_AT_ONCE = 5_000;

/** Which programs are told of events, and what came of telling them. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly db: Database,
    private readonly webhooks: WebhooksQueries,
    private readonly receivers: Receivers,
  ) {}

  /** @returns the secret, which is shown this once. @throws Problem `invalid` for an address that is not public */
  async subscribe(_actor: Actor, { name, url, kinds }: SubscribeDto): Promise<{ id: string; secret: string }> {
    const address = await this.publicAddress(url);
    const secret = newSigningSecret();
    const id = await this.webhooks.subscribe({ name, url: address.href, kinds: [...new Set(kinds)], secret });
    this.db.unit.detail.subscription = id;
    return { id, secret };
  }

  /** What has not been delivered by then is given up. @throws Problem `not-found` · `conflict` */
  async end(_actor: Actor, id: string): Promise<void> {
    this.db.unit.detail.subscription = id;
    if (await this.webhooks.end(id)) return;
    throw (await this.webhooks.subscription(id)) ? conflict('It has ended already') : notFound('subscription');
  }

  /** Those going on first. */
  async subscriptions(_actor: Actor, page = 1): Promise<Paged<SubscriptionRow>> {
    return paged(await this.webhooks.subscriptions((page - 1) * PAGE_SIZE), page);
  }

  /** The latest first. @throws Problem `not-found` */
  async deliveries(_actor: Actor, id: string, state: DeliveryState | null, page = 1): Promise<Paged<DeliveryRow>> {
    await this.find(id);
    return paged(await this.webhooks.deliveries(id, state, (page - 1) * PAGE_SIZE), page);
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<{ id: string; name: string; until: Date | null }> {
    const subscription = await this.webhooks.subscription(id);
    if (!subscription) throw notFound('subscription');
    return subscription;
  }

  /** One event once more. @returns the new delivery. @throws Problem `not-found`, also when the subscription has ended */
  async replay(_actor: Actor, delivery: string): Promise<string> {
    const id = await this.webhooks.replay(delivery);
    if (!id) throw notFound('delivery of a subscription that goes on');
    this.db.unit.detail.delivery = id;
    return id;
  }

  /** Everything recorded from an instant on, once more, in order. @returns how many. @throws Problem `not-found` · `conflict` */
  async replaySince(_actor: Actor, id: string, since: Date): Promise<number> {
    const { until } = await this.find(id);
    if (until) throw conflict('The subscription has ended');
    const count = await this.webhooks.replaySince(id, since, MOST_AT_ONCE);
    Object.assign(this.db.unit.detail, { subscription: id, count });
    return count;
  }

  private async publicAddress(text: string): Promise<URL> {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.protocol !== 'https:') throw invalid('url', 'Enter an address that begins with https://');
    if (url.username || url.password || url.hash) throw invalid('url', 'The address must hold no password and no #');
    try {
      await this.receivers.mustBePublic(url);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      throw invalid('url', 'The address must lead to a server on the public internet');
    }
    return url;
  }
}

function paged<T>(rows: (T & { total: number })[], page: number): Paged<T> {
  const items = rows.map(({ total: _, ...row }) => row as unknown as T);
  return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
}
