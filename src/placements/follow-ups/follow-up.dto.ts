import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { PagedDto, PageDto } from '../../http/paged.js';
import { trimmed } from '../../http/trimmed.decorator.js';
import { RULE_VERDICTS } from '../../law/legal-rule.js';
import { FOLLOW_UP_OUTCOMES, type FollowUpOutcome } from './follow-ups.service.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;
const STATES = ['owed', 'answered'] as const;

export class FollowUpsQueryDto extends PageDto {
  @ApiPropertyOptional({ enum: STATES, default: 'owed', description: 'Still to be found out, or answered' })
  @IsOptional()
  @IsIn(STATES, { message: 'Select owed or answered' })
  state?: (typeof STATES)[number];
}

export class AnswerFollowUpDto {
  @ApiProperty({ enum: FOLLOW_UP_OUTCOMES, example: 'cannot-be-known' })
  @IsIn(FOLLOW_UP_OUTCOMES, { message: 'Select whether it was found out' })
  outcome: FollowUpOutcome;

  @ApiProperty({ example: 'The court’s bundle of 2019 is lost; the solicitor has confirmed it' })
  @trimmed()
  @IsString({ message: 'Enter what was found out, or why it cannot be' })
  @IsGiven({ message: 'Enter what was found out, or why it cannot be' })
  @MaxLength(5000, { message: 'What was found out must be 5,000 characters or fewer' })
  found: string;
}

export class FollowUpDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ example: 'PP-01' })
  rule: string;

  @ApiProperty({ example: 'Whether the child’s wishes were considered is not recorded' })
  unknown: string;

  @ApiProperty({ example: 'Sam Okafor' })
  owner: string;

  @ApiProperty(instant)
  dueAt: string;

  @ApiProperty({ enum: FOLLOW_UP_OUTCOMES, nullable: true, example: null, description: 'Null while it is owed' })
  outcome: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  found: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  answeredBy: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  answeredAt: string | null;
}

export class FollowUpNowDto extends FollowUpDto {
  @ApiProperty({ enum: RULE_VERDICTS, example: 'unknown', description: 'What the rule says now' })
  now: string;
}

export class FollowUpsDto extends PagedDto {
  @ApiProperty({ type: [FollowUpDto] })
  items: FollowUpDto[];
}
