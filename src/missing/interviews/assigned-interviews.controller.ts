import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { AssignedInterviews } from './assigned-interviews.service.js';
import { AssignedInterviewDto, AssignedInterviewsDto } from './interview-answers.dto.js';
import { HandInDto } from './interview.dto.js';
import { assignedJson } from './interview.json.js';

/** All that an interviewer from outside can reach. */
@ApiTags('return interviews')
@Controller('api/v1/assigned-interviews')
export class AssignedInterviewsController {
  constructor(
    private readonly assigned: AssignedInterviews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('interview:assigned', 'interview.list-assigned')
  @ApiOperation({ summary: 'The interviews assigned to you, until handed in or over' })
  @ApiOkResponse({ type: AssignedInterviewsDto })
  async list(): Promise<AssignedInterviewsDto> {
    const now = this.clock.now();
    return { items: (await this.assigned.list()).map((row) => assignedJson(row, now)) };
  }

  @Get(':id')
  @Can('interview:assigned', 'interview.read-assigned')
  @ApiOperation({ summary: 'The least of the one episode' })
  @ApiOkResponse({ type: AssignedInterviewDto })
  async find(@Param('id', IdPipe) id: string): Promise<AssignedInterviewDto> {
    return assignedJson(await this.assigned.find(id), this.clock.now());
  }

  @Post(':id/hand-in')
  @HttpCode(204)
  @Can('interview:assigned', 'interview.hand-in')
  @ApiOperation({ summary: 'Write the interview; from then on the episode is closed to you' })
  @ApiNoContentResponse()
  handIn(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() input: HandInDto): Promise<void> {
    return this.assigned.handIn(actor, id, input);
  }
}
