import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsInstant } from '../http/instant.decorator.js';
import { PagedDto, PageDto } from '../http/paged.js';
import { SETTING_TYPES, type SettingType } from '../law/care-setting/codes.js';
import { ALERT_KINDS, type AlertKind } from './alert-stages.js';
import { SHOWN_VERDICTS, type ShownVerdict } from './compliance.service.js';

const ID = '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00';
const INSTANT = '2026-06-01T08:30:00.000Z';

/** Which children are counted. Only ids and codes: these stand in addresses. */
export class ComplianceFilterDto {
  @ApiPropertyOptional({ example: ID, description: 'Children this team holds' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the team' })
  team?: string;

  @ApiPropertyOptional({ enum: SETTING_TYPES, description: 'Children who live in this kind of setting' })
  @IsOptional()
  @IsIn(SETTING_TYPES, { message: 'Select the kind of setting' })
  settingType?: SettingType;

  @ApiPropertyOptional({
    example: INSTANT,
    description: 'What stood then, as it was known then; without, what stands now',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter an instant with its offset' })
  asKnownAt?: Date;
}

export class ComplianceChildrenDto extends IntersectionType(ComplianceFilterDto, PageDto) {
  @ApiPropertyOptional({
    description: 'What the rule says of the placement',
    enum: SHOWN_VERDICTS,
    default: 'breached',
  })
  @IsOptional()
  @IsIn(SHOWN_VERDICTS, { message: 'Select the verdict' })
  verdict?: ShownVerdict;
}

export class VerdictSpansQueryDto extends PageDto {
  @ApiPropertyOptional({
    example: INSTANT,
    description: 'Only what was thought then; without, everything ever recorded',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter an instant with its offset' })
  asKnownAt?: Date;
}

export class AlertsQueryDto extends PageDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'true: of your own children and teams',
  })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'mine is true or false' })
  mine?: 'true' | 'false';
}

export class RuleLineDto {
  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ example: 'Under 16, other arrangements only in a setting that regulation 27A lists' })
  duty: string;

  @ApiProperty({ example: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A' })
  law: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 2,
    description: 'Children, seen or not; null where nobody had been judged by the instant asked about',
  })
  breached: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 5 })
  unknown: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 120 })
  met: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: INSTANT,
    description: 'Since when the longest breach has stood',
  })
  oldestBreach: string | null;
}

export class TrendMonthDto {
  @ApiProperty({ example: INSTANT })
  at: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 3,
    description: 'Children with a breach; null: not judged then',
  })
  breached: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 9, description: 'Children with an unknown and no breach' })
  unknown: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 420, description: 'Children of whom any rule asked anything' })
  judged: number | null;
}

export class ComplianceDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: INSTANT,
    description: 'When the last judging of everybody ended',
  })
  judgedAt: string | null;

  @ApiProperty({ type: [RuleLineDto] })
  rules: RuleLineDto[];

  @ApiProperty({ type: [TrendMonthDto], description: 'At the start of each of eleven months, and now' })
  trend: TrendMonthDto[];
}

export class ChildBehindDto {
  @ApiProperty({ example: ID })
  childId: string;

  @ApiProperty({ example: 'Finch' })
  givenName: string;

  @ApiProperty({ example: 'Testly' })
  familyName: string;

  @ApiProperty({ example: ID })
  placementId: string;

  @ApiProperty({ example: 'A hostel is not a setting that regulation 27A permits' })
  reason: string;

  @ApiProperty({ example: INSTANT })
  since: string;
}

export class ChildrenBehindDto extends PagedDto {
  @ApiProperty({ example: 1, description: 'Counted, and not shown to you' })
  withheld: number;

  @ApiProperty({ type: [ChildBehindDto], description: 'The longest first' })
  items: ChildBehindDto[];
}

export class VerdictSpanDto {
  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ example: '2021-09-09.1' })
  ruleVersion: string;

  @ApiProperty({ enum: SHOWN_VERDICTS, example: 'breached' })
  verdict: string;

  @ApiProperty({ example: 'A hostel is not a setting that regulation 27A permits' })
  reason: string;

  @ApiProperty({ example: ID })
  placementId: string;

  @ApiProperty({ example: INSTANT })
  from: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: it stands' })
  until: string | null;

  @ApiProperty({ example: INSTANT })
  recordedAt: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'When it was found to have been otherwise' })
  supersededAt: string | null;
}

export class VerdictSpansDto extends PagedDto {
  @ApiProperty({ type: [VerdictSpanDto], description: 'The latest first' })
  items: VerdictSpanDto[];
}

export class AlertDto {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  childId: string;

  @ApiProperty({ example: 'Finch' })
  givenName: string;

  @ApiProperty({ example: 'Testly' })
  familyName: string;

  @ApiProperty({ enum: ALERT_KINDS, example: 'attains-16' })
  kind: AlertKind;

  @ApiProperty({ example: '2026-07-01' })
  fallsOn: string;

  @ApiProperty({ example: 30, description: 'The stage reached: so many days before' })
  daysBefore: number;

  @ApiProperty({ type: String, nullable: true, example: 'Test worker' })
  workerName: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Test team' })
  teamName: string | null;
}

export class AlertsDto extends PagedDto {
  @ApiProperty({ type: [AlertDto], description: 'The nearest first' })
  items: AlertDto[];
}
