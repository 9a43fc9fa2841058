import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  type ApiResponseOptions,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { Download } from '../../http/reply.js';
import type { Actor } from '../../kernel/actor.js';
import { csvName, returnCsv } from './monthly-return.csv.js';
import { MonthlyReturnDto, ReturnQueryDto, RowsBehindDto, RowsQueryDto } from './monthly-return.dto.js';
import { addressOf, returnJson, rowsJson } from './monthly-return.json.js';
import { MonthlyReturnService } from './monthly-return.service.js';

const CSV = [
  'time_period,time_identifier,window_start,window_end,geographic_level,country_code,country_name,region_code,region_name,' +
    'old_la_code,new_la_code,la_name,population,breakdown_topic,breakdown,measure_id,measure,value,denominator,unit,symbol,' +
    'coverage,revision',
  '202603,Month,2026-03-01,2026-03-31,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,301,E10000014,' +
    'Testshire,CLA,Total,Total,M01a,Children missing at any time in the month,31,412,children,,full,0',
].join('\r\n');

const JSON_OR_CSV = {
  description: 'The return, in the form asked for',
  headers: {
    'Content-Location': {
      description: 'The same return again, as known at the instant used',
      schema: { type: 'string' },
    },
    Vary: { schema: { type: 'string', example: 'Accept' } },
  },
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MonthlyReturnDto) } },
    'text/csv': { schema: { type: 'string' }, example: CSV },
  },
} satisfies ApiResponseOptions;

const MONTH_PARAM = { name: 'month', example: '2026-03', description: 'YYYY-MM' };

@ApiTags('returns')
@Controller('api/v1/returns/monthly')
export class MonthlyReturnController {
  constructor(private readonly returns: MonthlyReturnService) {}

  @Get(':month')
  @Can('return:read', 'return.monthly')
  @ApiOperation({ summary: 'The monthly return as known at an instant, as JSON or as a tidy CSV file' })
  @ApiParam(MONTH_PARAM)
  @ApiExtraModels(MonthlyReturnDto)
  @ApiOkResponse(JSON_OR_CSV)
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
