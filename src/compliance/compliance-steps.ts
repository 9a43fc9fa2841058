import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DueSteps } from '../jobs/due-steps.js';
import { Clock } from '../kernel/clock.js';
import { nextNight } from './nights.js';
import { NightsService } from './nights.service.js';
import { VerdictsService } from './verdicts.service.js';

/** Judging that nobody asks for: a child whose facts have changed, and everybody each night. */
@Injectable()
export class ComplianceSteps implements OnModuleInit {
  constructor(
    private readonly steps: DueSteps,
    private readonly units: UnitOfWork,
    private readonly db: Database,
    private readonly verdicts: VerdictsService,
    private readonly nights: NightsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handle('compliance.child', async ({ subjectId }) => {
      this.db.opened(subjectId);
      this.db.unit.detail.changes = await this.verdicts.judgeChildren([subjectId], this.clock.now());
    });
    this.steps.handleOutside('compliance.nightly', async (_step, actor, settle) => {
      await this.nights.judgeUntilToday(actor);
      await this.units.run(actor, { action: 'compliance.nightly' }, () => settle(nextNight(this.clock.now())));
    });
  }
}
