import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { CareSettingsController } from './care-settings.controller.js';
import { CareSettingsQueries } from './care-settings.queries.js';
import { CareSettingsService } from './care-settings.service.js';
import { RejudgingModule } from '../rejudging/rejudging.module.js';
import { LapseQueries } from './lapses/lapses.queries.js';
import { LapsesController } from './lapses/lapses.controller.js';
import { LapsesService } from './lapses/lapses.service.js';
import { ProviderListsController } from './provider-list/provider-lists.controller.js';
import { ProviderListsQueries } from './provider-list/provider-lists.queries.js';
import { ProviderListsService } from './provider-list/provider-lists.service.js';
import { ProvidersController } from './providers/providers.controller.js';
import { ProvidersQueries } from './providers/providers.queries.js';
import { ProvidersService } from './providers/providers.service.js';
import { SettingFactsController } from './setting-facts.controller.js';
import { SettingFactsQueries } from './setting-facts.queries.js';
import { SettingHistoryQueries } from './setting-history.queries.js';
import { SettingFactsService } from './setting-facts.service.js';

@Module({
  imports: [ChildrenModule, RejudgingModule],
  controllers: [
    CareSettingsController,
    LapsesController,
    ProviderListsController,
    ProvidersController,
    SettingFactsController,
  ],
  providers: [
    CareSettingsQueries,
    CareSettingsService,
    LapseQueries,
    LapsesService,
    ProviderListsQueries,
    ProviderListsService,
    ProvidersQueries,
    ProvidersService,
    SettingFactsQueries,
    SettingFactsService,
    SettingHistoryQueries,
  ],
  exports: [CareSettingsService, LapsesService, ProviderListsService, ProvidersService, SettingFactsService],
})
export class CareSettingsModule {}
