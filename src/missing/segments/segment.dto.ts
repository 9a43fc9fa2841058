import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { SEGMENT_KINDS, type SegmentKind } from '../absence.js';

/** Only what was recorded wrongly of a segment; what was known before stays readable. */
export class CorrectSegmentDto {
  @ApiPropertyOptional({ example: '2026-11-23T03:40:00Z', description: 'The one before ends there' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it began', past: true })
  from?: Date;

  @ApiPropertyOptional({ enum: SEGMENT_KINDS, example: 'away' })
  @IsOptional()
  @IsIn(SEGMENT_KINDS, { message: 'Select whether the child was missing or away' })
  kind?: SegmentKind;

  @ApiPropertyOptional({ example: 'The friend’s mother', description: 'Who established it' })
  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'Who established it must be 200 characters or fewer' })
  establishedBy?: string;

  @ApiPropertyOptional({ example: 'By telephone', description: 'How it was established' })
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'How it was established must be 500 characters or fewer' })
  establishedHow?: string;

  @ApiProperty({ example: 'The police log has the time she was seen' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

/** A stretch of the other kind inside one, learnt of afterwards. */
export class InterposeSegmentDto {
  @ApiProperty({ enum: SEGMENT_KINDS, example: 'away', description: 'Away: it was known where the child was' })
  @IsIn(SEGMENT_KINDS, { message: 'Select whether the child was missing or away' })
  kind: SegmentKind;

  @ApiProperty({ example: '2026-11-23T01:10:00Z' })
  @IsInstant({ message: 'Enter when it began', past: true })
  from: Date;

  @ApiPropertyOptional({ example: '2026-11-23T02:30:00Z', description: 'Left out: until the next one begins' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it ended', past: true })
  until?: Date;

  @ApiProperty({ example: 'Her aunt', description: 'Who established it' })
  @IsString({ message: 'Enter who established it' })
  @IsGiven({ message: 'Enter who established it' })
  @MaxLength(200, { message: 'Who established it must be 200 characters or fewer' })
  establishedBy: string;

  @ApiProperty({ example: 'She was at her aunt’s for supper', description: 'How it was established' })
  @IsString({ message: 'Enter how it was established' })
  @IsGiven({ message: 'Enter how it was established' })
  @MaxLength(500, { message: 'How it was established must be 500 characters or fewer' })
  establishedHow: string;

  @ApiProperty({ example: 'Her aunt told us the day after' })
  @IsString({ message: 'Enter why it is recorded only now' })
  @IsGiven({ message: 'Enter why it is recorded only now' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}
