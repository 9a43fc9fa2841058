import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { RecordedDto } from '../http/recorded.dto.js';
import { AnswerImmigrationControlDto, ImmigrationControlsDto } from './immigration-control.dto.js';
import { ImmigrationControlService } from './immigration-control.service.js';

@ApiTags('children')
@Controller('api/v1/children/:id/immigration-control')
export class ImmigrationControlController {
  constructor(private readonly control: ImmigrationControlService) {}

  @Get()
  @Can('child:read', 'immigration-control.read')
  @ApiOperation({
    summary: 'Whether a child is subject to immigration control: every answer, the one that holds first',
  })
  @ApiOkResponse({ type: ImmigrationControlsDto })
  async list(@Param('id', IdPipe) child: string, @Query() { page }: PageDto): Promise<ImmigrationControlsDto> {
    const { items: rows, ...rest } = await this.control.ofChild(child, page);
    const items = rows.map(({ answer, holds_from, basis, recorded_at, recorded_by }) => ({
      ...{ answer, basis, from: holds_from.toISOString() },
      ...{ recordedAt: recorded_at.toISOString(), recordedBy: recorded_by },
    }));
    return { items, ...rest };
  }

  @Post()
  @Can('child:record', 'immigration-control.answer')
  @ApiOperation({ summary: 'Answer it, with what the answer rests on; the answer before stays readable' })
  @ApiCreatedResponse({ type: RecordedDto })
  async answer(@Param('id', IdPipe) child: string, @Body() input: AnswerImmigrationControlDto): Promise<RecordedDto> {
    return { id: await this.control.answer(child, input), href: `/api/v1/children/${child}/immigration-control` };
  }
}
