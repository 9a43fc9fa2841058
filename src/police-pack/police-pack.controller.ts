import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { Download } from '../http/reply.js';
import type { Actor } from '../kernel/actor.js';
import { PackDto, PackReleaseDto, PackReleasesDto } from './pack-answers.dto.js';
import { PreviewPackDto, ReleasePackDto } from './pack.dto.js';
import { packFilename } from './pack-pdf.js';
import { type PackRelease, PolicePackService } from './police-pack.service.js';

@ApiTags('police pack')
@Controller('api/v1')
export class PolicePackController {
  constructor(private readonly packs: PolicePackService) {}

  @Get('absences/:id/police-pack')
  @Can('pack:release', 'police-pack.preview')
  @ApiOperation({ summary: 'What a pack would say now; only the police copy carries addresses' })
  @ApiOkResponse({ type: PackDto })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) absence: string,
    @Query() { audience = 'police' }: PreviewPackDto,
  ): Promise<PackDto> {
    return (await this.packs.preview(actor, absence, audience)).pack;
  }

  @Get('absences/:id/police-pack/releases')
  @Can('missing:read', 'police-pack.releases')
  @ApiOperation({ summary: 'Every release of a pack for an absence: who, to whom, when; latest first' })
  @ApiOkResponse({ type: PackReleasesDto })
  async releases(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) absence: string,
    @Query() { page }: PageDto,
  ): Promise<PackReleasesDto> {
    const { items, ...rest } = await this.packs.releases(actor, absence, page);
    return { items: items.map(releaseJson), ...rest };
  }

  @Post('absences/:id/police-pack/releases')
  @Can('pack:release', 'police-pack.release')
  @ApiOperation({ summary: 'Release a pack to a named person; the PDF is made and kept' })
  @ApiCreatedResponse({ type: PackReleaseDto })
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) absence: string,
    @Body() input: ReleasePackDto,
  ): Promise<PackReleaseDto> {
    return releaseJson(await this.packs.release(actor, absence, input));
  }

  @Get('pack-releases/:id')
  @Can('missing:read', 'police-pack.release-read')
  @ApiOperation({ summary: 'One release' })
  @ApiOkResponse({ type: PackReleaseDto })
  async find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PackReleaseDto> {
    return releaseJson(await this.packs.find(actor, id));
  }

  @Get('pack-releases/:id/pdf')
  @Can('pack:release', 'police-pack.pdf')
  @ApiOperation({ summary: 'The document exactly as it was released' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Download> {
    const { pdf } = await this.packs.pdf(actor, id);
    return new Download(packFilename(id), 'application/pdf', pdf);
  }
}

function releaseJson({ childId: _, releasedAt, ...release }: PackRelease): PackReleaseDto {
  return { ...release, releasedAt: releasedAt.toISOString(), pdfHref: `/api/v1/pack-releases/${release.id}/pdf` };
}
