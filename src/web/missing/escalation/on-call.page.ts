import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { AddShiftDto } from '../../../missing/escalation/on-call.dto.js';
import { OnCallService } from '../../../missing/escalation/on-call.service.js';
import { answered } from '../../answered.js';
import { typedInstant } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { onCallView } from './on-call.view.js';

const WORDS = ['role', 'userId', 'telephone', 'deputyId', 'deputyTelephone'] as const;

/** Who is on call, when nobody is, and the form that puts somebody there. */
@ApiExcludeController()
@Controller('on-call')
export class OnCallPage {
  constructor(
    private readonly roster: OnCallService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('escalation:read', 'on-call.list')
  async show(@Page() { actor, query, again }: PageRequest): Promise<View> {
    const mayManage = actor.permissions.has('on-call:manage');
    return new View(
      'missing/escalation/on-call.njk',
      onCallView({
        list: await this.roster.shifts(pageNumber(query.page)),
        gaps: await this.roster.gaps(),
        people: mayManage ? await this.roster.candidates() : null,
        now: this.clock.now(),
        recorded: query.recorded,
        again,
      }),
    );
  }

  @Post()
  @Can('on-call:manage', 'on-call.add')
  @ShownAgainBy('show')
  async add(@Page() { form }: PageRequest): Promise<Redirect> {
    const words = WORDS.map((name) => [name, given(form, name)] as const);
    const when = { from: typedInstant(form, 'from'), until: typedInstant(form, 'until') };
    await this.roster.add(
      await validated(AddShiftDto, answered({ ...(Object.fromEntries(words) as object), ...when })),
    );
    return new Redirect(`${paths.onCall}?recorded=added`);
  }

  @Post(':id/ending')
  @Can('on-call:manage', 'on-call.end')
  @ShownAgainBy('show')
  async end(@Page() { params }: PageRequest): Promise<Redirect> {
    await this.roster.end(idOf(params, 'shift'));
    return new Redirect(`${paths.onCall}?recorded=ended`);
  }
}
