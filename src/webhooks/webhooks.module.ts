import { Module } from '@nestjs/common';
import { Deliveries } from './deliveries.service.js';
import { Receivers } from './receivers.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksQueries } from './webhooks.queries.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  controllers: [WebhooksController],
  providers: [Deliveries, Receivers, WebhooksQueries, WebhooksService],
  exports: [WebhooksService],
})
export class WebhooksModule {}
