import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ActingRequest, Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PAGE_SIZE, PageDto } from '../../http/paged.js';
import { PreparedBy } from '../../http/page-request.js';
import { Prepared, receiveBody } from '../../http/receive-body.js';
import type { Actor } from '../../kernel/actor.js';
import {
  BringListDto,
  ListChangesDto,
  ListOutcomeDto,
  ProviderListDto,
  ProviderListsDto,
} from './provider-list.dto.js';
import { listDay, type ProviderListRow, ProviderListsService, type ReceivedList } from './provider-lists.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ALLOWED = { types: ['text/csv', XLSX], bytes: 20_000_000, inWords: '20 MB' };

/** A regulator's list of providers: brought, looked at, and only then recorded, whole or not at all. */
@ApiTags('care settings')
@Controller('api/v1/provider-lists')
export class ProviderListsController {
  constructor(private readonly lists: ProviderListsService) {}

  @Get()
  @Can('care-setting:read', 'provider-list.list')
  @ApiOperation({ summary: 'Lists that were brought, the latest first' })
  @ApiOkResponse({ type: ProviderListsDto })
  async list(@Query() { page }: PageDto): Promise<ProviderListsDto> {
    const { items, ...rest } = await this.lists.page(page);
    return { items: items.map(listJson), ...rest };
  }

  @Post()
  @Can('care-setting:record', 'provider-list.keep')
  @PreparedBy('receive')
  @ApiOperation({ summary: 'Bring a list, as the body: answers what it would change; nothing of it is recorded' })
  @ApiConsumes('text/csv', XLSX)
  @ApiBody({
    description: 'CSV (UTF-8) or XLSX, at most 20 MB and 100,000 rows',
    schema: {
      type: 'string',
      example: "URN,Provision type,Registration status\r\nSC000001,Children's home,Active\r\n",
    },
  })
  @ApiCreatedResponse({ type: ProviderListDto })
  async bring(
    @CurrentActor() actor: Actor,
    @Query() { regulator, asOf, name }: BringListDto,
    @Prepared() received: ReceivedList,
  ): Promise<ProviderListDto> {
    const named = { ...received, fileName: name || received.fileName };
    const id = await this.lists.keep(actor, named, regulator, listDay(asOf));
    return listJson(await this.lists.find(id));
  }

  @Get(':id')
  @Can('care-setting:read', 'provider-list.read')
  @ApiOperation({ summary: 'A list, and whether it is recorded' })
  @ApiOkResponse({ type: ProviderListDto })
  async find(@Param('id', IdPipe) id: string): Promise<ProviderListDto> {
    return listJson(await this.lists.find(id));
  }

  @Get(':id/changes')
  @Can('care-setting:read', 'provider-list.changes')
  @ApiOperation({ summary: 'What a list would change here, or has changed' })
  @ApiOkResponse({ type: ListChangesDto })
  async changes(@Param('id', IdPipe) id: string, @Query() { page = 1 }: PageDto): Promise<ListChangesDto> {
    const { changes } = (await this.lists.find(id)).shown;
    const items = changes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total: changes.length };
  }

  @Post(':id/recording')
  @HttpCode(200)
  @Can('care-setting:record', 'provider-list.record')
  @ApiOperation({ summary: 'Record what was shown; every placement it touches is judged again' })
  @ApiOkResponse({ type: ListOutcomeDto })
  record(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ListOutcomeDto> {
    return this.lists.record(actor, id);
  }

  /** Before the transaction: a file comes, and is read, as slowly as it is. */
  async receive(request: ActingRequest): Promise<ReceivedList> {
    return this.lists.readBytes(await receiveBody(request, ALLOWED), 'list');
  }
}

function listJson({ shown, uploadedAt, recordedAt, ...list }: ProviderListRow): ProviderListDto {
  const { id, regulator, asOf, fileName, rows } = list;
  const { faults, agencies, same, changes } = shown;
  return {
    ...{ id, regulator, asOf, fileName, rows, faults, agencies, same },
    uploadedAt: uploadedAt.toISOString(),
    recordedAt: recordedAt && recordedAt.toISOString(),
    changes: changes.length,
  };
}
