import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { AbsenceQueries } from './absence.queries.js';
import { MissingHistoryQueries } from './history/missing-history.queries.js';
import { MissingHistoryService } from './history/missing-history.service.js';
import { AbsenceImportQueries } from './import/absence-import.queries.js';
import { AbsenceImportsController } from './import/absence-imports.controller.js';
import { AbsenceImportsService } from './import/absence-imports.service.js';
import { EpisodesController } from './lists/episodes.controller.js';
import { EpisodesExport } from './lists/episodes-export.js';
import { EpisodeQueries } from './lists/episodes.queries.js';
import { EpisodesService } from './lists/episodes.service.js';
import { MissingNowController } from './lists/missing-now.controller.js';
import { MissingNowQueries } from './lists/missing-now.queries.js';
import { MissingNowService } from './lists/missing-now.service.js';
import { MissingController } from './missing.controller.js';
import { MissingService } from './missing.service.js';

@Module({
  imports: [ChildrenModule],
  controllers: [AbsenceImportsController, MissingController, MissingNowController, EpisodesController],
  providers: [
    ...[AbsenceQueries, MissingService],
    ...[MissingNowQueries, MissingNowService],
    ...[MissingHistoryQueries, MissingHistoryService],
    ...[AbsenceImportQueries, AbsenceImportsService],
    ...[EpisodeQueries, EpisodesService, EpisodesExport],
  ],
  exports: [
    MissingService,
    MissingNowService,
    EpisodesService,
    EpisodesExport,
    MissingHistoryService,
    AbsenceImportsService,
  ],
})
export class MissingModule {}
