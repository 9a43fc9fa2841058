import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PagedDto, PageDto } from '../http/paged.js';
import { RULE_VERDICTS, SEVERITIES, type RuleVerdict } from '../law/legal-rule.js';

const instant = { type: String, format: 'date-time', example: '2026-11-20T00:00:00.000Z' } as const;

export class SignOffDto {
  @ApiProperty({ example: 16, description: 'In the unit of the value' })
  @Type(() => Number)
  @IsInt({ message: 'Enter the value as a whole number' })
  @Min(1, { message: 'The value must be 1 or more' })
  @Max(1000, { message: 'The value must be 1,000 or less' })
  value: number;

  @ApiProperty({ example: 'Legal services, advice of 3 November 2026, on regulation 24 as amended' })
  @IsString({ message: 'Enter what it rests on' })
  @IsGiven({ message: 'Enter what it rests on' })
  @MaxLength(1000, { message: 'What it rests on must be 1,000 characters or fewer' })
  source: string;

  @ApiProperty({ example: '2026-11-20T00:00:00Z', description: 'From when it holds' })
  @IsInstant({ message: 'Enter from when it holds' })
  from: Date;
}

/** An ONS code; what stands behind it, a name say, is not kept. */
const AREA = /^[EWSN]\d{8}$/;

export class AdjoiningAreasSignOffDto extends PickType(SignOffDto, ['source', 'from'] as const) {
  @ApiProperty({
    type: [String],
    example: ['E10000031', 'E08000029'],
    description: 'ONS codes of every area that adjoins the authority’s own; empty where none does',
  })
  @IsArray({ message: 'Enter the code of each adjoining area' })
  @ArrayMaxSize(60, { message: 'Enter 60 areas at most' })
  @ArrayUnique({ message: 'Enter each area once' })
  @Matches(AREA, { each: true, message: 'Enter the ONS code of each area, like E10000031' })
  areas: string[];
}

class SignedDto {
  @ApiProperty({ example: 'Legal services, advice of 3 November 2026' })
  source: string;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty(instant)
  signedAt: string;

  @ApiProperty({ example: 'Dee Director' })
  signedByName: string;
}

export class RecordedSignOffDto extends SignedDto {
  @ApiProperty({ example: 16 })
  value: number;
}

export class RecordedAreasDto extends SignedDto {
  @ApiProperty({ type: [String], example: ['E10000031', 'E08000029'] })
  areas: readonly string[];
}

export class AdjoiningAreasDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'E08000025',
    description: 'ONS code of the authority’s own area',
  })
  own: string | null;

  @ApiProperty({ type: [String], example: ['E10000031'], description: 'As Kith ships them, unverified' })
  shipped: readonly string[];

  @ApiProperty({ example: true, description: 'Whether those are all; otherwise an area left out is not known' })
  shippedAreAll: boolean;

  @ApiProperty({ type: [RecordedAreasDto], description: 'The latest first; with one the shipped table has no say' })
  signOffs: RecordedAreasDto[];
}

export class SchemeValueDto {
  @ApiProperty({ example: 'reg-24-weeks' })
  id: string;

  @ApiProperty({ example: 'The longest a connected person may be approved for the time being' })
  says: string;

  @ApiProperty({ example: 16, description: 'As it ships' })
  value: number;

  @ApiProperty({ enum: ['weeks', 'working days', 'days'], example: 'weeks' })
  unit: string;

  @ApiProperty({ example: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/24' })
  source: string;

  @ApiProperty({ example: 'The 16 weeks were not read', description: 'Why it is not taken as verified' })
  unverified: string;

  @ApiProperty({ type: [String], example: ['PP-08'] })
  rules: readonly string[];

  @ApiProperty({
    type: [RecordedSignOffDto],
    description: 'The latest first; none: it applies as it ships, unverified',
  })
  signOffs: RecordedSignOffDto[];
}

export class SchemeValuesDto {
  @ApiProperty({ type: [SchemeValueDto] })
  items: SchemeValueDto[];
}

export class TouchedDto {
  @ApiProperty({ example: 12 })
  met: number;

  @ApiProperty({ example: 1 })
  breached: number;

  @ApiProperty({ example: 3 })
  unknown: number;
}

export class RuleDto {
  @ApiProperty({ example: 'PP-01' })
  id: string;

  @ApiProperty({
    example: 'There is a placement plan before the child is placed, or within 5 working days for a reason',
  })
  duty: string;

  @ApiProperty({ example: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9' })
  law: string;

  @ApiProperty({ example: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/9' })
  source: string;

  @ApiProperty({ example: '2011-04-01' })
  inForceFrom: string;

  @ApiProperty({ example: '2011-04-01.1' })
  version: string;

  @ApiProperty({ enum: SEVERITIES, isArray: true, example: ['blocks', 'alerts'] })
  severity: readonly string[];

  @ApiProperty({ example: 'may-proceed-with-owner-and-due-time' })
  whenUnknown: string;

  @ApiProperty({ type: [String], example: [], description: 'What a lawyer has yet to confirm' })
  unverified: readonly string[];

  @ApiProperty({ type: TouchedDto, description: 'Children you may see, by what the rule says of where they live now' })
  today: TouchedDto;
}

export class RulesDto {
  @ApiProperty({ type: [RuleDto] })
  items: RuleDto[];
}

export class TouchedChildrenQueryDto extends PageDto {
  @ApiPropertyOptional({ enum: RULE_VERDICTS, example: 'breached', description: 'Only those of one verdict' })
  @IsOptional()
  @IsIn(RULE_VERDICTS, { message: 'Select the verdict' })
  verdict?: RuleVerdict;
}

export class TouchedChildDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  childId: string;

  @ApiProperty({ example: 'Finch' })
  givenName: string;

  @ApiProperty({ example: 'Testly' })
  familyName: string;

  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  placementId: string;

  @ApiProperty({ enum: RULE_VERDICTS, example: 'breached' })
  verdict: RuleVerdict;

  @ApiProperty({ example: 'The placement plan was due by 10 June 2026 and is not recorded' })
  reason: string;
}

export class TouchedChildrenDto extends PagedDto {
  @ApiProperty({ type: [TouchedChildDto], description: 'The breached first' })
  items: TouchedChildDto[];
}
