import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { SearchDto } from '../../children/child.dto.js';
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
import { resultsView } from './search-results.view.js';

/** A search is a POST that leads to an opaque id: no name stands in an address. */
@ApiExcludeController()
@Controller('search')
export class SearchPage {
  constructor(private readonly searches: SearchService) {}

  @Get()
  @Can('child:read', 'search.form')
  form(@Page() { query, again }: PageRequest): View {
    const problem = pageProblem(again?.problem);
    return new View('children/search.njk', {
      forMissing: (again ? typed(again.form, 'for') : query.for) === 'missing',
      problem,
      value: { name: typed(again?.form, 'name'), localNumber: typed(again?.form, 'localNumber') },
      bornOn: typedTime(again?.form, 'bornOn'),
      error: {
        name: errorOf(problem, 'name'),
        bornOn: errorOf(problem, 'bornOn'),
        localNumber: errorOf(problem, 'localNumber'),
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
    return new Redirect(`${paths.searchResults(id)}${typed(form, 'for') === 'missing' ? '?for=missing' : ''}`);
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
