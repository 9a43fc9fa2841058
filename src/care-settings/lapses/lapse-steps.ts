import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DueSteps } from '../../jobs/due-steps.js';
import { CareSettingsModule } from '../care-settings.module.js';
import { LapsesService } from './lapses.service.js';

/** What happens by itself when nobody decides in time. */
@Injectable()
class LapseSteps implements OnModuleInit {
  constructor(
    private readonly steps: DueSteps,
    private readonly lapses: LapsesService,
  ) {}

  onModuleInit(): void {
    this.steps.handle('lapse.late', ({ subjectId, dueAt }, actor) => this.lapses.chase(subjectId, dueAt, actor));
  }
}

/** Apart from the settings: the command line has no steps. */
@Module({ imports: [CareSettingsModule], providers: [LapseSteps] })
export class LapseStepsModule {}
