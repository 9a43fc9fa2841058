import { Module } from '@nestjs/common';
import { PlacementQueries } from './placement.queries.js';
import { PlacementsController } from './placements.controller.js';
import { PlacementsService } from './placements.service.js';

@Module({
  controllers: [PlacementsController],
  providers: [PlacementQueries, PlacementsService],
  exports: [PlacementsService],
})
export class PlacementsModule {}
