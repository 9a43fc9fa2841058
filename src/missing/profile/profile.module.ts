import { Module } from '@nestjs/common';
import { ChildrenModule } from '../../children/children.module.js';
import { TraffickingAnswersModule } from '../../exploitation/trafficking-answers.module.js';
import { ProfileStandingQueries } from './profile-standing.queries.js';
import { ProfileStandings } from './profile-standing.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileQueries } from './profile.queries.js';
import { ProfileService } from './profile.service.js';

@Module({
  imports: [ChildrenModule, TraffickingAnswersModule],
  controllers: [ProfileController],
  providers: [ProfileQueries, ProfileService, ProfileStandingQueries, ProfileStandings],
  exports: [ProfileService, ProfileStandings],
})
export class ProfileModule {}
