import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { type Paged } from '../http/paged.js';
import { setVersion } from '../http/versions.js';
import type { Actor } from '../kernel/actor.js';
import { ListAbsencesDto, LocateDto, MissingAgainDto, ReportAbsenceDto, ReturnDto } from './absence.dto.js';
import { absenceJson, type AbsenceJson } from './absence.json.js';
import { type AbsenceRow } from './absence.queries.js';
import { MissingService } from './missing.service.js';

@ApiTags('missing')
@ApiBearerAuth()
@Controller('api/v1')
export class MissingController {
  constructor(private readonly missing: MissingService) {}

  @Get('absences')
  @Can('missing:read', 'absence.list')
  @ApiOperation({ summary: 'Who is missing or away; `open=true`: who is not back, the longest first' })
  async list(@CurrentActor() actor: Actor, @Query() { open, page }: ListAbsencesDto): Promise<Paged<AbsenceJson>> {
    const { items, ...rest } = await this.missing.list(actor, open === 'true', page);
    return { items: items.map(absenceJson), ...rest };
  }

  @Get('children/:id/absences')
  @Can('missing:read', 'absence.list')
  @ApiOperation({ summary: 'Every absence of a child, latest first' })
  async ofChild(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<{ items: AbsenceJson[] }> {
    return { items: (await this.missing.ofChild(actor, child)).map(absenceJson) };
  }

  @Post('children/:id/absences')
  @Can('missing:record', 'absence.report')
  @ApiOperation({ summary: 'Report a child missing: five answers; 409 with a link when one is open already' })
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: ReportAbsenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceJson> {
    return answer(response, await this.missing.report(actor, child, input));
  }

  @Get('absences/:id')
  @Can('missing:read', 'absence.read')
  @ApiOperation({ summary: 'One absence with its segments' })
  async find(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceJson> {
    return answer(response, await this.missing.find(actor, id));
  }

  @Get('absences/:id/history')
  @Can('missing:read', 'absence.history')
  @ApiOperation({ summary: 'Every version recorded: who, when, why' })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ items: object[] }> {
    return { items: await this.missing.history(actor, id) };
  }

  @Post('absences/:id/located')
  @HttpCode(200)
  @Can('missing:record', 'absence.locate')
  @ApiOperation({ summary: 'Found, and not back yet: ends the missing segment' })
  async locate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: LocateDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceJson> {
    return answer(response, await this.missing.locate(actor, id, input));
  }

  @Post('absences/:id/missing-again')
  @HttpCode(200)
  @Can('missing:record', 'absence.missing-again')
  @ApiOperation({ summary: 'Whereabouts known no more: the same incident goes on as missing' })
  async missingAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: MissingAgainDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceJson> {
    return answer(response, await this.missing.missingAgain(actor, id, input));
  }

  @Post('absences/:id/returned')
  @HttpCode(200)
  @Can('missing:record', 'absence.return')
  @ApiOperation({ summary: 'Back: ends the absence, starts the 72 hours of the return interview' })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ReturnDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceJson> {
    return answer(response, await this.missing.return(actor, id, input));
  }
}

function answer(response: Response, absence: AbsenceRow): AbsenceJson {
  setVersion(response, absence.version);
  return absenceJson(absence);
}
