import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import type { Actor } from '../../kernel/actor.js';
import { toIso } from '../../kernel/plain-date.js';
import { type FoundSettingDto, SettingSearchDto, SettingsFoundDto } from './setting-search.dto.js';
import { type FoundSetting } from './setting-search.js';
import { SettingSearchService } from './setting-search.service.js';

@ApiTags('placements')
@Controller('api/v1/children/:id/setting-search')
export class SettingSearchController {
  constructor(private readonly searches: SettingSearchService) {}

  @Post()
  @HttpCode(200)
  @Can('placement:check', 'placement.setting-search', { keyed: false })
  @ApiOperation({
    summary: 'Settings for a child: what the law permits first and nearest first, what it forbids last with why',
  })
  @ApiOkResponse({ type: SettingsFoundDto })
  async search(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: SettingSearchDto,
  ): Promise<SettingsFoundDto> {
    const { items, ...rest } = await this.searches.search(actor, child, input);
    return { ...rest, items: items.map(foundSettingJson) };
  }
}

function foundSettingJson({ id, registration, remedies, ...setting }: FoundSetting): FoundSettingDto {
  return {
    careSettingId: id,
    ...setting,
    registration: registration && {
      ...{ category: registration.category, subcategory: registration.subcategory, sex: registration.sex },
      ...{ minAge: registration.minAge, maxAge: registration.maxAge, places: registration.places },
    },
    remedies: remedies.map(({ says, from }) => ({ says, from: from && toIso(from) })),
  };
}
