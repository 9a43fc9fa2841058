import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { RecordedDto } from '../../http/recorded.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { type BedRecordDto, BedRecordsDto, RecordBedDto } from './bed.dto.js';
import { type BedRow, BedsService } from './beds.service.js';

@ApiTags('missing')
@Controller('api/v1/absences/:id/bed-records')
export class BedsController {
  constructor(private readonly beds: BedsService) {}

  @Get()
  @Can('missing:read', 'bed-record.list')
  @ApiOperation({ summary: 'What became of the place the child is away from: held, closed, placement ended' })
  @ApiOkResponse({ type: BedRecordsDto })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { page }: PageDto,
  ): Promise<BedRecordsDto> {
    const { items, ...rest } = await this.beds.page(actor, id, page);
    return { items: items.map(bedJson), ...rest };
  }

  @Post()
  @Can('missing:record', 'bed-record.record')
  @ApiOperation({ summary: 'The place is held until a time, or the provider closed it: ends nothing by itself' })
  @ApiCreatedResponse({ type: RecordedDto })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: RecordBedDto,
  ): Promise<RecordedDto> {
    return { id: await this.beds.record(actor, id, input), href: `/api/v1/absences/${id}/bed-records` };
  }
}

function bedJson(row: BedRow): BedRecordDto {
  return {
    id: row.id,
    kind: row.kind,
    placementId: row.placement_id,
    happenedAt: row.happened_at.toISOString(),
    byWhom: row.by_whom,
    heldUntil: row.held_until?.toISOString() ?? null,
    notes: row.notes,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
  };
}
