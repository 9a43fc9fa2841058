import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { referenceOf, stateOf } from './message.js';
import {
  ListMessagesDto,
  type MessageDto,
  MessageQueuedDto,
  MessagesPageDto,
  RangDto,
  TestMessageDto,
} from './message.dto.js';
import { type MessageRow, MessagesService } from './messages.service.js';

@ApiTags('messages')
@Controller('api/v1/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('outbox:manage', 'message.list')
  @ApiOperation({ summary: 'Messages to colleagues, the latest first' })
  @ApiOkResponse({ type: MessagesPageDto })
  async list(@CurrentActor() actor: Actor, @Query() { state, page }: ListMessagesDto): Promise<MessagesPageDto> {
    return this.told(await this.messages.list(actor, state ?? null, page));
  }

  @Get('to-ring')
  @Can('telephone-list:use', 'message.to-ring')
  @ApiOperation({ summary: 'Whom to ring because a message did not reach them, the longest waiting first' })
  @ApiOkResponse({ type: MessagesPageDto })
  async toRing(@CurrentActor() actor: Actor, @Query() { page }: PageDto): Promise<MessagesPageDto> {
    return this.told(await this.messages.toRing(actor, page));
  }

  @Post('test')
  @Can('outbox:manage', 'message.test')
  @ApiOperation({ summary: 'Send a message that says it is a test' })
  @ApiCreatedResponse({ type: MessageQueuedDto })
  async test(@CurrentActor() actor: Actor, @Body() body: TestMessageDto): Promise<MessageQueuedDto> {
    return { id: await this.messages.test(actor, body) };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Can('outbox:manage', 'message.retry')
  @ApiOperation({ summary: 'Try at once to send what failed or still waits' })
  @ApiNoContentResponse()
  retry(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.messages.tryAgain(actor, id);
  }

  @Post(':id/rang')
  @HttpCode(204)
  @Can('telephone-list:use', 'message.rang')
  @ApiOperation({ summary: 'You rang them instead: spoke to them, or nobody answered' })
  @ApiNoContentResponse()
  rang(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() { spoke }: RangDto): Promise<void> {
    return this.messages.rang(actor, id, spoke);
  }

  private told({ items, ...page }: Paged<MessageRow>): MessagesPageDto {
    return { items: items.map((row) => messageJson(row, this.clock.now())), ...page };
  }
}

function messageJson(row: MessageRow, now: Date): MessageDto {
  const { id, channel, recipient, toName, toTelephone, template, about, aboutId, tries, problem } = row;
  return {
    ...{ id, state: stateOf(row, now), channel, recipient, toName, toTelephone, template, tries, problem },
    reference: referenceOf(about, aboutId),
    queuedAt: row.queuedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
    rungAt: row.rungAt?.toISOString() ?? null,
  };
}
