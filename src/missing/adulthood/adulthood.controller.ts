import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { AbsenceDto } from '../absence-answers.dto.js';
import { absenceJson } from '../absence.json.js';
import { type AbsenceRow } from '../missing.service.js';
import { AdulthoodDto, ConfirmAdultDto, EndAdultDto } from './adulthood.dto.js';
import { type AdulthoodRow, AdulthoodService } from './adulthood.service.js';

@ApiTags('missing')
@Controller('api/v1/absences/:id/adulthood')
export class AdulthoodController {
  constructor(private readonly adulthood: AdulthoodService) {}

  @Get()
  @Can('missing:read', 'absence.adulthood')
  @ApiOperation({ summary: 'Missing, now adult: confirmed by whom, who answers for it, how it ended' })
  @ApiOkResponse({ type: AdulthoodDto })
  async find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AdulthoodDto> {
    return adulthoodJson(await this.adulthood.find(actor, id));
  }

  @Post()
  @HttpCode(200)
  @Can('missing:confirm-adult', 'absence.confirm-adult')
  @ApiOperation({ summary: 'Confirm the 18th birthday: care ends then (E8), the clock goes on; 409 while ages differ' })
  @ApiOkResponse({ type: AbsenceDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ConfirmAdultDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.adulthood.confirm(actor, id, input));
  }

  @Post('ending')
  @HttpCode(200)
  @Can('missing:record', 'absence.end-adult')
  @ApiOperation({ summary: 'The adult was found, or the search handed over: the absence ends' })
  @ApiOkResponse({ type: AbsenceDto })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: EndAdultDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.adulthood.end(actor, id, input));
  }
}

function answer(response: Response, absence: AbsenceRow): AbsenceDto {
  setVersion(response, absence.version);
  return absenceJson(absence);
}

function adulthoodJson(row: AdulthoodRow): AdulthoodDto {
  return {
    adultFrom: row.adult_from.toISOString(),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at.toISOString(),
    owner: row.owner,
    outcome: row.outcome,
    endedAt: row.ended_at?.toISOString() ?? null,
    handedTo: row.handed_to,
    details: row.outcome_details,
  };
}
