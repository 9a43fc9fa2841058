import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from './auth/auth.module.js';
import { CONFIG, type Config } from './config.js';
import { dataSourceOptions } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { HttpModule } from './http/http.module.js';
import { CareSettingsModule } from './care-settings/care-settings.module.js';
import { LapseStepsModule } from './care-settings/lapses/lapse-steps.js';
import { ChildrenModule } from './children/children.module.js';
import { ComplianceModule } from './compliance/compliance.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { ExploitationModule } from './exploitation/exploitation.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LiveModule } from './live/live.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { EscalationModule } from './missing/escalation/escalation.module.js';
import { InterviewsModule } from './missing/interviews/interviews.module.js';
import { EpisodeModule } from './missing/episode.module.js';
import { MissingModule } from './missing/missing.module.js';
import { PolicePackModule } from './police-pack/police-pack.module.js';
import { ProfileModule } from './missing/profile/profile.module.js';
import { ReportsModule } from './missing/reports/reports.module.js';
import { PeopleModule } from './people/people.module.js';
import { FollowUpStepsModule } from './placements/follow-ups/follow-up-steps.js';
import { BreachClockModule } from './placements/breaches/breach-clock.module.js';
import { PlacementsModule } from './placements/placements.module.js';
import { MonthlyReturnModule } from './returns/monthly/monthly-return.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WebModule } from './web/web.module.js';

/** The whole system on one page. */
@Global()
@Module({})
export class AppModule {
  static forRoot(config: Config & { databaseUrl: string }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot(dataSourceOptions({ url: config.databaseUrl })),
        DatabaseModule,
        AuthModule,
        HttpModule,
        JobsModule,
        PeopleModule,
        ChildrenModule,
        CareSettingsModule,
        LapseStepsModule,
        PlacementsModule,
        FollowUpStepsModule,
        BreachClockModule,
        ComplianceModule,
        MissingModule,
        EscalationModule,
        ReportsModule,
        LiveModule,
        MessagesModule,
        ProfileModule,
        PolicePackModule,
        InterviewsModule,
        EpisodeModule,
        ExploitationModule,
        DraftsModule,
        MonthlyReturnModule,
        WebhooksModule,
        WebModule,
      ],
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
