import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { AlertQueries } from './alerts.queries.js';
import { AlertsService } from './alerts.service.js';
import { ComplianceQueries } from './compliance.queries.js';
import { ComplianceService } from './compliance.service.js';
import { NightsService } from './nights.service.js';
import { RunQueries } from './runs.queries.js';
import { VerdictQueries } from './verdicts.queries.js';
import { VerdictsService } from './verdicts.service.js';

/** The judging itself: for the pages, the steps and the command line, which has neither routes nor steps. */
@Module({
  imports: [ChildrenModule, PlacementsModule],
  providers: [
    ...[AlertQueries, ComplianceQueries, RunQueries, VerdictQueries],
    ...[AlertsService, ComplianceService, NightsService, VerdictsService],
  ],
  exports: [AlertsService, ComplianceService, NightsService, VerdictsService],
})
export class JudgingModule {}
