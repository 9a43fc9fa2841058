import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import {
  BreachDecisionDto,
  BreachDecisionsDto,
  BreachDto,
  BreachesDto,
  StaysInBreachDto,
} from './breach-answers.dto.js';
import { BreachDecisionsService } from './breach-decisions.service.js';
import { ConfirmDecisionDto, DecideBreachDto, ListBreachesDto } from './breach.dto.js';
import { DECIDE_EXAMPLES } from './breach.examples.js';
import { breachJson, decisionJson, stayJson } from './breach.json.js';
import { BreachesService } from './breaches.service.js';

@ApiTags('placements')
@Controller('api/v1')
export class BreachesController {
  constructor(
    private readonly breaches: BreachesService,
    private readonly decisions: BreachDecisionsService,
    private readonly clock: Clock,
  ) {}

  @Get('breaches')
  @Can('placement:read', 'breach.list-standing')
  @ApiOperation({ summary: 'Who is now where the law does not permit it: one line a stay, the undecided first' })
  @ApiOkResponse({ type: StaysInBreachDto })
  async standing(@CurrentActor() actor: Actor, @Query() { show, page }: ListBreachesDto): Promise<StaysInBreachDto> {
    const list = await this.breaches.stays(actor, show, page);
    return { ...list, items: list.items.map((row) => stayJson(row, this.clock.now())) };
  }

  @Get('children/:id/breaches')
  @Can('placement:read', 'breach.list')
  @ApiOperation({ summary: 'When the child’s life was not lawful: true-from, known-from, and how it ended' })
  @ApiOkResponse({ type: BreachesDto })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<BreachesDto> {
    const rows = await this.breaches.ofChild(actor, child);
    return { items: rows.map((row) => breachJson(row, this.clock.now())) };
  }

  @Get('breaches/:id')
  @Can('placement:read', 'breach.read')
  @ApiOperation({ summary: 'One breach, with its days so far and what is owed on it' })
  @ApiOkResponse({ type: BreachDto })
  async find(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BreachDto> {
    return versioned(response, breachJson(await this.breaches.find(actor, id), this.clock.now()));
  }

  @Get('breaches/:id/decisions')
  @Can('placement:read', 'breach.list-decisions')
  @ApiOperation({ summary: 'The director’s decisions on a breach, the latest first' })
  @ApiOkResponse({ type: BreachDecisionsDto })
  async listDecisions(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BreachDecisionsDto> {
    return { items: (await this.decisions.ofBreach(actor, id)).map(decisionJson) };
  }

  @Post('breaches/:id/decisions')
  @Can('breach:record-decision', 'breach.decide')
  @ApiOperation({
    summary: 'The director’s decision on a breach, or the next one: it approves nothing and lifts nothing',
  })
  @ApiBody({ type: DecideBreachDto, examples: DECIDE_EXAMPLES })
  @ApiCreatedResponse({ type: BreachDecisionDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: DecideBreachDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BreachDecisionDto> {
    return versioned(response, decisionJson(await this.decisions.decide(actor, id, input)));
  }

  @Post('breach-decisions/:id/confirmation')
  @HttpCode(200)
  @Can('breach:decide', 'breach.confirm-decision')
  @ApiOperation({ summary: 'Confirm or disown a decision recorded in your name' })
  @ApiOkResponse({ type: BreachDecisionDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { confirmed }: ConfirmDecisionDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BreachDecisionDto> {
    return versioned(response, decisionJson(await this.decisions.confirm(actor, id, confirmed)));
  }
}

function versioned<T extends { version: number }>(response: Response, answer: T): T {
  setVersion(response, answer.version);
  return answer;
}
