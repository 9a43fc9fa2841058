import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { SearchDto } from '../../children/child.dto.js';
import { ChildrenService } from '../../children/children.service.js';
import { SearchService } from '../../children/search.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { typedDay, typedTime } from '../form-times.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { errorOf, given, pageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { childLine, resultsView } from './search-results.view.js';

/** A search is a POST that leads to an opaque id: no name stands in an address. */
@ApiExcludeController()
@Controller('search')
export class SearchPage {
  constructor(
    private readonly searches: SearchService,
    private readonly children: ChildrenService,
  ) {}

  @Get()
  @Can('child:read', 'search.form')
  async form(@Page() { actor, query, again }: PageRequest): Promise<View> {
    const problem = pageProblem(again?.problem);
    const forMissing = (again ? typed(again.form, 'for') : query.for) === 'missing';
    const mine = forMissing ? (await this.children.list(actor, 1, true)).items : [];
    return new View('children/search.njk', {
      problem,
      mine: mine.map((child) => childLine(child, true)),
      asked: {
        forMissing,
        value: { name: typed(again?.form, 'name'), localNumber: typed(again?.form, 'localNumber') },
        bornOn: typedTime(again?.form, 'bornOn'),
        error: {
          name: errorOf(problem, 'name'),
          bornOn: errorOf(problem, 'bornOn'),
          localNumber: errorOf(problem, 'localNumber'),
        },
      },
    });
  }

  @Post()
  @Can('child:read', 'search.start', { keyed: false })
  @ShownAgainBy('form')
  async search(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const criteria = answered({
      name: given(form, 'name'),
      bornOn: typedDay(form, 'bornOn'),
      localNumber: given(form, 'localNumber'),
    });
    const id = await this.searches.start(actor, await validated(SearchDto, criteria));
    if (typed(form, 'for') !== 'missing') return new Redirect(paths.searchResults(id));
    const { items, total } = await this.searches.results(actor, id);
    const [only] = items;
    // one child is no choice: the report begins with a bar that says who it is
    return new Redirect(
      only && total === 1 ? paths.reportChildMissing(only.id) : `${paths.searchResults(id)}?for=missing`,
    );
  }

  @Get(':id')
  @Can('child:read', 'search.results')
  async results(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const id = idOf(params, 'search');
    const results = await this.searches.results(actor, id, pageNumber(query.page));
    return new View(
      'children/search-results.njk',
      resultsView({ id, results, forMissing: query.for === 'missing', actor }),
    );
  }
}
