import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import type { Actor } from '../../kernel/actor.js';
import { type PlacementNoticeDto, NoticesDto } from './notices.dto.js';
import { type NoticeLine } from './notices.js';
import { NoticesService } from './notices.service.js';

@ApiTags('placements')
@Controller('api/v1/placements/:id/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Can('placement:read', 'placement.notices')
  @ApiOperation({
    summary: 'Who has to be told of the placement, by when, and who was; notices are recorded as evidence',
  })
  @ApiOkResponse({ type: NoticesDto })
  async of(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NoticesDto> {
    const { notEngaged, lines } = (await this.notices.ofPlacement(actor, id)).notices;
    return { notEngaged, items: lines.map(noticeJson) };
  }
}

function noticeJson({ recorded, dueAt, ...line }: NoticeLine): PlacementNoticeDto {
  return {
    ...line,
    dueAt: dueAt?.toISOString() ?? null,
    at: recorded?.at.toISOString() ?? null,
    how: recorded?.how ?? null,
    reason: recorded?.reason ?? null,
    recordedByName: recorded?.recordedByName ?? null,
    decidedByName: recorded?.decidedByName ?? null,
  };
}
