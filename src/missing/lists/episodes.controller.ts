import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { AbsencesPageDto } from '../absence-answers.dto.js';
import { absenceJson } from '../absence.json.js';
import { ListEpisodesDto } from './episodes.dto.js';
import { EpisodesService } from './episodes.service.js';

@ApiTags('missing')
@Controller('api/v1/absences')
export class EpisodesController {
  constructor(private readonly episodes: EpisodesService) {}

  @Get()
  @Can('missing:read', 'absence.list')
  @ApiOperation({ summary: 'Every absence by dates, kind, team, population, length and placement; a page at a time' })
  @ApiOkResponse({ type: AbsencesPageDto })
  async list(@CurrentActor() actor: Actor, @Query() asked: ListEpisodesDto): Promise<AbsencesPageDto> {
    const { items, ...rest } = await this.episodes.list(actor, asked);
    return { items: items.map(absenceJson), ...rest };
  }
}
