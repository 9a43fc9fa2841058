import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { DEFAULT_LADDER, type RungRule } from './ladder.js';
import { LadderDto, LaddersDto, type RungRuleDto, SetLadderDto } from './ladder.dto.js';
import { type LadderRow, LadderService } from './ladder.service.js';

@ApiTags('escalation')
@Controller('api/v1/escalation-ladder')
export class LadderController {
  constructor(private readonly ladder: LadderService) {}

  @Get()
  @Can('escalation:read', 'ladder.read')
  @ApiOperation({ summary: 'The escalation ladder now, what it was and what it will be. Local practice, not statute' })
  @ApiOkResponse({ type: LaddersDto })
  async read(): Promise<LaddersDto> {
    const set = (await this.ladder.ladders()).map(ladderJson);
    const { from } = await this.ladder.inForce();
    const now = set.find((ladder) => ladder.from === (from?.toISOString() ?? null)) ?? DEFAULTS;
    return { now, items: [DEFAULTS, ...set] };
  }

  @Post()
  @Can('escalation:configure', 'ladder.set')
  @ApiOperation({ summary: 'Set the ladder from a date; what was owed before stays owed' })
  @ApiCreatedResponse({ type: LadderDto })
  async set(@Body() input: SetLadderDto): Promise<LadderDto> {
    return ladderJson(await this.ladder.set(input));
  }
}

const rulesJson = (rungs: readonly RungRule[]): RungRuleDto[] =>
  rungs.map((rule) => ({ ...rule, climbsTo: [...rule.climbsTo] }));
const DEFAULTS: LadderDto = { from: null, rungs: rulesJson(DEFAULT_LADDER.rungs), reason: null, setBy: null };

function ladderJson({ from, rungs, reason, recorded_by_name }: LadderRow): LadderDto {
  return { from: from.toISOString(), rungs: rulesJson(rungs), reason, setBy: recorded_by_name };
}
