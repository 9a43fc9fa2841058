import { Body, Controller, Get, Param, Patch, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { BreachDto, BreachesDto } from './breach-answers.dto.js';
import { DecideBreachDto } from './breach.dto.js';
import { breachJson } from './breach.json.js';
import { BreachesService } from './breaches.service.js';

@ApiTags('placements')
@Controller('api/v1')
export class BreachesController {
  constructor(private readonly breaches: BreachesService) {}

  @Get('children/:id/breaches')
  @Can('placement:read', 'breach.list')
  @ApiOperation({ summary: 'When the child’s life was not lawful: true-from, known-from, and how it ended' })
  @ApiOkResponse({ type: BreachesDto })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<BreachesDto> {
    return { items: (await this.breaches.ofChild(actor, child)).map(breachJson) };
  }

  @Patch('breaches/:id/director-decision')
  @Can('breach:decide', 'breach.decide')
  @ApiOperation({ summary: 'The director’s decision on a breach; needs If-Match' })
  @ApiOkResponse({ type: BreachDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() input: DecideBreachDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BreachDto> {
    const breach = breachJson(await this.breaches.decide(actor, id, version, input));
    setVersion(response, breach.version);
    return breach;
  }
}
