import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { EpisodeModule } from '../missing/episode.module.js';
import { MissingModule } from '../missing/missing.module.js';
import { PeopleModule } from '../people/people.module.js';
import { EndingWhileAway } from './ending-while-away.service.js';
import { BreachDecisionsQueries } from './breaches/breach-decisions.queries.js';
import { BreachDecisionsService } from './breaches/breach-decisions.service.js';
import { BreachesController } from './breaches/breaches.controller.js';
import { BreachesQueries } from './breaches/breaches.queries.js';
import { BreachesService } from './breaches/breaches.service.js';
import { PlacementCodesController } from './code/placement-codes.controller.js';
import { PlacementCodesQueries } from './code/placement-codes.queries.js';
import { PlacementCodesService } from './code/placement-codes.service.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { FollowUpQueries } from './follow-ups/follow-ups.queries.js';
import { FollowUpsController } from './follow-ups/follow-ups.controller.js';
import { FollowUpsService } from './follow-ups/follow-ups.service.js';
import { LawController } from './law.controller.js';
import { LawToday } from './law-today.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesQueries } from './notices/notices.queries.js';
import { NoticesService } from './notices/notices.service.js';
import { OwedQueries } from './owed.queries.js';
import { PlacementFactsQueries } from './placement-facts.queries.js';
import { PlacementQueries } from './placement.queries.js';
import { PlacementsController } from './placements.controller.js';
import { PlacementsService } from './placements.service.js';
import { SchemeValuesService } from './scheme-values.service.js';
import { SettingSearchController } from './search/setting-search.controller.js';
import { SettingSearchQueries } from './search/setting-search.queries.js';
import { SettingSearchService } from './search/setting-search.service.js';

@Module({
  imports: [ChildrenModule, EpisodeModule, MissingModule, PeopleModule],
  controllers: [
    PlacementsController,
    BreachesController,
    EvidenceController,
    FollowUpsController,
    LawController,
    NoticesController,
    PlacementCodesController,
    SettingSearchController,
  ],
  providers: [
    BreachDecisionsQueries,
    BreachDecisionsService,
    BreachesQueries,
    BreachesService,
    EndingWhileAway,
    EvidenceQueries,
    EvidenceService,
    FollowUpQueries,
    FollowUpsService,
    LawToday,
    NoticesQueries,
    NoticesService,
    OwedQueries,
    PlacementCodesQueries,
    PlacementCodesService,
    PlacementFactsQueries,
    PlacementQueries,
    PlacementsService,
    SchemeValuesService,
    SettingSearchQueries,
    SettingSearchService,
  ],
  exports: [
    BreachDecisionsService,
    BreachesService,
    EvidenceService,
    FollowUpsService,
    LawToday,
    NoticesService,
    PlacementCodesService,
    PlacementsService,
    SchemeValuesService,
    SettingSearchService,
  ],
})
export class PlacementsModule {}
