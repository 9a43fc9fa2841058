import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { MESSAGE_STATES, type MessageState } from '../../messages/message.js';
import { TestMessageDto } from '../../messages/message.dto.js';
import { MessagesService } from '../../messages/messages.service.js';
import { ShownAgainBy } from '../../http/page-request.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { given, pageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { messagesView } from './messages.view.js';

/** What was sent to colleagues and what was not. */
@ApiExcludeController()
@Controller('messages')
export class MessagesPage {
  constructor(
    private readonly messages: MessagesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('outbox:manage', 'message.list')
  async list(@Page() { actor, query, again }: PageRequest): Promise<View> {
    const state = MESSAGE_STATES.find((each) => each === query.state) ?? (null as MessageState | null);
    const list = await this.messages.list(actor, state, pageNumber(query.page));
    return new View('messages/messages.njk', {
      ...messagesView(list, state, this.clock.now()),
      problem: pageProblem(again?.problem),
      form: { channel: typed(again?.form, 'channel') || 'email', recipient: typed(again?.form, 'recipient') },
      formId: again?.form._form,
      asked: query.sent,
    });
  }

  @Post('test')
  @Can('outbox:manage', 'message.test')
  @ShownAgainBy('list')
  async test(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const body = { channel: given(form, 'channel'), recipient: given(form, 'recipient') };
    await this.messages.test(actor, await validated(TestMessageDto, answered(body)));
    return new Redirect(`${paths.messages}?sent=1`);
  }

  @Post(':id/retry')
  @Can('outbox:manage', 'message.retry')
  async retry(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.messages.tryAgain(actor, idOf(params, 'message'));
    return new Redirect(paths.messages);
  }
}
