import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';
import { Outbox } from './outbox.service.js';
import { Transports } from './transports/transports.js';

@Module({
  controllers: [MessagesController],
  providers: [MessagesQueries, MessagesService, Outbox, Transports],
  exports: [MessagesService],
})
export class MessagesModule {}
