import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MessagesService } from '../../messages/messages.service.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { telephoneListView } from './messages.view.js';

/** Whom to ring because a message did not reach them. */
@ApiExcludeController()
@Controller('telephone-list')
export class TelephoneListPage {
  constructor(
    private readonly messages: MessagesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('telephone-list:use', 'message.to-ring')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const list = await this.messages.toRing(actor, pageNumber(query.page));
    return new View('messages/telephone-list.njk', telephoneListView(list, this.clock.now()));
  }

  @Post(':id')
  @Can('telephone-list:use', 'message.rang')
  async rang(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    await this.messages.rang(actor, idOf(params, 'message'), typed(form, 'spoke') === 'yes');
    return new Redirect(paths.telephoneList);
  }
}
