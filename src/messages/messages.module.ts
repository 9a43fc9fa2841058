import { Module } from '@nestjs/common';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';

@Module({
  providers: [MessagesQueries, MessagesService],
  exports: [MessagesService],
})
export class MessagesModule {}
