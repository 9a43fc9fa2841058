import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { type Role, ROLES } from '../../auth/permissions.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { type RungName, RUNGS } from './ladder.js';

/** A year. */
const MOST_HOURS = 366 * 24;

export class RungRuleDto {
  @ApiProperty({ enum: RUNGS, example: 'review' })
  @IsIn(RUNGS, { message: 'There is no such step' })
  rung: RungName;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 6,
    description: 'Clock hours since the child was last seen; null for a step that follows a pattern',
  })
  @ValidateIf((rule: RungRuleDto) => rule.afterHours !== null)
  @IsInt({ message: 'Hours must be a whole number' })
  @Min(0, { message: 'Hours must be 0 or more' })
  @Max(MOST_HOURS, { message: 'Hours must be a year at most' })
  afterHours: number | null;

  @ApiProperty({ enum: ROLES, example: 'team-manager' })
  @IsIn(ROLES, { message: 'Select who owes it' })
  owedBy: Role;

  @ApiProperty({ enum: ROLES, isArray: true, example: ['duty-manager'], description: 'In order' })
  @IsArray({ message: 'Select to whom it climbs' })
  @ArrayMaxSize(5, { message: 'It climbs to five roles at most' })
  @ArrayUnique({ message: 'It climbs to each role once' })
  @IsIn(ROLES, { each: true, message: 'Select to whom it climbs' })
  climbsTo: Role[];

  @ApiProperty({ example: 60, description: 'How long each person has; half as long for a child at high risk' })
  @IsInt({ message: 'Minutes must be a whole number' })
  @Min(5, { message: 'Minutes must be 5 or more' })
  @Max(7 * 24 * 60, { message: 'Minutes must be a week at most' })
  climbMinutes: number;
}

export class SetLadderDto {
  @ApiPropertyOptional({ example: '2026-12-01T00:00:00Z', description: 'Now, unless said otherwise; not in the past' })
  @IsOptional()
  @IsInstant({ message: 'Enter from when it holds' })
  from?: Date;

  @ApiProperty({ type: [RungRuleDto], description: 'Every step once' })
  @IsArray({ message: 'Enter the steps' })
  @ArrayMinSize(1, { message: 'Enter the steps' })
  @ArrayMaxSize(RUNGS.length, { message: 'Every step must be there once' })
  @ValidateNested({ each: true })
  @Type(() => RungRuleDto)
  rungs: RungRuleDto[];

  @ApiProperty({ example: 'Agreed with the police in November' })
  @IsString({ message: 'Enter why the ladder is changed' })
  @IsGiven({ message: 'Enter why the ladder is changed' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class LadderDto {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-12-01T00:00:00.000Z',
    description: 'Null: the defaults, before the authority set its own',
  })
  from: string | null;

  @ApiProperty({ type: [RungRuleDto] })
  rungs: RungRuleDto[];

  @ApiProperty({ type: String, nullable: true, example: 'Agreed with the police in November' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample' })
  setBy: string | null;
}

export class LaddersDto {
  @ApiProperty({ type: LadderDto, description: 'The one that holds now' })
  now: LadderDto;

  @ApiProperty({ type: [LadderDto], description: 'All, the defaults first' })
  items: LadderDto[];
}
