import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { Download } from '../../http/reply.js';
import type { Actor } from '../../kernel/actor.js';
import { csvName, returnCsv } from './monthly-return.csv.js';
import { MonthlyReturnDto, ReturnQueryDto, RowsBehindDto, RowsQueryDto } from './monthly-return.dto.js';
import { addressOf, returnJson, rowsJson } from './monthly-return.json.js';
import { MonthlyReturnService } from './monthly-return.service.js';

const MONTH_PARAM = { name: 'month', example: '2026-03', description: 'YYYY-MM' };

@ApiTags('returns')
@ApiBearerAuth()
@Controller('api/v1/returns/monthly')
export class MonthlyReturnController {
  constructor(private readonly returns: MonthlyReturnService) {}

  @Get(':month')
  @Can('return:read', 'return.monthly')
  @ApiOperation({ summary: 'The monthly return as known at an instant; `Accept: text/csv` for a tidy file' })
  @ApiParam(MONTH_PARAM)
  @ApiOkResponse({ type: MonthlyReturnDto })
  async figures(
    @CurrentActor() actor: Actor,
    @Param('month') month: string,
    @Query() { asKnownAt }: ReturnQueryDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MonthlyReturnDto | Download> {
    const answer = await this.returns.figures(actor, { month, asKnownAt });
    response.setHeader('Content-Location', addressOf(answer));
    response.vary('Accept');
    if (request.accepts(['json', 'csv']) !== 'csv') return returnJson(answer);
    const authority = await this.returns.returningAuthority(actor);
    return new Download(csvName(answer, authority), 'text/csv', returnCsv(answer, authority));
  }

  @Get(':month/rows')
  @Can('return:read', 'return.monthly.rows')
  @ApiOperation({ summary: 'The children behind one number, those you may see; how many are withheld' })
  @ApiParam(MONTH_PARAM)
  @ApiOkResponse({ type: RowsBehindDto })
  async rows(
    @CurrentActor() actor: Actor,
    @Param('month') month: string,
    @Query() query: RowsQueryDto,
  ): Promise<RowsBehindDto> {
    return rowsJson(await this.returns.rows(actor, { ...query, month }));
  }
}
