import { Module } from '@nestjs/common';
import { TraffickingAnswersModule } from '../exploitation/trafficking-answers.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RejudgingModule } from '../rejudging/rejudging.module.js';
import { AccessesController } from './accesses.controller.js';
import { AccessesQueries } from './accesses.queries.js';
import { AccessesService } from './accesses.service.js';
import { BirthsService } from './births.service.js';
import { CareRecordController } from './care-record.controller.js';
import { CareRecordService } from './care-record.service.js';
import { ChildrenController } from './children.controller.js';
import { ChildrenQueries } from './children.queries.js';
import { ChildrenService } from './children.service.js';
import { DatedFactsQueries } from './dated-facts.queries.js';
import { HistoryQueries } from './history.queries.js';
import { ImmigrationControlController } from './immigration-control.controller.js';
import { ImmigrationControlQueries } from './immigration-control.queries.js';
import { ImmigrationControlService } from './immigration-control.service.js';
import { NewChildService } from './new-child.service.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import { RestrictionsController } from './restrictions.controller.js';
import { RestrictionsQueries } from './restrictions.queries.js';
import { RestrictionsService } from './restrictions.service.js';
import { SearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';
import { SearchService } from './search.service.js';
import { SiblingsController } from './siblings.controller.js';
import { SiblingsQueries } from './siblings.queries.js';
import { SiblingsService } from './siblings.service.js';

@Module({
  imports: [PeopleModule, RejudgingModule, TraffickingAnswersModule],
  // the fixed paths under children/ before children/:id
  controllers: [
    ...[SearchController, ChildrenController, CareRecordController, ImmigrationControlController],
    ...[AccessesController, RestrictionsController, SiblingsController],
  ],
  providers: [
    ...[ChildrenQueries, DatedFactsQueries, HistoryQueries, NoticesQueries, RestrictionsQueries, SearchQueries],
    ...[AccessesQueries, AccessesService, SiblingsQueries, SiblingsService],
    ...[BirthsService, CareRecordService, ChildrenService, NewChildService, NoticesService],
    ...[ImmigrationControlQueries, ImmigrationControlService, RestrictionsService, SearchService],
  ],
  exports: [
    ...[AccessesService, SiblingsService],
    ...[BirthsService, CareRecordService, ChildrenService, NewChildService, NoticesService],
    ...[ImmigrationControlService, RestrictionsService, SearchService],
  ],
})
export class ChildrenModule {}
