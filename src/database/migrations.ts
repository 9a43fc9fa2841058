import { SeparateAuthorities1767225600000 } from '../../migrations/1767225600000-SeparateAuthorities.js';
import { ChainTheAudit1767225600010 } from '../../migrations/1767225600010-ChainTheAudit.js';
import { KeepEveryVersion1767225600020 } from '../../migrations/1767225600020-KeepEveryVersion.js';
import { SignIn1767225600100 } from '../../migrations/1767225600100-SignIn.js';
import { RecordChildren1767225600200 } from '../../migrations/1767225600200-RecordChildren.js';
import { RegisterCareSettings1767225600210 } from '../../migrations/1767225600210-RegisterCareSettings.js';
import { RecordTrafficking1767225600220 } from '../../migrations/1767225600220-RecordTrafficking.js';
import { JudgeCareSettingsInTheDatabase1767225600300 } from '../../migrations/1767225600300-JudgeCareSettingsInTheDatabase.js';
import { PlaceChildren1767225600310 } from '../../migrations/1767225600310-PlaceChildren.js';
import { RecordMissing1767225600320 } from '../../migrations/1767225600320-RecordMissing.js';
import { CountTheMonth1767225600400 } from '../../migrations/1767225600400-CountTheMonth.js';
import { RecordASyntheticPast1767225600900 } from '../../migrations/1767225600900-RecordASyntheticPast.js';
import { KeepDueSteps1767225601000 } from '../../migrations/1767225601000-KeepDueSteps.js';
import { KeepOnCallRoster1767225601010 } from '../../migrations/1767225601010-KeepOnCallRoster.js';
import { EscalateAbsences1767225601020 } from '../../migrations/1767225601020-EscalateAbsences.js';
import { HandOverClocks1767225601030 } from '../../migrations/1767225601030-HandOverClocks.js';
import { QueueMessages1767225601100 } from '../../migrations/1767225601100-QueueMessages.js';
import { SendMessages1767225601110 } from '../../migrations/1767225601110-SendMessages.js';
import { TellOtherPrograms1767225601120 } from '../../migrations/1767225601120-TellOtherPrograms.js';
import { AnnounceWhoIsMissing1767225601130 } from '../../migrations/1767225601130-AnnounceWhoIsMissing.js';
import { RenewHistory1767225601200 } from '../../migrations/1767225601200-RenewHistory.js';
import { LogActionsOnAnAbsence1767225601210 } from '../../migrations/1767225601210-LogActionsOnAnAbsence.js';
import { FollowAnAbsenceToItsEnd1767225601220 } from '../../migrations/1767225601220-FollowAnAbsenceToItsEnd.js';
import { KeepDrafts1767225601300 } from '../../migrations/1767225601300-KeepDrafts.js';
import { DescribeWhoIsMissing1767225601310 } from '../../migrations/1767225601310-DescribeWhoIsMissing.js';
import { KeepPreferences1767225601320 } from '../../migrations/1767225601320-KeepPreferences.js';
import { KeepMissingProfiles1767225601400 } from '../../migrations/1767225601400-KeepMissingProfiles.js';
import { ReleasePolicePacks1767225601410 } from '../../migrations/1767225601410-ReleasePolicePacks.js';
import { RecordReturnInterviews1767225601500 } from '../../migrations/1767225601500-RecordReturnInterviews.js';
import { LetInterviewersFromOutsideIn1767225601510 } from '../../migrations/1767225601510-LetInterviewersFromOutsideIn.js';
import { OweReturnInterviews1767225601520 } from '../../migrations/1767225601520-OweReturnInterviews.js';
import { ImportPastEpisodes1767225601600 } from '../../migrations/1767225601600-ImportPastEpisodes.js';
import { RecordPlacementEvidence1767225601700 } from '../../migrations/1767225601700-RecordPlacementEvidence.js';
import { PlacePostcodes1767225601800 } from '../../migrations/1767225601800-PlacePostcodes.js';
import { RegisterProviders1767225601810 } from '../../migrations/1767225601810-RegisterProviders.js';
import { KeepVerdicts1767225601900 } from '../../migrations/1767225601900-KeepVerdicts.js';
import { ChoosePlacementCodes1767225602000 } from '../../migrations/1767225602000-ChoosePlacementCodes.js';
import { RecordSiblings1767225602100 } from '../../migrations/1767225602100-RecordSiblings.js';
import { FindMessagesOfAnAbsence1767225602110 } from '../../migrations/1767225602110-FindMessagesOfAnAbsence.js';
import { KeepDirectorsDecisions1767225603200 } from '../../migrations/1767225603200-KeepDirectorsDecisions.js';
import { ChaseBreaches1767225603210 } from '../../migrations/1767225603210-ChaseBreaches.js';
import { RememberRejudging1767225603300 } from '../../migrations/1767225603300-RememberRejudging.js';
import { OpenWorkAfterALapse1767225603310 } from '../../migrations/1767225603310-OpenWorkAfterALapse.js';
import { OweFollowUps1767225603320 } from '../../migrations/1767225603320-OweFollowUps.js';
import { ChaseFollowUpsToCome1767225603330 } from '../../migrations/1767225603330-ChaseFollowUpsToCome.js';
import { FindUnconfirmedDecisions1767225603400 } from '../../migrations/1767225603400-FindUnconfirmedDecisions.js';
import { SignOffAdjoiningAreas1767225603410 } from '../../migrations/1767225603410-SignOffAdjoiningAreas.js';
import { JudgeSexAndNumber1767225603600 } from '../../migrations/1767225603600-JudgeSexAndNumber.js';
import { ListExceptedAccommodation1767225603610 } from '../../migrations/1767225603610-ListExceptedAccommodation.js';
import { BackfillBreaches1767225603620 } from '../../migrations/1767225603620-BackfillBreaches.js';
import { RenewReadingsOfCarerApproval1767225603630 } from '../../migrations/1767225603630-RenewReadingsOfCarerApproval.js';
import { RecordConditionsOfRegistration1767225603640 } from '../../migrations/1767225603640-RecordConditionsOfRegistration.js';
import { ApproveProspectiveAdopters1767225603650 } from '../../migrations/1767225603650-ApproveProspectiveAdopters.js';
import { BackfillAdoptersWhoFoster1767225603660 } from '../../migrations/1767225603660-BackfillAdoptersWhoFoster.js';
import { RememberMigrations1767225603700 } from '../../migrations/1767225603700-RememberMigrations.js';
import { KeepInterviewsIndependent1767225603710 } from '../../migrations/1767225603710-KeepInterviewsIndependent.js';
import { AnnounceWhoIsOnCall1767225603720 } from '../../migrations/1767225603720-AnnounceWhoIsOnCall.js';
import { FindWhoOpenedARecord1767225603730 } from '../../migrations/1767225603730-FindWhoOpenedARecord.js';

