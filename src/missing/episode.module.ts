import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ActionQueries } from './actions/action.queries.js';
import { ActionsController } from './actions/actions.controller.js';
import { ActionsService } from './actions/actions.service.js';
import { AdulthoodController } from './adulthood/adulthood.controller.js';
import { AdulthoodQueries } from './adulthood/adulthood.queries.js';
import { AdulthoodService } from './adulthood/adulthood.service.js';
import { BedQueries } from './beds/bed.queries.js';
import { BedsController } from './beds/beds.controller.js';
import { BedsService } from './beds/beds.service.js';
import { MissingModule } from './missing.module.js';
import { SegmentQueries } from './segments/segment.queries.js';
import { SegmentsController } from './segments/segments.controller.js';
import { SegmentsService } from './segments/segments.service.js';

/** What happens from the report of an absence to its end: the log, the segments, the place kept or lost, turning 18. */
@Module({
  imports: [ChildrenModule, MissingModule, PeopleModule],
  controllers: [ActionsController, AdulthoodController, BedsController, SegmentsController],
  providers: [
    ...[ActionQueries, AdulthoodQueries, BedQueries, SegmentQueries],
    ...[ActionsService, AdulthoodService, BedsService, SegmentsService],
  ],
  exports: [ActionsService, AdulthoodService, BedsService, SegmentsService],
})
export class EpisodeModule {}
