import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { MissingModule } from '../missing/missing.module.js';
import { ProfileModule } from '../missing/profile/profile.module.js';
import { ReportsModule } from '../missing/reports/reports.module.js';
import { PackQueries } from './pack.queries.js';
import { PolicePackController } from './police-pack.controller.js';
import { PolicePackService } from './police-pack.service.js';

@Module({
  imports: [ChildrenModule, MissingModule, PeopleModule, PlacementsModule, ProfileModule, ReportsModule],
  controllers: [PolicePackController],
  providers: [PackQueries, PolicePackService],
  exports: [PolicePackService],
})
export class PolicePackModule {}
