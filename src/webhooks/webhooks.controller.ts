import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { ShownOnce } from '../http/shown-once.js';
import { type Actor } from '../kernel/actor.js';
import {
  DeliveriesPageDto,
  type DeliveryDto,
  ListDeliveriesDto,
  ReplayedDto,
  ReplayedSinceDto,
  ReplaySinceDto,
  SubscribedDto,
  SubscribeDto,
  type SubscriptionDto,
  SubscriptionsPageDto,
} from './webhooks.dto.js';
import { type DeliveryRow, type SubscriptionRow, WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@Controller('api/v1')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get('webhook-subscriptions')
  @Can('webhook:manage', 'webhook.list')
  @ApiOperation({ summary: 'Programs that are told of events, with what waits and what failed' })
  @ApiOkResponse({ type: SubscriptionsPageDto })
  async subscriptions(@CurrentActor() actor: Actor, @Query() { page }: PageDto): Promise<SubscriptionsPageDto> {
    const { items, ...rest } = await this.webhooks.subscriptions(actor, page);
    return { items: items.map(subscriptionJson), ...rest };
  }

  @Post('webhook-subscriptions')
  @Can('webhook:manage', 'webhook.subscribe')
  @ShownOnce('secret')
  @ApiOperation({
    summary: 'Tell a program of events; answers the secret of its signatures, once, and null when repeated',
  })
  @ApiCreatedResponse({ type: SubscribedDto })
  subscribe(@CurrentActor() actor: Actor, @Body() body: SubscribeDto): Promise<SubscribedDto> {
    return this.webhooks.subscribe(actor, body);
  }

  @Post('webhook-subscriptions/:id/ending')
  @HttpCode(204)
  @Can('webhook:manage', 'webhook.unsubscribe')
  @ApiOperation({ summary: 'Tell it nothing more' })
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.webhooks.end(actor, id);
  }

  @Get('webhook-subscriptions/:id/deliveries')
  @Can('webhook:manage', 'webhook.deliveries')
  @ApiOperation({ summary: 'What was sent, the latest first' })
  @ApiOkResponse({ type: DeliveriesPageDto })
  async deliveries(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { state, page }: ListDeliveriesDto,
  ): Promise<DeliveriesPageDto> {
    const { items, ...rest } = await this.webhooks.deliveries(actor, id, state ?? null, page);
    return { items: items.map(deliveryJson), ...rest };
  }

  @Post('webhook-subscriptions/:id/replay')
  @HttpCode(200)
  @Can('webhook:manage', 'webhook.replay-since')
  @ApiOperation({ summary: 'Send everything recorded from an instant on once more' })
  @ApiOkResponse({ type: ReplayedSinceDto })
  async replaySince(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { since }: ReplaySinceDto,
  ): Promise<ReplayedSinceDto> {
    return { count: await this.webhooks.replaySince(actor, id, since) };
  }

  @Post('webhook-deliveries/:id/replay')
  @Can('webhook:manage', 'webhook.replay')
  @ApiOperation({ summary: 'Send one event once more' })
  @ApiCreatedResponse({ type: ReplayedDto })
  async replay(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReplayedDto> {
    return { id: await this.webhooks.replay(actor, id) };
  }
}

function subscriptionJson({ from, until, deliveredAt, version: _, ...rest }: SubscriptionRow): SubscriptionDto {
  return {
    ...rest,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  };
}

function deliveryJson({ occurredAt, queuedAt, deliveredAt, failedAt, ...rest }: DeliveryRow): DeliveryDto {
  return {
    ...rest,
    state: deliveredAt ? 'delivered' : failedAt ? 'failed' : 'waiting',
    occurredAt: occurredAt.toISOString(),
    queuedAt: queuedAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    failedAt: failedAt?.toISOString() ?? null,
  };
}
