import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { type Actor } from '../../kernel/actor.js';
import { rungOf, RUNG_WORDS } from './ladder.js';
import { RecordCallDto, RungDto, RungsDto } from './rung.dto.js';
import { type RungWithCalls, RungsService } from './rungs.service.js';

@ApiTags('escalation')
@Controller('api/v1')
export class RungsController {
  constructor(private readonly rungs: RungsService) {}

  @Get('absences/:id/rungs')
  @Can('missing:read', 'rung.list')
  @ApiOperation({ summary: 'The ladder of an absence: what fell due, who was asked, who acknowledged' })
  @ApiOkResponse({ type: RungsDto })
  async ofAbsence(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RungsDto> {
    const { items, next } = await this.rungs.ofAbsence(actor, id);
    return { items: items.map(rungJson), nextAt: next?.at.toISOString() ?? null };
  }

  @Post('rungs/:id/acknowledgement')
  @HttpCode(200)
  @Can('missing:acknowledge', 'rung.acknowledge')
  @ApiOperation({ summary: 'Acknowledge a step: its chasing stops, the clock and later steps do not' })
  @ApiOkResponse({ type: RungDto })
  async acknowledge(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RungDto> {
    return rungJson(await this.rungs.acknowledge(actor, id));
  }

  @Post('rungs/:id/calls')
  @HttpCode(200)
  @Can('missing:record', 'rung.call')
  @ApiOperation({ summary: 'Record that somebody was rung about a step, and what came of it' })
  @ApiBody({
    type: RecordCallDto,
    examples: {
      acknowledged: {
        summary: 'Rang the duty manager at 03:12: spoke, acknowledged',
        value: {
          userId: '9a1f2b34-0000-4000-8000-000000000000',
          rangAt: '2026-11-23T03:12:00Z',
          outcome: 'acknowledged',
        },
      },
      noAnswer: {
        summary: 'No answer: the next person is asked at once',
        value: { userId: '9a1f2b34-0000-4000-8000-000000000000', outcome: 'no-answer' },
      },
    },
  })
  @ApiOkResponse({ type: RungDto })
  async call(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: RecordCallDto,
  ): Promise<RungDto> {
    return rungJson(await this.rungs.recordCall(actor, id, input));
  }
}

function rungJson(rung: RungWithCalls): RungDto {
  return {
    id: rung.id,
    rung: rung.rung,
    title: RUNG_WORDS[rungOf(rung.rung)].title,
    dueAt: rung.due_at.toISOString(),
    raisedAt: rung.raised_at.toISOString(),
    owedBy: rung.owed_by,
    askedRole: rung.owed_role,
    askedName: rung.owed_to_name,
    highBecause: rung.high_because,
    acknowledgement: rung.acknowledged_at && {
      by: rung.acknowledged_by_name!,
      at: rung.acknowledged_at.toISOString(),
      channel: rung.channel!,
      recordedBy: rung.recorded_by_name!,
    },
    asked: rung.chases.map(({ name, role, telephone, chased_at }) => ({
      name,
      role,
      telephone,
      askedAt: chased_at.toISOString(),
    })),
    calls: rung.calls.map(({ rang_name, rang_at, outcome, rung_by_name }) => ({
      rang: rang_name,
      rangAt: rang_at.toISOString(),
      outcome,
      by: rung_by_name,
    })),
  };
}
