import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { HandOverDto, HandoverDto, HandoversPageDto } from './handover.dto.js';
import { type HandoverRow, HandoverService } from './handover.service.js';

@ApiTags('escalation')
@Controller('api/v1/handovers')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  @Get()
  @Can('missing:read', 'handover.list')
  @ApiOperation({ summary: 'Hand-overs at the change of shift, the latest first' })
  @ApiOkResponse({ type: HandoversPageDto })
  async list(@Query() { page }: PageDto): Promise<HandoversPageDto> {
    const { items, ...rest } = await this.handovers.list(page);
    return { items: items.map(handoverJson), ...rest };
  }

  @Post()
  @Can('missing:acknowledge', 'handover.make')
  @ApiOperation({ summary: 'Hand over open clocks, all or some, to a named person' })
  @ApiCreatedResponse({ type: HandoverDto })
  async handOver(@CurrentActor() actor: Actor, @Body() input: HandOverDto): Promise<HandoverDto> {
    return handoverJson(await this.handovers.handOver(actor, input));
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @Can('missing:acknowledge', 'handover.accept')
  @ApiOperation({ summary: 'Accept a hand-over: from then on you answer for what was owed' })
  @ApiOkResponse({ type: HandoverDto })
  async accept(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<HandoverDto> {
    return handoverJson(await this.handovers.accept(actor, id));
  }
}

function handoverJson(handover: HandoverRow): HandoverDto {
  return {
    id: handover.id,
    from: handover.from_name,
    to: handover.to_name,
    handedAt: handover.handed_at.toISOString(),
    acceptedAt: handover.accepted_at?.toISOString() ?? null,
    clocks: handover.clocks.map(({ absenceId, childId, startedAt, owed }) => ({
      absenceId,
      childId,
      startedAt: new Date(startedAt).toISOString(),
      owed,
    })),
  };
}
