import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { DecideLapseDto } from '../../../care-settings/lapses/lapse.dto.js';
import { LapsesService } from '../../../care-settings/lapses/lapses.service.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { BreachesService } from '../../../placements/breaches/breaches.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { pages } from '../../components/pages.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { lapseWorkView } from './lapse-work.view.js';
import { workLine } from './lapse-words.js';

/** For each child whose home lapsed, somebody decides: what is owed, and one decision. */
@ApiExcludeController()
@Controller('lapse-work')
export class LapseWorkPage {
  constructor(
    private readonly lapses: LapsesService,
    private readonly children: ChildrenService,
    private readonly breaches: BreachesService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'lapse.list')
  async list(@Page() { query }: PageRequest): Promise<View> {
    const isOpen = query.state !== 'decided';
    const found = await this.lapses.list(isOpen, pageNumber(query.page));
    const now = this.clock.now();
    return new View('care-settings/changes/lapse-list.njk', {
      isOpen,
      lines: found.items.map((row) => workLine(row, now)),
      pages: pages(found, isOpen ? paths.lapseWorks : `${paths.lapseWorks}?state=decided`),
    });
  }

  @Get(':id')
  @Can('placement:read', 'lapse.read')
  async show(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const opened = await this.lapses.find(idOf(params, 'work'));
    const child = await this.children.open(opened.work.childId);
    const breaches = await this.breaches.ofChild(actor, child.id);
    const now = this.clock.now();
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), now);
    const model = lapseWorkView({ opened, identity, breaches, actor, now, again, query });
    return new View('care-settings/changes/lapse-work.njk', model);
  }

  @Post(':id')
  @Can('lapse:decide', 'lapse.decide')
  @ShownAgainBy('show')
  async decide(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'work');
    const answers = answered({ outcome: given(form, 'outcome'), reasons: given(form, 'reasons') });
    const { outcome, reasons } = await validated(DecideLapseDto, answers);
    await this.lapses.decide(actor, id, outcome, reasons);
    return new Redirect(`${paths.lapseWork(id)}?decided=1`);
  }
}
