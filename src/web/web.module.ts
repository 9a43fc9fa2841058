import { Global, Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CareSettingsModule } from '../care-settings/care-settings.module.js';
import { ChildrenModule } from '../children/children.module.js';
import { ComplianceModule } from '../compliance/compliance.module.js';
import { DraftsModule } from '../drafts/drafts.module.js';
import { ExploitationModule } from '../exploitation/exploitation.module.js';
import { TraffickingAnswersModule } from '../exploitation/trafficking-answers.module.js';
import { ProblemPage } from '../http/problem.filter.js';
import { PageFrame } from '../http/unit.interceptor.js';
import { InterviewsModule } from '../missing/interviews/interviews.module.js';
import { PolicePackModule } from '../police-pack/police-pack.module.js';
import { ProfileModule } from '../missing/profile/profile.module.js';
import { EscalationModule } from '../missing/escalation/escalation.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { MissingModule } from '../missing/missing.module.js';
import { ReportsModule } from '../missing/reports/reports.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { MonthlyReturnModule } from '../returns/monthly/monthly-return.module.js';
import { CheckThreadsModule } from '../returns/ssda903/threads/check-threads.module.js';
import { AllocationPage } from './children/allocation.page.js';
import { BirthEffectPage, BirthPage } from './children/birth.page.js';
import { CarePage } from './children/care.page.js';
import { ApprovalPage } from './care-settings/approval.page.js';
import { ProviderListsPage } from './care-settings/lists/provider-lists.page.js';
import { ProvidersPage } from './care-settings/providers/providers.page.js';
import { CareSettingsPage } from './care-settings/care-settings.page.js';
import { RegistrationChangePage } from './care-settings/changes/change.page.js';
import { LapseWorkPage } from './care-settings/changes/lapse-work.page.js';
import { RegistrationPage } from './care-settings/registration.page.js';
import { AdmissionRestrictionPage } from './care-settings/admission-restriction.page.js';
import { ChildrenPage } from './children/children.page.js';
import { EmergencyPage } from './children/emergency.page.js';
import { ImmigrationControlPage } from './children/immigration-control.page.js';
import { FactForms } from './children/fact-forms.service.js';
import { AccessesPage } from './children/accesses.page.js';
import { HistoryPage } from './children/history.page.js';
import { NewChildPage } from './children/new-child.page.js';
import { RestrictionPage } from './children/restriction.page.js';
import { SearchPage } from './children/search.page.js';
import { TraffickingPage } from './children/trafficking.page.js';
import { SiblingsPage } from './children/siblings.page.js';
import { UnaccompaniedPage } from './children/unaccompanied.page.js';
import { AlertsPage } from './compliance/alerts.page.js';
import { CompliancePage } from './compliance/compliance.page.js';
import { VerdictsPage } from './compliance/verdicts.page.js';
import { DraftsPage } from './drafts/drafts.page.js';
import { HomePage } from './home/home.page.js';
import { LawPage } from './law/law.page.js';
import { HandoverPage } from './missing/escalation/handover.page.js';
import { LadderPage } from './missing/escalation/ladder.page.js';
import { OnCallPage } from './missing/escalation/on-call.page.js';
import { RungPage } from './missing/escalation/rung.page.js';
import { AbsenceChangePage } from './missing/absence-change.page.js';
import { AbsenceForms } from './missing/absence-forms.service.js';
import { ActionPage } from './missing/action.page.js';
import { AdulthoodPage } from './missing/adulthood.page.js';
import { BedPage } from './missing/bed.page.js';
import { EpisodeModule } from '../missing/episode.module.js';
import { AbsencePage } from './missing/absence.page.js';
import { ImportPage } from './missing/import.page.js';
import { EpisodesPage } from './missing/episodes.page.js';
import { MissingHistoryPage } from './missing/missing-history.page.js';
import { AssignedPage } from './missing/interviews/assigned.page.js';
import { InterviewPage } from './missing/interviews/interview.page.js';
import { InterviewPages } from './missing/interviews/interview-pages.service.js';
import { InterviewsPage } from './missing/interviews/interviews.page.js';
import { WriteUpPage } from './missing/interviews/write-up.page.js';
import { MissingNowPage } from './missing/missing-now.page.js';
import { DescriptionPage } from './missing/description.page.js';
import { ReportedPage } from './missing/reported.page.js';
import { ReportFacts } from './missing/report-facts.service.js';
import { ReportMissingPage } from './missing/report-missing.page.js';
import { PackReleasePage } from './police-pack/pack-release.page.js';
import { PolicePackPage } from './police-pack/police-pack.page.js';
import { ProfilePage } from './missing/profile/profile.page.js';
import { MessagesPage } from './messages/messages.page.js';
import { TelephoneListPage } from './messages/telephone-list.page.js';
import { NoticesPage } from './notices/notices.page.js';
import { KithFrame } from './page-frame.service.js';
import { ActualPlacementPage } from './placements/actual-placement.page.js';
import { BreachPage } from './placements/breaches/breach.page.js';
import { FollowUpsPage } from './placements/follow-ups/follow-ups.page.js';
import { BreachesPage } from './placements/breaches/breaches.page.js';
import { DecideBreachPage } from './placements/breaches/decide-breach.page.js';
import { EvidencePage } from './placements/evidence.page.js';
import { PlacementJourneyPage } from './placements/journey/journey.page.js';
import { PlacementForm } from './placements/journey/placement-form.js';
import { PlacementNoticesPage } from './placements/notices/notices.page.js';
import { PlacementCodePage } from './placements/code/placement-code.page.js';
import { FindSettingPage } from './placements/find/find-setting.page.js';
import { PlacementsPage } from './placements/placements.page.js';
import { KithProblemPage } from './problem-page.service.js';
import { Check903Page } from './returns/check-903/check-903.page.js';
import { Check903Service } from './returns/check-903/check-903.service.js';
import { MonthlyReturnPage } from './returns/monthly-return.page.js';
import { PreferencesPage } from './preferences/preferences.page.js';
import { ReturnsPage } from './returns/returns.page.js';
import { StatementsPage } from './statements/statements.page.js';
import { SignInPage } from './sign-in/sign-in.page.js';
import { WebhooksPage } from './webhooks/webhooks.page.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';

