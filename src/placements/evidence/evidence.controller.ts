import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { rulesAsking } from '../../law/evidence/exceptions.js';
import type { EvidenceKind } from '../../law/evidence/kinds.js';
import { ConfirmApprovalDto } from '../placement.dto.js';
import {
  CorrectEvidenceDto,
  EvidenceDto,
  EvidenceHistoryDto,
  EvidenceListDto,
  EvidencePageDto,
  RecordEvidenceDto,
} from './evidence.dto.js';
import { EvidenceService, type EvidenceRow } from './evidence.service.js';

@ApiTags('placements')
@Controller('api/v1')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get('children/:id/placement-evidence')
  @Can('placement:read', 'placement-evidence.list')
  @ApiOperation({ summary: 'What was done or decided about the child’s placements, the latest first' })
  @ApiOkResponse({ type: EvidencePageDto })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Query() { careSettingId, page }: EvidenceListDto,
  ): Promise<EvidencePageDto> {
    const { items, ...paged } = await this.evidence.ofChild(actor, child, careSettingId ?? null, page);
    return { ...paged, items: items.map(evidenceJson) };
  }

  @Post('children/:id/placement-evidence')
  @Can('placement:record-evidence', 'placement-evidence.record')
  @ApiOperation({ summary: 'Record what was done or decided, or a lawful exception with its reason' })
  @ApiCreatedResponse({ type: EvidenceDto })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: RecordEvidenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EvidenceDto> {
    return versioned(response, await this.evidence.record(actor, child, input));
  }

  @Patch('placement-evidence/:id')
  @Can('placement:record-evidence', 'placement-evidence.correct')
  @ApiOperation({ summary: 'Correct its dates, or say it was recorded by mistake; what was known before stays' })
  @ApiOkResponse({ type: EvidenceDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() input: CorrectEvidenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EvidenceDto> {
    return versioned(response, await this.evidence.correct(actor, id, version, input));
  }

  @Post('placement-evidence/:id/confirmation')
  @HttpCode(200)
  @Can('placement:approve', 'placement-evidence.confirm')
  @ApiOperation({ summary: 'Whoever is named as having decided by telephone confirms or disowns it' })
  @ApiOkResponse({ type: EvidenceDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { confirmed }: ConfirmApprovalDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EvidenceDto> {
    return versioned(response, await this.evidence.confirm(actor, id, confirmed));
  }

  @Get('placement-evidence/:id/history')
  @Can('placement:read', 'placement-evidence.history')
  @ApiOperation({ summary: 'Every version: who, when, why' })
  @ApiOkResponse({ type: EvidenceHistoryDto })
  async history(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<EvidenceHistoryDto> {
    const rows = await this.evidence.history(actor, id);
    const items = rows.map(({ at, until, recorded_at, recorded_by_name, recorded_why, version, withdrawn }) => ({
      ...{ version, withdrawn, at: at.toISOString(), until: until?.toISOString() ?? null },
      ...{ recordedAt: recorded_at.toISOString(), recordedBy: recorded_by_name ?? 'system', recordedWhy: recorded_why },
    }));
    return { items };
  }
}

function versioned(response: Response, row: EvidenceRow): EvidenceDto {
  setVersion(response, row.version);
  return evidenceJson(row);
}

function evidenceJson(row: EvidenceRow): EvidenceDto {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id,
    childId: row.child_id,
    careSettingId: row.care_setting_id,
    kind: row.kind,
    outcome: row.outcome,
    exception: row.exception,
    detail: row.detail,
    recipient: row.recipient,
    reason: row.reason,
    reference: row.reference,
    at: row.at.toISOString(),
    until: iso(row.until),
    dueAt: iso(row.due_at),
    ownerName: row.owner_name,
    decidedByName: row.decided_by_name,
    channel: row.channel,
    confirmationDueAt: iso(row.confirmation_due_at),
    confirmedAt: iso(row.confirmed_at),
    disownedAt: iso(row.disowned_at),
    withdrawn: row.withdrawn,
    rules: rulesAsking(row.kind as EvidenceKind),
    version: row.version,
  };
}
