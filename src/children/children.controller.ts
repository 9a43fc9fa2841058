import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { TraffickingAnswers } from '../exploitation/trafficking-answers.service.js';
import { HistoryDto } from '../http/history.dto.js';
import { IdPipe } from '../http/id.pipe.js';
import { CREATED_HEADERS } from '../http/openapi-operation.js';
import { PageDto } from '../http/paged.js';
import { VersionDto } from '../http/recorded.dto.js';
import { IfMatch, setVersion } from '../http/versions.js';
import type { Actor } from '../kernel/actor.js';
import { ChildDto, ChildrenAnswerDto, CreatedChildDto } from './child-answers.dto.js';
import { ChildrenPageDto, CorrectChildDto, NewChildDto } from './child.dto.js';
import { NEW_CHILD_EXAMPLES } from './child.examples.js';
import { ChildrenService } from './children.service.js';
import { NewChildService } from './new-child.service.js';

@ApiTags('children')
@Controller('api/v1/children')
export class ChildrenController {
  constructor(
    private readonly children: ChildrenService,
    private readonly newChildren: NewChildService,
    private readonly trafficking: TraffickingAnswers,
  ) {}

  @Get()
  @Can('child:read', 'child.list')
  @ApiOperation({ summary: 'Children by name, a page at a time; mine: those allocated to you' })
  @ApiOkResponse({ type: ChildrenAnswerDto })
  list(@CurrentActor() actor: Actor, @Query() { page, mine }: ChildrenPageDto): Promise<ChildrenAnswerDto> {
    return this.children.list(actor, page, mine === 'true');
  }

  @Post()
  @Can('child:create', 'child.create')
  @ApiOperation({ summary: 'Record a child for the first time, after a search' })
  @ApiBody({ type: NewChildDto, examples: NEW_CHILD_EXAMPLES })
  @ApiCreatedResponse({ type: CreatedChildDto, headers: CREATED_HEADERS })
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: NewChildDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CreatedChildDto> {
    const { id, careLeaver } = await this.newChildren.create(actor, input);
    const href = `/api/v1/children/${id}`;
    response.location(href);
    setVersion(response, 1);
    return { id, href, careLeaver, note: careLeaver ? CARE_LEAVER : null };
  }

  @Get(':id')
  @Can('child:read', 'child.read')
  @ApiOperation({ summary: 'A child: who, how old, in care or not, by which status, and who is responsible' })
  @ApiOkResponse({ type: ChildDto })
  async open(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<ChildDto> {
    const child = await this.children.open(id);
    const { is, basis } = await this.trafficking.of(id);
    setVersion(response, child.version);
    return { ...child, trafficking: { is, basis } };
  }

  @Patch(':id')
  @Can('child:record', 'child.correct')
  @ApiOperation({ summary: 'Correct what was recorded wrongly about who the child is' })
  @ApiOkResponse({ type: VersionDto })
  async correct(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason, ...fields }: CorrectChildDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    const version = await this.children.correct(id, seen, fields, reason);
    setVersion(response, version);
    return { version };
  }

  @Get(':id/history')
  @Can('child:read', 'child.history')
  @ApiOperation({ summary: 'Every version of every fact about a child: who, when, why' })
  @ApiOkResponse({ type: HistoryDto })
  history(@Param('id', IdPipe) id: string, @Query() { page }: PageDto): Promise<HistoryDto> {
    return this.children.history(id, page);
  }
}

const CARE_LEAVER = '18 or over: recorded as a care leaver. Placements and absences are not recorded.';
