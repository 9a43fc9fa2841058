import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { ChildrenService } from '../../../children/children.service.js';
import { Page, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { Problem } from '../../../kernel/problem.js';
import { MissingService } from '../../../missing/missing.service.js';
import { SettingSearchDto } from '../../../placements/search/setting-search.dto.js';
import { SettingSearchService } from '../../../placements/search/setting-search.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { timeBoxes, typedInstant } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given } from '../../page-problem.js';
import { findSettingView } from './find-setting.view.js';

const TEMPLATE = 'placements/find/find-setting.njk';

/** What the child needs, and where it can be had: the first step of placing a child. Only ids and codes stand in the address. */
@ApiExcludeController()
@Controller('children/:id/placements/find')
export class FindSettingPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly searches: SettingSearchService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:check', 'placement.setting-search')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now());
    const asked = isAsked(query) ? query : { ...now(this.clock.now()), beds: '1' };
    const shown = { child, identity, asked, actor };
    try {
      const input = await validated(SettingSearchDto, need(asked));
      const results = await this.searches.search(actor, child.id, input);
      return new View(TEMPLATE, findSettingView({ ...shown, results, startsAt: input.startsAt }));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.kind !== 'invalid') throw problem;
      return new View(TEMPLATE, findSettingView({ ...shown, problem }), 422);
    }
  }
}

/** Somebody pressed the button; before that, one bed tonight is looked for. */
function isAsked(query: PageRequest['query']): boolean {
  return query['startsAt-day'] !== undefined;
}

function now(at: Date): PageRequest['query'] {
  return Object.fromEntries(Object.entries(timeBoxes(at)).map(([part, text]) => [`startsAt-${part}`, text as string]));
}

function need(query: PageRequest['query']): Record<string, unknown> {
  return answered({
    startsAt: typedInstant(query, 'startsAt'),
    name: given(query, 'name'),
    route: given(query, 'route'),
    settingType: given(query, 'settingType'),
    maxMiles: number(given(query, 'maxMiles')),
    beds: number(given(query, 'beds')),
    page: pageNumber(query.page),
  });
}

/** What is no number stays as typed, to be refused. */
function number(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : text;
}
