import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { MissingNowPageDto, MissingNowQueryDto } from './missing-now.dto.js';
import { missingNowJson } from './missing-now.json.js';
import { MissingNowService } from './missing-now.service.js';

@ApiTags('missing')
@Controller('api/v1/missing-now')
export class MissingNowController {
  constructor(private readonly missingNow: MissingNowService) {}

  @Get()
  @Can('missing:read', 'absence.now')
  @ApiOperation({ summary: 'Who is missing, or away and not back, by risk and then the longest first' })
  @ApiOkResponse({ type: MissingNowPageDto })
  async list(@CurrentActor() actor: Actor, @Query() { team, page }: MissingNowQueryDto): Promise<MissingNowPageDto> {
    const { items, total, pageSize, page: shown } = await this.missingNow.list(actor, team, page);
    return { items: items.map(missingNowJson), page: shown, pageSize, total };
  }
}
