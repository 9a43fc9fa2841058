import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { RecordedDto } from '../http/recorded.dto.js';
import type { Actor } from '../kernel/actor.js';
import { EndSiblingDto, RecordSiblingDto, type SiblingDto, SiblingsPageDto } from './siblings.dto.js';
import { SiblingsService, type SiblingRow } from './siblings.service.js';

@ApiTags('children')
@Controller('api/v1/children/:id/siblings')
export class SiblingsController {
  constructor(private readonly siblings: SiblingsService) {}

  @Get()
  @Can('child:read', 'sibling.list')
  @ApiOperation({ summary: 'Siblings of a child, of those you may see; none across an adoption' })
  @ApiOkResponse({ type: SiblingsPageDto })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Query() { page }: PageDto,
  ): Promise<SiblingsPageDto> {
    const { items, ...rest } = await this.siblings.ofChild(actor, child, page);
    return { items: items.map(siblingJson), ...rest };
  }

  @Post()
  @Can('child:record', 'sibling.record')
  @ApiOperation({ summary: 'Record that two children are siblings; it stands on both' })
  @ApiCreatedResponse({ type: RecordedDto })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: RecordSiblingDto,
  ): Promise<RecordedDto> {
    return { id: await this.siblings.record(actor, child, input), href: `/api/v1/children/${child}/siblings` };
  }

  @Post(':siblingId/ending')
  @HttpCode(204)
  @Can('child:record', 'sibling.end')
  @ApiOperation({ summary: 'It was wrong, or holds no longer' })
  @ApiParam({
    name: 'siblingId',
    example: '5b1d0c52-6d5e-4c53-8f0e-2a7a54d7c101',
    description: 'The other child',
  })
  @ApiNoContentResponse()
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Param('siblingId', IdPipe) sibling: string,
    @Body() input: EndSiblingDto,
  ): Promise<void> {
    await this.siblings.end(actor, child, sibling, input);
  }
}

function siblingJson({ siblingId, siblingName, basis, from, until, endReason }: SiblingRow): SiblingDto {
  return {
    ...{ childId: siblingId, childName: siblingName, basis, endReason },
    ...{ from: from.toISOString(), until: until?.toISOString() ?? null },
  };
}
