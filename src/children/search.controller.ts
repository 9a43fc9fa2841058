import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { RecordedDto } from '../http/recorded.dto.js';
import type { Actor } from '../kernel/actor.js';
import { ChildrenAnswerDto, LikelySameAnswerDto } from './child-answers.dto.js';
import { LikelySameQueryDto, SearchDto } from './child.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('children')
@Controller('api/v1')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Post('children/search')
  @Can('child:read', 'child.search', { keyed: false })
  @ApiOperation({ summary: 'Search by beginnings of names, date of birth or local number' })
  @ApiCreatedResponse({ type: RecordedDto })
  async start(@CurrentActor() actor: Actor, @Body() criteria: SearchDto): Promise<RecordedDto> {
    const id = await this.searches.start(actor, criteria);
    return { id, href: `/api/v1/searches/${id}` };
  }

  @Get('searches/:id')
  @Can('child:read', 'child.search-results')
  @ApiOperation({ summary: 'What a search of yours finds, a page at a time; for 24 hours' })
  @ApiOkResponse({ type: ChildrenAnswerDto })
  results(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { page }: PageDto,
  ): Promise<ChildrenAnswerDto> {
    return this.searches.results(actor, id, page);
  }

  @Post('children/likely-duplicates')
  @HttpCode(200)
  @Can('child:create', 'child.likely-duplicates', { keyed: false })
  @ApiOperation({ summary: 'Who is recorded here and may be the child about to be recorded' })
  @ApiOkResponse({ type: LikelySameAnswerDto })
  async likelySame(@Body() { earliest, latest, ...names }: LikelySameQueryDto): Promise<LikelySameAnswerDto> {
    const born = earliest ? { earliest, latest: latest ?? earliest } : null;
    return { items: await this.searches.likelySame({ ...names, born }) };
  }
}
