import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { AbsenceDto } from '../absence-answers.dto.js';
import { REPORT_EXAMPLES } from '../absence.examples.js';
import { absenceJson } from '../absence.json.js';
import {
  CompanionsDto,
  DescribeAbsenceDto,
  DescriptionDto,
  ReportChildDto,
  ReportedTogetherDto,
  ReportTogetherDto,
} from './report.dto.js';
import { TOGETHER_EXAMPLES } from './report.examples.js';
import { ReportsService } from './reports.service.js';

@ApiTags('missing')
@Controller('api/v1')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Post('children/:id/absences')
  @Can('missing:record', 'absence.report')
  @ApiOperation({ summary: 'Report a child missing: five answers; 409 with a link when one is open already' })
  @ApiBody({ type: ReportChildDto, examples: REPORT_EXAMPLES })
  @ApiCreatedResponse({ type: AbsenceDto })
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: ReportChildDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    const absence = await this.reports.report(actor, child, input);
    setVersion(response, absence.version);
    return absenceJson(absence);
  }

  @Post('absences')
  @Can('missing:record', 'absence.report-together')
  @ApiOperation({ summary: 'Report children missing together: an absence each, all of them or none' })
  @ApiBody({ type: ReportTogetherDto, examples: TOGETHER_EXAMPLES })
  @ApiCreatedResponse({ type: ReportedTogetherDto })
  async together(@CurrentActor() actor: Actor, @Body() input: ReportTogetherDto): Promise<ReportedTogetherDto> {
    return { items: (await this.reports.together(actor, input)).map(absenceJson) };
  }

  @Get('children/:id/companions')
  @Can('missing:record', 'absence.companions')
  @ApiOperation({ summary: 'Who may be missing too: siblings, then who lives in the same place; of those you may see' })
  @ApiOkResponse({ type: CompanionsDto })
  async companions(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<CompanionsDto> {
    return { items: await this.reports.companions(actor, child) };
  }

  @Get('absences/:id/description')
  @Can('missing:read', 'absence.description')
  @ApiOperation({ summary: 'What the child wore and who they may be with' })
  @ApiOkResponse({ type: DescriptionDto })
  async description(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) absence: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DescriptionDto> {
    const description = await this.reports.description(actor, absence);
    setVersion(response, description.version);
    return description;
  }

  @Post('absences/:id/description')
  @HttpCode(200)
  @Can('missing:record', 'absence.describe')
  @ApiOperation({ summary: 'Add what the child wore and who they may be with, or say it otherwise' })
  @ApiOkResponse({ type: DescriptionDto })
  async describe(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) absence: string,
    @Body() input: DescribeAbsenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DescriptionDto> {
    const description = await this.reports.describe(actor, absence, input);
    setVersion(response, description.version);
    return description;
  }
}
