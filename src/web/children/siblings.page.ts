import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { SearchService } from '../../children/search.service.js';
import { EndSiblingDto, RecordSiblingDto } from '../../children/siblings.dto.js';
import { SiblingsService } from '../../children/siblings.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { notFound } from '../../kernel/problem.js';
import { answered } from '../answered.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { FactForms } from './fact-forms.service.js';
import { chooseSiblingForm, endSiblingForm, findSiblingForm } from './siblings.forms.js';

/** Who is whose sibling: found by name or number, chosen, recorded; and ended. */
@ApiExcludeController()
@Controller('children/:id/siblings')
export class SiblingsPage {
  constructor(
    private readonly forms: FactForms,
    private readonly siblings: SiblingsService,
    private readonly searches: SearchService,
  ) {}

  /** No name stands in an address: the search does, by its opaque id. */
  @Get('new')
  @Can('child:record', 'sibling.form')
  form(@Page() request: PageRequest): Promise<View> {
    const { actor, query, again } = request;
    const search = typed(again?.form, 'search') || query.search;
    return this.forms.show(request, async ({ id }) => {
      if (!search) return findSiblingForm(id, false);
      const { items } = await this.searches.results(actor, idOf({ id: search }, 'search'));
      const others = items.filter((each) => each.id !== id);
      return others.length ? chooseSiblingForm(id, search, others) : findSiblingForm(id, true);
    });
  }

  /** First the search, then the answer. */
  @Post('new')
  @Can('child:record', 'sibling.record')
  @ShownAgainBy('form')
  async record(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    if (!typed(form, 'search')) {
      const found = await this.searches.start(actor, { name: given(form, 'name') });
      return new Redirect(`${paths.newSibling(id)}?search=${found}`);
    }
    const answers = answered({
      siblingId: given(form, 'siblingId'),
      from: typedInstant(form, 'from'),
      basis: given(form, 'basis'),
    });
    await this.siblings.record(actor, id, await validated(RecordSiblingDto, answers));
    return new Redirect(`${paths.child(id)}?recorded=sibling`);
  }

  @Get(':sibling/ending')
  @Can('child:record', 'sibling.end-form')
  ending(@Page() request: PageRequest): Promise<View> {
    const sibling = idOf({ id: request.params.sibling! }, 'sibling');
    return this.forms.show(request, async ({ id }) => {
      const { items } = await this.siblings.ofChild(request.actor, id);
      const link = items.find(({ siblingId, until }) => siblingId === sibling && until === null);
      if (!link) throw notFound('sibling');
      return endSiblingForm(id, link);
    });
  }

  @Post(':sibling/ending')
  @Can('child:record', 'sibling.end')
  @ShownAgainBy('ending')
  async end(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ endedAt: typedInstant(form, 'endedAt'), reason: given(form, 'reason') });
    const sibling = idOf({ id: params.sibling! }, 'sibling');
    await this.siblings.end(actor, id, sibling, await validated(EndSiblingDto, answers));
    return new Redirect(`${paths.child(id)}?recorded=sibling`);
  }
}
