import { Body, Controller, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { AbsenceDto } from '../absence-answers.dto.js';
import { absenceJson } from '../absence.json.js';
import { type AbsenceRow } from '../missing.service.js';
import { CorrectSegmentDto, InterposeSegmentDto } from './segment.dto.js';
import { SegmentsService } from './segments.service.js';

@ApiTags('missing')
@Controller('api/v1/absences/:id/segments')
export class SegmentsController {
  constructor(private readonly segments: SegmentsService) {}

  @Patch(':segment')
  @ApiParam({
    name: 'segment',
    format: 'uuid',
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    description: 'One of the segments of the absence',
  })
  @Can('missing:record', 'absence-segment.correct')
  @ApiOperation({ summary: 'Correct where a segment begins, its kind or its basis; If-Match is the absence’s version' })
  @ApiOkResponse({ type: AbsenceDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('segment', IdPipe) segment: string,
    @IfMatch() seen: number,
    @Body() input: CorrectSegmentDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.segments.correct(actor, id, segment, seen, input));
  }

  @Post()
  @HttpCode(200)
  @Can('missing:record', 'absence-segment.interpose')
  @ApiOperation({ summary: 'A stretch of the other kind inside a segment, learnt of afterwards' })
  @ApiOkResponse({ type: AbsenceDto })
  async interpose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: InterposeSegmentDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AbsenceDto> {
    return answer(response, await this.segments.interpose(actor, id, input));
  }
}

function answer(response: Response, absence: AbsenceRow): AbsenceDto {
  setVersion(response, absence.version);
  return absenceJson(absence);
}
