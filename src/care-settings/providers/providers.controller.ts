import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { CREATED_HEADERS } from '../../http/openapi-operation.js';
import { VersionDto } from '../../http/recorded.dto.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import { RegisteredDto } from '../care-setting.dto.js';
import { CorrectProviderDto, NewProviderDto, ProviderDto, ProvidersDto, ProvidersQueryDto } from './provider.dto.js';
import { ProvidersService } from './providers.service.js';

@ApiTags('care settings')
@Controller('api/v1/providers')
export class ProvidersController {
  constructor(private readonly providers: ProvidersService) {}

  @Get()
  @Can('care-setting:read', 'provider.list')
  @ApiOperation({ summary: 'Providers by the beginning of the name' })
  @ApiOkResponse({ type: ProvidersDto })
  list(@Query() { name, page }: ProvidersQueryDto): Promise<ProvidersDto> {
    return this.providers.list(name, page);
  }

  @Post()
  @Can('care-setting:record', 'provider.add')
  @ApiOperation({ summary: 'Add a provider' })
  @ApiCreatedResponse({ type: RegisteredDto, headers: CREATED_HEADERS })
  async add(@Body() input: NewProviderDto, @Res({ passthrough: true }) response: Response): Promise<RegisteredDto> {
    const id = await this.providers.add({ kind: null, regulator: null, urn: null, ...input });
    const href = `/api/v1/providers/${id}`;
    response.location(href);
    setVersion(response, 1);
    return { id, href };
  }

  @Get(':id')
  @Can('care-setting:read', 'provider.read')
  @ApiOperation({ summary: 'A provider' })
  @ApiOkResponse({ type: ProviderDto })
  async find(@Param('id', IdPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<ProviderDto> {
    const provider = await this.providers.find(id);
    setVersion(response, provider.version);
    return provider;
  }

  @Patch(':id')
  @Can('care-setting:record', 'provider.correct')
  @ApiOperation({ summary: 'Correct what was recorded of a provider; a new name reaches its settings' })
  @ApiOkResponse({ type: VersionDto })
  async correct(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason, ...change }: CorrectProviderDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    const version = await this.providers.correct(id, seen, change, reason);
    setVersion(response, version);
    return { version };
  }
}
