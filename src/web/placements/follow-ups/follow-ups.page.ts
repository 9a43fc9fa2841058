import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { AnswerFollowUpDto } from '../../../placements/follow-ups/follow-up.dto.js';
import { FollowUpsService } from '../../../placements/follow-ups/follow-ups.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { pages } from '../../components/pages.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { followUpLine, followUpView } from './follow-ups.view.js';

/** What placements were approved without knowing: owed by a named person, and answered. */
@ApiExcludeController()
@Controller('follow-ups')
export class FollowUpsPage {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'follow-up.list')
  async list(@Page() { query }: PageRequest): Promise<View> {
    const isOpen = query.state !== 'answered';
    const found = await this.followUps.list(isOpen, pageNumber(query.page));
    const now = this.clock.now();
    return new View('placements/follow-ups/follow-ups.njk', {
      isOpen,
      lines: found.items.map((row) => followUpLine(row, now)),
      pages: pages(found, isOpen ? paths.followUps : `${paths.followUps}?state=answered`),
    });
  }

  @Get(':id')
  @Can('placement:read', 'follow-up.read')
  async show(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const row = await this.followUps.find(idOf(params, 'follow-up'));
    const result = await this.followUps.now(row);
    const child = await this.children.open(row.childId);
    const now = this.clock.now();
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), now);
    return new View(
      'placements/follow-ups/follow-up.njk',
      followUpView({ row, result, identity, actor, now, query, again }),
    );
  }

  @Post(':id')
  @Can('placement:record-evidence', 'follow-up.answer')
  @ShownAgainBy('show')
  async answer(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'follow-up');
    const answers = answered({ outcome: given(form, 'outcome'), found: given(form, 'found') });
    const { outcome, found } = await validated(AnswerFollowUpDto, answers);
    await this.followUps.answer(actor, id, outcome, found);
    return new Redirect(`${paths.followUp(id)}?answered=1`);
  }
}
