import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { type Notice, NoticesService } from '../../children/notices.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { pages } from '../components/pages.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';

/** What the reader must be told, unread first. */
@ApiExcludeController()
@Controller('notices')
export class NoticesPage {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Can('own:use', 'notice.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const list = await this.notices.of(actor, pageNumber(query.page));
    return new View('notices/notices.njk', { lines: list.items.map(noticeLine), pages: pages(list, paths.notices) });
  }

  @Post(':id/read')
  @Can('own:use', 'notice.read')
  async read(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.notices.read(actor, idOf(params, 'notice'));
    return new Redirect(paths.notices);
  }
}

const KINDS: Record<string, string> = {
  'interview-late': 'Return interview late: the 72 hours are over, and nothing has come of it',
  'breach-decision-owed': 'This child lives where the law does not permit it: a director’s decision is owed',
  'breach-review-owed': 'This child lives where the law does not permit it: a director’s review falls due',
  'registration-changed': 'The registration of the home this child lives in has changed',
  'lapse-undecided': 'The registration of this child’s home changed, and nobody has decided in time what happens',
  'follow-up-late': 'A placement was approved without knowing something, and nobody has found it out in time',
  'emergency-opening-child': 'Restricted record opened in an emergency',
  'emergency-opening-address': 'Restricted address opened in an emergency',
  'emergency-opening-adoption': 'Restricted adoption record opened in an emergency',
};

function noticeLine({ id, kind, childId, childName, raisedAt, raisedBy, reason, readAt }: Notice) {
  return {
    id,
    title: KINDS[kind] ?? kind,
    child: childName ?? 'A child whose record you may not see',
    childHref: childName ? paths.child(childId) : null,
    raisedAt,
    raisedBy,
    reason,
    readAt,
    readAction: paths.readNotice(id),
  };
}