/** The pages. Each sits beside its template and calls the services the API calls. */
@Global()
@Module({
  imports: [
    AuthModule,
    CareSettingsModule,
    CheckThreadsModule,
    ChildrenModule,
    ComplianceModule,
    DraftsModule,
    ExploitationModule,
    InterviewsModule,
    EscalationModule,
    MessagesModule,
    EpisodeModule,
    MissingModule,
    ReportsModule,
    MonthlyReturnModule,
    PeopleModule,
    PlacementsModule,
    PolicePackModule,
    ProfileModule,
    TraffickingAnswersModule,
    WebhooksModule,
  ],
  controllers: [
    SignInPage,
    HomePage,
    SearchPage,
    // the fixed paths under children/ before children/:id
    ...[NewChildPage, EmergencyPage, ChildrenPage, HistoryPage, AccessesPage],
    ...[CarePage, BirthPage, BirthEffectPage, UnaccompaniedPage, TraffickingPage, AllocationPage, RestrictionPage],
    ...[ProfilePage, PolicePackPage, PackReleasePage],
    NoticesPage,
    ...[CompliancePage, AlertsPage, VerdictsPage],
    DraftsPage,
    ...[MissingNowPage, EpisodesPage, MissingHistoryPage, ImportPage],
    PreferencesPage,
    ReportMissingPage,
    // the fixed paths under missing/ before missing/:id
    ...[InterviewsPage, InterviewPage, WriteUpPage, AssignedPage],
    ReportedPage,
    DescriptionPage,
    AbsencePage,
    ...[RungPage, OnCallPage, HandoverPage, LadderPage],
    ...[AbsencePage, AbsenceChangePage, ActionPage, AdulthoodPage, BedPage],
    ImmigrationControlPage,
    SiblingsPage,
    FindSettingPage,
    PlacementCodePage,
    PlacementNoticesPage,
    PlacementJourneyPage,
    ActualPlacementPage,
    PlacementsPage,
    EvidencePage,
    FollowUpsPage,
    BreachPage,
    BreachesPage,
    DecideBreachPage,
    ReturnsPage,
    MonthlyReturnPage,
    Check903Page,
    // the fixed paths under care-settings/ before care-settings/:id
    ...[ProviderListsPage, ProvidersPage],
    CareSettingsPage,
    RegistrationPage,
    AdmissionRestrictionPage,
    ...[RegistrationChangePage, LapseWorkPage],
    ApprovalPage,
    ...[MessagesPage, TelephoneListPage, WebhooksPage],
    LawPage,
    StatementsPage,
  ],
  providers: [
    Check903Service,
    AbsenceForms,
    FactForms,
    InterviewPages,
    PlacementForm,
    ReportFacts,
    { provide: PageFrame, useClass: KithFrame },
    { provide: ProblemPage, useClass: KithProblemPage },
  ],
  exports: [PageFrame, ProblemPage],
})
export class WebModule {}
