import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { CareSettingsController } from './care-settings.controller.js';
import { CareSettingsQueries } from './care-settings.queries.js';
import { CareSettingsService } from './care-settings.service.js';
import { SettingFactsController } from './setting-facts.controller.js';
import { SettingFactsQueries } from './setting-facts.queries.js';
import { SettingHistoryQueries } from './setting-history.queries.js';
import { SettingFactsService } from './setting-facts.service.js';

@Module({
  imports: [ChildrenModule],
  controllers: [CareSettingsController, SettingFactsController],
  providers: [
    CareSettingsQueries,
    CareSettingsService,
    SettingFactsQueries,
    SettingFactsService,
    SettingHistoryQueries,
  ],
  exports: [CareSettingsService, SettingFactsService],
})
export class CareSettingsModule {}
