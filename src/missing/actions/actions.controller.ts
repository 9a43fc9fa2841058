import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { RecordedDto } from '../../http/recorded.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { LoggedActionsDto, PositionDto } from './action-answers.dto.js';
import { CorrectActionDto, LogActionDto } from './action.dto.js';
import { ACTION_EXAMPLES } from './action.examples.js';
import { actionJson, positionJson } from './action.json.js';
import { ActionsService } from './actions.service.js';

@ApiTags('missing')
@Controller('api/v1/absences/:id')
export class ActionsController {
  constructor(private readonly actions: ActionsService) {}

  @Get('actions')
  @Can('missing:read', 'absence-action.list')
  @ApiOperation({ summary: 'The log of an absence: what was done, when, and when it was written down' })
  @ApiOkResponse({ type: LoggedActionsDto })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { page }: PageDto,
  ): Promise<LoggedActionsDto> {
    const { items, ...rest } = await this.actions.ofAbsence(actor, id, page);
    return { items: items.map(actionJson), ...rest };
  }

  @Post('actions')
  @Can('missing:record', 'absence-action.log')
  @ApiOperation({ summary: 'Add an entry to the log; entries are never changed' })
  @ApiBody({ type: LogActionDto, examples: ACTION_EXAMPLES })
  @ApiCreatedResponse({ type: RecordedDto })
  async log(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: LogActionDto,
  ): Promise<RecordedDto> {
    return recorded(id, await this.actions.log(actor, id, input));
  }

  @Post('actions/:action/correction')
  @ApiParam({
    name: 'action',
    format: 'uuid',
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    description: 'The entry that is wrong',
  })
  @Can('missing:record', 'absence-action.correct')
  @ApiOperation({ summary: 'Correct an entry by a new one that names it; not-so takes it back' })
  @ApiCreatedResponse({ type: RecordedDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('action', IdPipe) action: string,
    @Body() input: CorrectActionDto,
  ): Promise<RecordedDto> {
    return recorded(id, await this.actions.correct(actor, id, action, input));
  }

  @Get('position')
  @Can('missing:read', 'absence.position')
  @ApiOperation({
    summary: 'What the police last said, what is owed and not yet logged, what the annual return will say',
  })
  @ApiOkResponse({ type: PositionDto })
  async position(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PositionDto> {
    return positionJson(await this.actions.position(actor, id));
  }
}

function recorded(absenceId: string, id: string): RecordedDto {
  return { id, href: `/api/v1/absences/${absenceId}/actions` };
}
