import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CareSettingsService } from '../care-settings.service.js';
import {
  DecideLapseDto,
  LapseWorkDto,
  LapseWorkPageDto,
  LapseWorkQueryDto,
  RegistrationChangeDto,
  RegistrationChangesDto,
} from './lapse.dto.js';
import { changeJson, workJson } from './lapse.json.js';
import { LapsesService } from './lapses.service.js';

/** What changes of a registration did to the children who live there, and what was decided for each. */
@ApiTags('care settings')
@Controller('api/v1')
export class LapsesController {
  constructor(
    private readonly settings: CareSettingsService,
    private readonly lapses: LapsesService,
    private readonly clock: Clock,
  ) {}

  @Get('care-settings/:id/registration-changes')
  @Can('placement:read', 'registration-change.list')
  @ApiOperation({ summary: 'What each change of a setting’s registration did to those who live there' })
  @ApiOkResponse({ type: RegistrationChangesDto })
  async changes(@Param('id', IdPipe) id: string, @Query() { page }: PageDto): Promise<RegistrationChangesDto> {
    await this.settings.find(id);
    const { items, ...rest } = await this.lapses.changes({ careSettingId: id }, page);
    const now = this.clock.now();
    return { items: items.map((each) => changeJson(each, now)), ...rest };
  }

  @Get('registration-changes/:id')
  @Can('placement:read', 'registration-change.read')
  @ApiOperation({ summary: 'What a change of a registration did, as known then and now' })
  @ApiOkResponse({ type: RegistrationChangeDto })
  async change(@Param('id', IdPipe) id: string): Promise<RegistrationChangeDto> {
    return changeJson(await this.lapses.change(id), this.clock.now());
  }

  @Get('lapse-work')
  @Can('placement:read', 'lapse.list')
  @ApiOperation({ summary: 'Children for whom somebody has to decide, or has decided, after a change of registration' })
  @ApiOkResponse({ type: LapseWorkPageDto })
  async list(@Query() { state = 'owed', page }: LapseWorkQueryDto): Promise<LapseWorkPageDto> {
    const { items, ...rest } = await this.lapses.list(state === 'owed', page);
    return { items: items.map(workJson), ...rest };
  }

  @Get('lapse-work/:id')
  @Can('placement:read', 'lapse.read')
  @ApiOperation({ summary: 'What is owed, or was decided, for one child' })
  @ApiOkResponse({ type: LapseWorkDto })
  async find(@Param('id', IdPipe) id: string): Promise<LapseWorkDto> {
    return workJson((await this.lapses.find(id)).work);
  }

  @Post('lapse-work/:id/decision')
  @HttpCode(200)
  @Can('lapse:decide', 'lapse.decide')
  @ApiOperation({ summary: 'What was decided and why; it moves nobody, and the facts must not say otherwise' })
  @ApiOkResponse({ type: LapseWorkDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { outcome, reasons }: DecideLapseDto,
  ): Promise<LapseWorkDto> {
    await this.lapses.decide(actor, id, outcome, reasons);
    return workJson((await this.lapses.find(id)).work);
  }
}