/** In order. */
export const migrations = [
  SeparateAuthorities1767225600000,
  ChainTheAudit1767225600010,
  KeepEveryVersion1767225600020,
  SignIn1767225600100,
  RecordChildren1767225600200,
  RegisterCareSettings1767225600210,
  RecordTrafficking1767225600220,
  JudgeCareSettingsInTheDatabase1767225600300,
  PlaceChildren1767225600310,
  RecordMissing1767225600320,
  CountTheMonth1767225600400,
  RecordASyntheticPast1767225600900,
  KeepDueSteps1767225601000,
  KeepOnCallRoster1767225601010,
  EscalateAbsences1767225601020,
  HandOverClocks1767225601030,
  QueueMessages1767225601100,
  SendMessages1767225601110,
  TellOtherPrograms1767225601120,
  AnnounceWhoIsMissing1767225601130,
  RenewHistory1767225601200,
  LogActionsOnAnAbsence1767225601210,
  FollowAnAbsenceToItsEnd1767225601220,
  KeepDrafts1767225601300,
  DescribeWhoIsMissing1767225601310,
  KeepPreferences1767225601320,
  KeepMissingProfiles1767225601400,
  ReleasePolicePacks1767225601410,
  RecordReturnInterviews1767225601500,
  LetInterviewersFromOutsideIn1767225601510,
  OweReturnInterviews1767225601520,
  ImportPastEpisodes1767225601600,
  RecordPlacementEvidence1767225601700,
  PlacePostcodes1767225601800,
  RegisterProviders1767225601810,
  KeepVerdicts1767225601900,
  ChoosePlacementCodes1767225602000,
  RecordSiblings1767225602100,
  FindMessagesOfAnAbsence1767225602110,
  KeepDirectorsDecisions1767225603200,
  ChaseBreaches1767225603210,
  RememberRejudging1767225603300,
  OpenWorkAfterALapse1767225603310,
  OweFollowUps1767225603320,
  ChaseFollowUpsToCome1767225603330,
  FindUnconfirmedDecisions1767225603400,
  SignOffAdjoiningAreas1767225603410,
  JudgeSexAndNumber1767225603600,
  ListExceptedAccommodation1767225603610,
  BackfillBreaches1767225603620,
  RenewReadingsOfCarerApproval1767225603630,
  RecordConditionsOfRegistration1767225603640,
  ApproveProspectiveAdopters1767225603650,
  BackfillAdoptersWhoFoster1767225603660,
  RememberMigrations1767225603700,
  KeepInterviewsIndependent1767225603710,
  AnnounceWhoIsOnCall1767225603720,
  FindWhoOpenedARecord1767225603730,
];
