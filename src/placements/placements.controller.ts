import { Body, Controller, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, setVersion } from '../http/versions.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import {
  ActualPlacementRecordedDto,
  PlacementDto,
  PlacementHistoryDto,
  PlacementsDto,
  VerdictDto,
} from './placement-answers.dto.js';
import { verdictJson } from './placement.js';
import {
  ActualPlacementDto,
  CheckPlacementDto,
  ConfirmApprovalDto,
  CorrectPlacementDto,
  EndPlacementDto,
  StartPlacementDto,
} from './placement.dto.js';
import { ACTUAL_EXAMPLES, CHECK_EXAMPLES, START_EXAMPLES } from './placement.examples.js';
import { breachJson } from './breaches/breach.json.js';
import { placementJson, placementVersionJson } from './placement.json.js';
import { PlacementsService } from './placements.service.js';

@ApiTags('placements')
@Controller('api/v1')
export class PlacementsController {
  constructor(
    private readonly placements: PlacementsService,
    private readonly clock: Clock,
  ) {}

  @Get('children/:id/placements')
  @Can('placement:read', 'placement.list')
  @ApiOperation({ summary: 'Where the child has lived, latest first' })
  @ApiOkResponse({ type: PlacementsDto })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<PlacementsDto> {
    return { items: (await this.placements.ofChild(actor, child)).map(placementJson) };
  }

  @Post('children/:id/placements/check')
  @HttpCode(200)
  @Can('placement:check', 'placement.check', { keyed: false })
  @ApiOperation({ summary: 'The law’s verdict on a placement; nothing is recorded' })
  @ApiBody({ type: CheckPlacementDto, examples: CHECK_EXAMPLES })
  @ApiOkResponse({ type: VerdictDto })
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: CheckPlacementDto,
  ): Promise<VerdictDto> {
    return verdictJson(await this.placements.check(actor, child, input));
  }

  @Post('children/:id/placements')
  @Can('placement:start', 'placement.start')
  @ApiOperation({
    summary: 'Start an approved placement, or move the child; refused as unlawful where the law forbids it',
  })
  @ApiBody({ type: StartPlacementDto, examples: START_EXAMPLES })
  @ApiCreatedResponse({ type: PlacementDto })
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: StartPlacementDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    return this.answer(response, placementJson(await this.placements.start(actor, child, input)));
  }

  @Post('children/:id/actual-placements')
  @Can('placement:record-actual', 'placement.record-actual')
  @ApiOperation({ summary: 'Record where the child really is; opens the breach when the law forbids it' })
  @ApiBody({ type: ActualPlacementDto, examples: ACTUAL_EXAMPLES })
  @ApiCreatedResponse({ type: ActualPlacementRecordedDto })
  async recordActual(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: ActualPlacementDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ActualPlacementRecordedDto> {
    const { placement, breaches } = await this.placements.recordActual(actor, child, input);
    return {
      ...this.answer(response, placementJson(placement)),
      breaches: breaches.map((breach) => breachJson(breach, this.clock.now())),
    };
  }

  @Get('placements/:id')
  @Can('placement:read', 'placement.read')
  @ApiOperation({ summary: 'One placement' })
  @ApiOkResponse({ type: PlacementDto })
  async find(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    return this.answer(response, placementJson(await this.placements.find(actor, id)));
  }

  @Get('placements/:id/history')
  @Can('placement:read', 'placement.history')
  @ApiOperation({ summary: 'Every version recorded: who, when, why' })
  @ApiOkResponse({ type: PlacementHistoryDto })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PlacementHistoryDto> {
    return { items: (await this.placements.history(actor, id)).map(placementVersionJson) };
  }

  @Post('placements/:id/ending')
  @Can('placement:start', 'placement.end')
  @ApiOperation({ summary: 'End a placement' })
  @ApiCreatedResponse({ type: PlacementDto })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: EndPlacementDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    return this.answer(response, placementJson(await this.placements.end(actor, id, input)));
  }

  @Patch('placements/:id')
  @Can('placement:start', 'placement.correct')
  @ApiOperation({ summary: 'Correct when a placement started or ended; needs If-Match' })
  @ApiOkResponse({ type: PlacementDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() input: CorrectPlacementDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    return this.answer(response, placementJson(await this.placements.correct(actor, id, version, input)));
  }

  @Post('placements/:id/approval/confirmation')
  @HttpCode(200)
  @Can('placement:approve', 'placement.confirm-approval')
  @ApiOperation({ summary: 'Confirm or disown an approval recorded in your name' })
  @ApiOkResponse({ type: PlacementDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { confirmed }: ConfirmApprovalDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    return this.answer(response, placementJson(await this.placements.confirmApproval(actor, id, confirmed)));
  }

  private answer<T extends { version: number }>(response: Response, answered: T): T {
    setVersion(response, answered.version);
    return answered;
  }
}
