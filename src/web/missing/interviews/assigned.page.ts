import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { DraftsService } from '../../../drafts/drafts.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { OnCallService } from '../../../missing/escalation/on-call.service.js';
import { AssignedInterviews } from '../../../missing/interviews/assigned-interviews.service.js';
import { HandInDto } from '../../../missing/interviews/interview.dto.js';
import { draftModel, typedBefore } from '../../drafts/drafted.js';
import { idOf } from '../../ids.js';
import { paths } from '../../paths.js';
import { assignedView } from './assigned.view.js';
import { writeUpView, writtenUp } from './write-up.view.js';

/** All that an interviewer from outside sees: one episode, and the form of one interview. */
@ApiExcludeController()
@Controller('assigned-interviews/:id')
export class AssignedPage {
  constructor(
    private readonly assigned: AssignedInterviews,
    private readonly drafts: DraftsService,
    private readonly onCall: OnCallService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('interview:assigned', 'interview.read-assigned')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const interview = await this.assigned.find(idOf(params, 'interview'));
    const now = this.clock.now();
    const key = draftKey(interview.id);
    const draft = await this.drafts.current(actor, key, again?.form);
    const before = typedBefore(again, draft);
    return new View('missing/interviews/assigned.njk', {
      ...writeUpView({ again, before, now, draft: draftModel(key, draft), inside: null, isCorrection: false }),
      ...assignedView(interview, now),
      toRing: await this.onCall.onCallNow('duty-manager'),
    });
  }

  @Post()
  @Can('interview:assigned', 'interview.hand-in')
  @ShownAgainBy('form')
  async handIn(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const { id } = await this.assigned.find(idOf(params, 'interview'));
    await this.drafts.settle(actor, draftKey(id));
    await this.assigned.handIn(actor, id, await validated(HandInDto, writtenUp(form)));
    return new Redirect(`${paths.home}?handed-in=1`);
  }

  /** Nothing is handed in: what was typed is kept, and there are more rows to fill. */
  @Post('draft')
  @Can('interview:assigned', 'interview.keep-draft')
  async keep(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const { id } = await this.assigned.find(idOf(params, 'interview'));
    await this.drafts.save(actor, draftKey(id), form);
    return new Redirect(`${paths.assignedInterview(id)}#section-4`);
  }
}

function draftKey(assignment: string): string {
  return `assigned-interview:${assignment}`;
}
