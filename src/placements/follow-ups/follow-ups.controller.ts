import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import type { Actor } from '../../kernel/actor.js';
import { AnswerFollowUpDto, FollowUpDto, FollowUpNowDto, FollowUpsDto, FollowUpsQueryDto } from './follow-up.dto.js';
import { type FollowUpRow, FollowUpsService } from './follow-ups.service.js';

/** What placements were approved without knowing, and who finds out by when. */
@ApiTags('placements')
@Controller('api/v1/follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get()
  @Can('placement:read', 'follow-up.list')
  @ApiOperation({ summary: 'What is still to be found out, or was' })
  @ApiOkResponse({ type: FollowUpsDto })
  async list(@Query() { state = 'owed', page }: FollowUpsQueryDto): Promise<FollowUpsDto> {
    const { items, ...rest } = await this.followUps.list(state === 'owed', page);
    return { items: items.map(followUpJson), ...rest };
  }

  @Get(':id')
  @Can('placement:read', 'follow-up.read')
  @ApiOperation({ summary: 'What is to be found out, and what the rule says now' })
  @ApiOkResponse({ type: FollowUpNowDto })
  async find(@Param('id', IdPipe) id: string): Promise<FollowUpNowDto> {
    const row = await this.followUps.find(id);
    return { ...followUpJson(row), now: (await this.followUps.now(row)).is };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Can('placement:record-evidence', 'follow-up.answer')
  @ApiOperation({ summary: 'That it was found out, which the record must say, or that it cannot be, and why' })
  @ApiOkResponse({ type: FollowUpDto })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { outcome, found }: AnswerFollowUpDto,
  ): Promise<FollowUpDto> {
    await this.followUps.answer(actor, id, outcome, found);
    return followUpJson(await this.followUps.find(id));
  }
}

function followUpJson(row: FollowUpRow): FollowUpDto {
  const { id, childId, placementId, rule, unknown, outcome, found } = row;
  return {
    ...{ id, childId, placementId, rule, unknown, outcome, found },
    childName: `${row.givenName} ${row.familyName}`,
    owner: row.ownerName,
    dueAt: row.dueAt.toISOString(),
    answeredBy: row.answeredByName,
    answeredAt: row.answeredAt && row.answeredAt.toISOString(),
  };
}
