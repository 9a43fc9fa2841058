import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { RecordedDto } from '../http/recorded.dto.js';
import type { Actor } from '../kernel/actor.js';
import { NoticesService } from './notices.service.js';
import {
  NamedPersonDto,
  NamePersonDto,
  NoticesPageDto,
  OpenByNumberDto,
  OpeningDto,
  OpenInEmergencyDto,
  ReasonDto,
  RestrictDto,
  UnnamePersonDto,
} from './restriction.dto.js';
import { RestrictionsService } from './restrictions.service.js';

@ApiTags('restrictions')
@Controller('api/v1')
export class RestrictionsController {
  constructor(
    private readonly restrictions: RestrictionsService,
    private readonly notices: NoticesService,
  ) {}

  @Post('children/:id/restrictions')
  @Can('child:restrict', 'restriction.start')
  @ApiOperation({ summary: 'Restrict a child, or one item of the record, to named people; you own the restriction' })
  @ApiCreatedResponse({ type: RecordedDto })
  async restrict(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) childId: string,
    @Body() input: RestrictDto,
  ): Promise<RecordedDto> {
    const id = await this.restrictions.restrict(actor, childId, input);
    return { id, href: `/api/v1/restrictions/${id}/people` };
  }

  @Get('restrictions/:id/people')
  @Can('child:read', 'restriction.people')
  @ApiOperation({ summary: 'Who may see what is restricted now' })
  @ApiOkResponse({ type: [NamedPersonDto] })
  async people(@Param('id', IdPipe) id: string): Promise<NamedPersonDto[]> {
    const people = await this.restrictions.named(id);
    return people.map(({ grantId: _, ...person }) => person);
  }

  @Post('restrictions/:id/people')
  @HttpCode(204)
  @Can('child:restrict', 'restriction.name')
  @ApiOperation({ summary: 'Name another person' })
  @ApiNoContentResponse()
  async name(@Param('id', IdPipe) id: string, @Body() { userId }: NamePersonDto): Promise<void> {
    await this.restrictions.name(id, userId);
  }

  @Post('restrictions/:id/people/ending')
  @HttpCode(204)
  @Can('child:restrict', 'restriction.unname')
  @ApiOperation({ summary: 'A person is named no more' })
  @ApiNoContentResponse()
  async unname(@Param('id', IdPipe) id: string, @Body() { userId, reason }: UnnamePersonDto): Promise<void> {
    await this.restrictions.unname(id, userId, reason);
  }

  @Post('restrictions/:id/ending')
  @HttpCode(204)
  @Can('child:restrict', 'restriction.end')
  @ApiOperation({ summary: 'End a restriction' })
  @ApiNoContentResponse()
  async end(@Param('id', IdPipe) id: string, @Body() { reason }: ReasonDto): Promise<void> {
    await this.restrictions.end(id, reason);
  }

  @Post('children/:id/emergency-openings')
  @Can('child:break-glass', 'restriction.emergency-opening')
  @ApiOperation({ summary: 'Open a restricted record for 60 minutes; its owner and information governance are told' })
  @ApiCreatedResponse({ type: OpeningDto })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) childId: string,
    @Body() { reason, scope }: OpenInEmergencyDto,
  ): Promise<OpeningDto> {
    const { until } = await this.restrictions.openInEmergency(actor, { childId, scope: scope ?? 'child', reason });
    return { until, href: `/api/v1/children/${childId}` };
  }

  @Post('emergency-openings')
  @Can('child:break-glass', 'restriction.emergency-opening')
  @ApiOperation({ summary: 'The same by local number, for whoever cannot see the child and so has no id' })
  @ApiCreatedResponse({ type: OpeningDto })
  @ApiNotFoundResponse()
  async openByNumber(
    @CurrentActor() actor: Actor,
    @Body() { localNumber, reason, scope }: OpenByNumberDto,
  ): Promise<OpeningDto> {
    const opening = { localNumber, scope: scope ?? ('child' as const), reason };
    const { childId, until } = await this.restrictions.openInEmergency(actor, opening);
    return { until, href: `/api/v1/children/${childId}` };
  }

  @Get('notices')
  @Can('own:use', 'notice.list')
  @ApiOperation({ summary: 'What you must be told, by name or as the holder of a role: unread first' })
  @ApiOkResponse({ type: NoticesPageDto })
  list(@CurrentActor() actor: Actor, @Query() { page }: PageDto): Promise<NoticesPageDto> {
    return this.notices.of(actor, page);
  }

  @Post('notices/:id/reading')
  @HttpCode(204)
  @Can('own:use', 'notice.read')
  @ApiOperation({ summary: 'You have read it' })
  @ApiNoContentResponse()
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.notices.read(actor, id);
  }
}
