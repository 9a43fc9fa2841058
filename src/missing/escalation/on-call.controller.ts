import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { AddShiftDto, RosterGapsDto, ShiftDto, ShiftsPageDto } from './on-call.dto.js';
import { OnCallService, type ShiftRow } from './on-call.service.js';

@ApiTags('escalation')
@Controller('api/v1')
export class OnCallController {
  constructor(private readonly roster: OnCallService) {}

  @Get('on-call')
  @Can('escalation:read', 'on-call.list')
  @ApiOperation({ summary: 'The on-call roster: now and to come' })
  @ApiOkResponse({ type: ShiftsPageDto })
  async list(@Query() { page }: PageDto): Promise<ShiftsPageDto> {
    const { items, ...rest } = await this.roster.shifts(page);
    return { items: items.map(shiftJson), ...rest };
  }

  @Get('on-call-gaps')
  @Can('escalation:read', 'on-call.gaps')
  @ApiOperation({ summary: 'Hours of the next 14 days for which nobody is on call' })
  @ApiOkResponse({ type: RosterGapsDto })
  async gaps(): Promise<RosterGapsDto> {
    const items = await this.roster.gaps();
    return {
      items: items.map(({ role, from, until }) => ({ role, from: from.toISOString(), until: until.toISOString() })),
    };
  }

  @Post('on-call')
  @Can('on-call:manage', 'on-call.add')
  @ApiOperation({ summary: 'Put somebody on call; whoever is on call may see a child who is missing' })
  @ApiCreatedResponse({ type: ShiftDto })
  async add(@Body() input: AddShiftDto): Promise<ShiftDto> {
    return shiftJson(await this.roster.add(input));
  }

  @Post('on-call/:id/ending')
  @HttpCode(204)
  @Can('on-call:manage', 'on-call.end')
  @ApiOperation({ summary: 'End a shift now; one that has not begun is taken back' })
  @ApiNoContentResponse()
  async end(@Param('id', IdPipe) id: string): Promise<void> {
    await this.roster.end(id);
  }
}

function shiftJson({ from, until, ...shift }: ShiftRow): ShiftDto {
  return { ...shift, from: from.toISOString(), until: until.toISOString() };
}
