import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { PeopleModule } from '../people/people.module.js';
import { OwedQueries } from './owed.queries.js';
import { PlacementFactsQueries } from './placement-facts.queries.js';
import { PlacementQueries } from './placement.queries.js';
import { PlacementsController } from './placements.controller.js';
import { PlacementsService } from './placements.service.js';

@Module({
  imports: [ChildrenModule, PeopleModule],
  controllers: [PlacementsController],
  providers: [OwedQueries, PlacementFactsQueries, PlacementQueries, PlacementsService],
  exports: [PlacementsService],
})
export class PlacementsModule {}
