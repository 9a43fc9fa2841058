import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { PlacementDto } from '../placement-answers.dto.js';
import { placementJson } from '../placement.json.js';
import { ChoosePlacementCodeDto, PlacementCodeHistoryDto } from './placement-code.dto.js';
import { PlacementCodesService } from './placement-codes.service.js';

@ApiTags('placements')
@Controller('api/v1/placements/:id/codes')
export class PlacementCodesController {
  constructor(private readonly codes: PlacementCodesService) {}

  @Post()
  @Can('placement:start', 'placement.choose-code')
  @ApiOperation({ summary: 'Choose the placement’s 903 code among those that fit, from an instant on' })
  @ApiCreatedResponse({ type: PlacementDto })
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ChoosePlacementCodeDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    const placement = placementJson(await this.codes.choose(actor, id, input));
    setVersion(response, placement.version);
    return placement;
  }

  @Get()
  @Can('placement:read', 'placement.codes')
  @ApiOperation({ summary: 'Every version of the codes chosen: who, when, why' })
  @ApiOkResponse({ type: PlacementCodeHistoryDto })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PlacementCodeHistoryDto> {
    const rows = await this.codes.history(actor, id);
    const items = rows.map(({ code, from, until, reason, recorded_at, recorded_by_name }) => ({
      ...{ code, reason, from: from.toISOString(), until: until?.toISOString() ?? null },
      ...{ recordedAt: recorded_at.toISOString(), recordedBy: recorded_by_name ?? 'system' },
    }));
    return { items };
  }
}
