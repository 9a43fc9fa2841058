import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Download, Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { csvName, returnCsv } from '../../returns/monthly/monthly-return.csv.js';
import { RowsQueryDto } from '../../returns/monthly/monthly-return.dto.js';
import { returnJson } from '../../returns/monthly/monthly-return.json.js';
import { MonthlyReturnService } from '../../returns/monthly/monthly-return.service.js';
import { answered } from '../answered.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { chosenInstant } from './chosen-instant.js';
import { asKnown } from './month-name.js';
import { monthlyReturnView } from './monthly-return.view.js';
import { rowsBehindView } from './rows-behind.view.js';

/** A month's figures as known at an instant, the children behind each, and the same as files. */
@ApiExcludeController()
@Controller('returns/monthly')
export class MonthlyReturnPage {
  constructor(
    private readonly returns: MonthlyReturnService,
    private readonly clock: Clock,
  ) {}

  @Get(':month.csv')
  @Can('return:read', 'return.monthly.csv')
  async csv(@Page() { actor, params, query }: PageRequest): Promise<Download> {
    const answer = await this.returns.figures(actor, { month: params.month!, asKnownAt: query.asKnownAt });
    const authority = await this.returns.returningAuthority(actor);
    return new Download(csvName(answer, authority), 'text/csv', returnCsv(answer, authority));
  }

  @Get(':month.json')
  @Can('return:read', 'return.monthly.json')
  async json(@Page() { actor, params, query }: PageRequest): Promise<Download> {
    const answer = await this.returns.figures(actor, { month: params.month!, asKnownAt: query.asKnownAt });
    const name = csvName(answer, await this.returns.returningAuthority(actor)).replace(/csv$/, 'json');
    return new Download(name, 'application/json', JSON.stringify(returnJson(answer), null, 2));
  }

  @Get(':month')
  @Can('return:read', 'return.monthly')
  async show(@Page() { actor, params, query }: PageRequest): Promise<Redirect | View> {
    const month = params.month!;
    const now = this.clock.now();
    const { instant, problem } = chosenInstant(query, now);
    if (instant) return new Redirect(asKnown(paths.monthlyReturn(month), instant));
    const answer = await this.returns.figures(actor, { month, asKnownAt: query.asKnownAt });
    const model = monthlyReturnView({ answer, now, asked: query, problem });
    return new View('returns/monthly-return.njk', model, problem ? 422 : 200);
  }

  @Get(':month/rows')
  @Can('return:read', 'return.monthly.rows')
  async rows(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const { measure, population, number, asKnownAt } = query;
    const asked = await validated(RowsQueryDto, answered({ measure, population, number, asKnownAt }));
    const behind = await this.returns.rows(actor, { ...asked, month: params.month!, page: pageNumber(query.page) });
    return new View('returns/rows-behind.njk', rowsBehindView(behind));
  }
}
