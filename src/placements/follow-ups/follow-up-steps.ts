import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DueSteps } from '../../jobs/due-steps.js';
import { PlacementsModule } from '../placements.module.js';
import { FollowUpsService } from './follow-ups.service.js';

/** What happens by itself when nobody answers in time. */
@Injectable()
class FollowUpSteps implements OnModuleInit {
  constructor(
    private readonly steps: DueSteps,
    private readonly followUps: FollowUpsService,
  ) {}

  onModuleInit(): void {
    this.steps.handle('follow-up.late', ({ subjectId }, actor) => this.followUps.chase(subjectId, actor));
  }
}

/** Apart from the placements: the command line has no steps. */
@Module({ imports: [PlacementsModule], providers: [FollowUpSteps] })
export class FollowUpStepsModule {}
