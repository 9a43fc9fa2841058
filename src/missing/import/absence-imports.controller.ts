import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type ActingRequest, Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { PreparedBy } from '../../http/page-request.js';
import { Prepared, receiveBody } from '../../http/receive-body.js';
import { AnswerThen } from '../../http/reply.js';
import type { Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/problem.js';
import { AbsenceImportDto, AbsenceImportsPageDto, BringImportDto } from './absence-import.dto.js';
import { type AbsenceImportRow, AbsenceImportsService, type ImportProgress } from './absence-imports.service.js';
import { importState } from './import-state.js';

const ALLOWED = { types: ['text/csv'], bytes: 40_000_000, inWords: '40 MB' };

/** Past episodes from a file: brought, shown, and recorded only once somebody confirms what was shown. */
@ApiTags('missing')
@Controller('api/v1/absence-imports')
export class AbsenceImportsController {
  constructor(private readonly imports: AbsenceImportsService) {}

  @Get()
  @Can('missing:import', 'absence.import.list')
  @ApiOperation({ summary: 'Files of past episodes that were brought' })
  @ApiOkResponse({ type: AbsenceImportsPageDto })
  async list(@CurrentActor() actor: Actor, @Query() { page }: PageDto): Promise<AbsenceImportsPageDto> {
    const { items, ...rest } = await this.imports.list(actor, page);
    return { items: items.map((row) => importJson({ ...row, progress: null })), ...rest };
  }

  @Post()
  @Can('missing:import', 'absence.import')
  @PreparedBy('receive')
  @ApiOperation({ summary: 'Bring a CSV file, as the body: answers what it says; nothing is recorded' })
  @ApiConsumes('text/csv')
  @ApiBody({
    description: 'UTF-8, at most 40 MB; the columns are described in docs/missing-import.md',
    schema: { type: 'string', example: 'child_number,kind,began_at,ended_at\r\nT-000123,missing,2024-05-31 21:40,2024-06-01 02:15\r\n' }, // prettier-ignore
  })
  @ApiCreatedResponse({ type: AbsenceImportDto })
  async bring(
    @CurrentActor() actor: Actor,
    @Query() { name }: BringImportDto,
    @Prepared() text: string,
  ): Promise<AbsenceImportDto> {
    const id = await this.imports.bring(actor, name || 'upload.csv', text);
    return importJson(await this.imports.find(actor, id));
  }

  @Get(':id')
  @Can('missing:import', 'absence.import.show')
  @ApiOperation({ summary: 'What a file says, and whether it is recorded' })
  @ApiOkResponse({ type: AbsenceImportDto })
  async find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AbsenceImportDto> {
    return importJson(await this.imports.find(actor, id));
  }

  @Post(':id/confirmation')
  @HttpCode(202)
  @Can('missing:import', 'absence.import.confirm')
  @ApiOperation({ summary: 'Record what was shown, all of it or nothing; how far it is, its address says' })
  @ApiAcceptedResponse({ type: AbsenceImportDto })
  async confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AnswerThen> {
    await this.imports.confirm(actor, id);
    return new AnswerThen(202, importJson(await this.imports.find(actor, id)), () =>
      this.imports.recordLater(actor, id),
    );
  }

  /** Before the transaction: a file comes as slowly as it comes. */
  async receive(request: ActingRequest): Promise<string> {
    const text = (await receiveBody(request, ALLOWED)).toString('utf8');
    if (!text.trim() || text.includes('\0')) throw invalid('file', 'Send a CSV file');
    return text;
  }
}

function importJson(row: AbsenceImportRow & { progress: ImportProgress | null }): AbsenceImportDto {
  return {
    id: row.id,
    state: importState(row, row.progress),
    fileName: row.fileName,
    sha256: row.sha256,
    broughtAt: row.uploadedAt.toISOString(),
    broughtBy: row.actorName,
    preview: row.preview,
    progress: row.progress,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    recordedEpisodes: row.recordedEpisodes,
    failure: row.failure,
  };
}
