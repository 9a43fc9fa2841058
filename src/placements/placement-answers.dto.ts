import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COUNTRIES, DETENTION_DIRECTORS, ROUTES, SETTING_TYPES, type Route } from '../law/care-setting/codes.js';
import { RULE_VERDICTS, SEVERITIES, type RuleVerdict, type Severity } from '../law/legal-rule.js';
import { OVERALL_VERDICTS, type OverallVerdict } from '../law/verdict.js';
import { type VerdictJson } from './placement.js';
import { PlacementCodeDto } from './code/placement-code.dto.js';
import { CHANNELS } from './placement.dto.js';
import { BreachDto } from './breaches/breach-answers.dto.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;
const law = 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A';

export class RemedyDto {
  @ApiProperty({ example: 'The child turns 16: lawful from then if nothing else changes' })
  says: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2030-05-01',
    description: 'The first day it helps; null: as soon as it is done',
  })
  from: string | null;
}

/** One fact a rule was judged on. */
export class InputDto {
  @ApiProperty({ example: 'Date of birth' })
  says: string;

  @ApiProperty({ example: '1 May 2014' })
  value: string;
}

/** What one rule found. */
export class RuleFindingDto {
  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ example: '2021-09-09.1', description: 'Day of the law, and which reading of it' })
  version: string;

  @ApiProperty({ example: 'A child under 16 is placed in other arrangements only in a permitted setting' })
  duty: string;

  @ApiProperty({ example: law })
  law: string;

  @ApiProperty({ example: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A' })
  source: string;

  @ApiProperty({ enum: RULE_VERDICTS, example: 'breached' })
  verdict: RuleVerdict;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'setting-not-permitted',
    description: 'Null unless breached or unknown',
  })
  cause: string | null;

  @ApiProperty({ example: 'A hostel is not a setting that regulation 27A permits for a child under 16' })
  reason: string;

  @ApiProperty({ type: [String], example: [], description: 'What the record must still show for this to hold' })
  provided: readonly string[];

  @ApiProperty({ type: [RemedyDto] })
  remedies: RemedyDto[];

  @ApiProperty({ enum: SEVERITIES, isArray: true, example: ['blocks', 'reports'], description: 'What a breach does' })
  severity: readonly Severity[];

  @ApiProperty({ type: [InputDto], description: 'The facts it was judged on; none where it is not engaged' })
  inputs: readonly InputDto[];

  @ApiProperty({ example: true, description: 'This alone keeps the placement from being approved' })
  refusesApproval: boolean;

  @ApiProperty({ example: false, description: 'It may go ahead if a named person finds out by a due time' })
  needsOwner: boolean;
}

export class VerdictDto implements VerdictJson {
  @ApiProperty({ enum: OVERALL_VERDICTS, example: 'not-lawful' })
  is: OverallVerdict;

  @ApiProperty({
    enum: ROUTES,
    nullable: true,
    example: 'other-arrangements',
    description: 'The route the law looked at: other arrangements when the one given does not fit the setting',
  })
  judgedAs: Route | null;

  @ApiProperty({ example: '2026-11-23', description: 'The day judged' })
  on: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 12,
    description: 'Whole years on that day, by the youngest date of birth asserted; null when there is none',
  })
  ageOn: number | null;

  @ApiProperty({ type: [RuleFindingDto] })
  findings: RuleFindingDto[];

  @ApiProperty({ type: [String], example: [], description: 'What a permitted-if hangs on' })
  provided: readonly string[];

  @ApiProperty({ type: [RemedyDto], description: 'What would make it lawful, and from when' })
  remedies: RemedyDto[];
}

/** A finding as it was stored with the approval. */
export class StoredFindingDto {
  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ example: '2021-09-09.1' })
  version: string;

  @ApiProperty({ enum: RULE_VERDICTS, example: 'not-engaged' })
  verdict: RuleVerdict;

  @ApiProperty({ example: 'The child is placed with a foster carer' })
  reason: string;

  @ApiProperty({ example: law })
  law: string;

  @ApiPropertyOptional({ type: [InputDto], description: 'The facts it was judged on' })
  inputs?: readonly InputDto[];

  @ApiPropertyOptional({ ...id, description: 'Of what is unknown: who finds out' })
  ownerId?: string;

  @ApiPropertyOptional({ ...instant, description: 'and by when' })
  dueAt?: string;
}

export class RecordedApprovalDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  requestedBy: string;

  @ApiProperty(id)
  decidedBy: string;

  @ApiProperty({ example: 'Mo Manager' })
  decidedByName: string;

  @ApiProperty(instant)
  decidedAt: string;

  @ApiProperty({ enum: CHANNELS, example: 'telephone' })
  channel: string;

  @ApiProperty({ ...instant, nullable: true, description: 'Given by telephone: when it is to be confirmed by' })
  confirmationDueAt: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  confirmedAt: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  disownedAt: string | null;

  @ApiProperty({ type: [StoredFindingDto], description: 'What the law said when it was decided' })
  verdict: StoredFindingDto[];
}

export class PlacementSettingDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Oak House' })
  name: string;

  @ApiProperty({ enum: SETTING_TYPES, example: 'foster-home' })
  settingType: string;

  @ApiProperty({ enum: COUNTRIES, example: 'england' })
  country: string;

  @ApiProperty({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  postcode: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'E10000014' })
  localAuthorityArea: string | null;
}

export class PlacementDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ enum: ['approved', 'actual'], example: 'approved' })
  basis: 'approved' | 'actual';

  @ApiProperty({ enum: ROUTES, nullable: true, example: 'foster', description: 'Null when it is not known' })
  route: string | null;

  @ApiProperty({ enum: DETENTION_DIRECTORS, nullable: true, example: null })
  detentionDirectedBy: string | null;

  @ApiProperty(instant)
  startsAt: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; null while it goes on' })
  endedAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  endReason: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Wants to stay near school.' })
  wishesAndFeelings: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  wishesNotObtainedReason: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'What led to an actual placement' })
  circumstances: string | null;

  @ApiProperty({
    type: PlacementSettingDto,
    nullable: true,
    description: 'Null when the child’s address is restricted and you are not named',
  })
  careSetting: PlacementSettingDto | null;

  @ApiProperty({ type: PlacementCodeDto, nullable: true, description: 'Of the annual return; null as the setting is' })
  placementCode: PlacementCodeDto | null;

  @ApiProperty({ type: RecordedApprovalDto, nullable: true, description: 'Null for an actual placement' })
  approval: RecordedApprovalDto | null;

  @ApiProperty({ example: 1, description: 'For If-Match' })
  version: number;
}

export class PlacementsDto {
  @ApiProperty({ type: [PlacementDto] })
  items: PlacementDto[];
}

export class ActualPlacementRecordedDto extends PlacementDto {
  @ApiProperty({ type: [BreachDto], description: 'What the law forbids of it; empty when it is lawful' })
  breaches: BreachDto[];
}

export class PlacementVersionDto {
  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ enum: ['approved', 'actual'], example: 'approved' })
  basis: string;

  @ApiProperty({ enum: ROUTES, nullable: true, example: 'foster' })
  route: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  endReason: string | null;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample', description: 'The person’s name, or system' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: 'The carer’s log shows an earlier arrival' })
  recordedWhy: string | null;
}

export class PlacementHistoryDto {
  @ApiProperty({ type: [PlacementVersionDto], description: 'The first first' })
  items: PlacementVersionDto[];
}
