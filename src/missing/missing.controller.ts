import { Body, Controller, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, setVersion } from '../http/versions.js';
import type { Actor } from '../kernel/actor.js';
import { AbsenceDto, AbsenceHistoryDto, AbsencesDto, OpenedAbsenceDto } from './absence-answers.dto.js';
import { CorrectAbsenceDto, LocateDto, MissingAgainDto, ReturnDto } from './absence.dto.js';
import { RETURN_EXAMPLES } from './absence.examples.js';
import { absenceJson, absenceVersionJson, wellbeingJson } from './absence.json.js';
import { type AbsenceRow } from './absence.queries.js';
import { MissingService } from './missing.service.js';

@ApiTags('missing')
@Controller('api/v1')
export class MissingController {
  constructor(private readonly missing: MissingService) {}

  @Get('children/:id/absences')
  @Can('missing:read', 'absence.list')
  @ApiOperation({ summary: 'Every absence of a child, latest first' })
  @ApiOkResponse({ type: AbsencesDto })
  async ofChild(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<AbsencesDto> {
    return { items: (await this.missing.ofChild(actor, child)).map(absenceJson) };
  }

  @Get('absences/:id')
  @Can('missing:read', 'absence.read')
  @ApiOperation({ summary: 'One absence with its segments, and how the child was when found and back' })
  @ApiOkResponse({ type: OpenedAbsenceDto })
  async find(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpenedAbsenceDto> {
    const absence = answer(response, await this.missing.find(actor, id));
    return { ...absence, wellbeing: (await this.missing.wellbeing(id)).map(wellbeingJson) };
  }

  @Get('absences/:id/history')
  @Can('missing:read', 'absence.history')
  @ApiOperation({ summary: 'Every version recorded: who, when, why' })
  @ApiOkResponse({ type: AbsenceHistoryDto })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AbsenceHistoryDto> {
    return { items: (await this.missing.history(actor, id)).map(absenceVersionJson) };
  }

  @Patch('absences/:id')
  @Can('missing:record', 'absence.correct')
  @ApiOperation({ summary: 'Correct how an absence began: when, and whether missing or away; needs If-Match' })
  @ApiOkResponse({ type: AbsenceDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectAbsenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.missing.correct(actor, id, seen, input));
  }

  @Post('absences/:id/located')
  @HttpCode(200)
  @Can('missing:record', 'absence.locate')
  @ApiOperation({ summary: 'Found, and not back yet: ends the missing segment' })
  @ApiOkResponse({ type: AbsenceDto })
  async locate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: LocateDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.missing.locate(actor, id, input));
  }

  @Post('absences/:id/missing-again')
  @HttpCode(200)
  @Can('missing:record', 'absence.missing-again')
  @ApiOperation({ summary: 'Whereabouts known no more: the same incident goes on as missing' })
  @ApiOkResponse({ type: AbsenceDto })
  async missingAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: MissingAgainDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.missing.missingAgain(actor, id, input));
  }

  @Post('absences/:id/returned')
  @HttpCode(200)
  @Can('missing:record', 'absence.return')
  @ApiOperation({ summary: 'Back: ends the absence, starts the 72 hours of the return interview' })
  @ApiBody({ type: ReturnDto, examples: RETURN_EXAMPLES })
  @ApiOkResponse({ type: AbsenceDto })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ReturnDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.missing.return(actor, id, input));
  }
}

function answer(response: Response, absence: AbsenceRow): AbsenceDto {
  setVersion(response, absence.version);
  return absenceJson(absence);
}
