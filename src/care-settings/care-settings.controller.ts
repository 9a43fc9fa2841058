import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '../auth/can.decorator.js';
import { HistoryDto } from '../http/history.dto.js';
import { IdPipe } from '../http/id.pipe.js';
import { CREATED_HEADERS } from '../http/openapi-operation.js';
import { PageDto } from '../http/paged.js';
import { VersionDto } from '../http/recorded.dto.js';
import { IfMatch, setVersion } from '../http/versions.js';
import {
  CareSettingRecordDto,
  CareSettingsAnswerDto,
  CareSettingsQueryDto,
  CorrectCareSettingDto,
  NewCareSettingDto,
  RegisteredDto,
} from './care-setting.dto.js';
import { CareSettingsService } from './care-settings.service.js';

@ApiTags('care settings')
@Controller('api/v1/care-settings')
export class CareSettingsController {
  constructor(private readonly settings: CareSettingsService) {}

  @Get()
  @Can('care-setting:read', 'care-setting.list')
  @ApiOperation({ summary: 'Settings by the beginning of the name, kind and area' })
  @ApiOkResponse({ type: CareSettingsAnswerDto })
  list(@Query() { page, ...criteria }: CareSettingsQueryDto): Promise<CareSettingsAnswerDto> {
    return this.settings.list(criteria, page);
  }

  @Post()
  @Can('care-setting:record', 'care-setting.add')
  @ApiOperation({ summary: 'Add a place where children live' })
  @ApiCreatedResponse({ type: RegisteredDto, headers: CREATED_HEADERS })
  async add(@Body() input: NewCareSettingDto, @Res({ passthrough: true }) response: Response): Promise<RegisteredDto> {
    const id = await this.settings.register(input);
    const href = `/api/v1/care-settings/${id}`;
    response.location(href);
    setVersion(response, 1);
    return { id, href };
  }

  @Get(':id')
  @Can('care-setting:read', 'care-setting.read')
  @ApiOperation({ summary: 'A setting with its registrations, restrictions and approvals' })
  @ApiOkResponse({ type: CareSettingRecordDto })
  async open(
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CareSettingRecordDto> {
    const setting = await this.settings.open(id);
    setVersion(response, setting.version);
    return setting;
  }

  @Get(':id/history')
  @Can('care-setting:read', 'care-setting.history')
  @ApiOperation({ summary: 'Every version of every fact about a setting: who, when, why' })
  @ApiOkResponse({ type: HistoryDto })
  history(@Param('id', IdPipe) id: string, @Query() { page }: PageDto): Promise<HistoryDto> {
    return this.settings.history(id, page);
  }

  @Patch(':id')
  @Can('care-setting:record', 'care-setting.correct')
  @ApiOperation({ summary: 'Correct what was recorded wrongly about a setting' })
  @ApiOkResponse({ type: VersionDto })
  async correct(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason, ...change }: CorrectCareSettingDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    const version = await this.settings.correct(id, seen, change, reason);
    setVersion(response, version);
    return { version };
  }
}
