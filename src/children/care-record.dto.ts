import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { CARE_ENDING_CODES, LEGAL_STATUS_CODES, type CareEnding, type LegalStatusCode } from './legal-statuses.js';
import {
  UNACCOMPANIED_ANSWERS,
  UNACCOMPANIED_ENDINGS,
  type UnaccompaniedAnswer,
  type UnaccompaniedEnding,
} from './unaccompanied.js';

const ENDINGS = Object.keys(UNACCOMPANIED_ENDINGS) as UnaccompaniedEnding[];

export class StartCareDto {
  @ApiPropertyOptional({ example: '2026-11-20T18:30:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the period of care started', past: true })
  from?: Date;
}

export class EndCareDto {
  @ApiPropertyOptional({ example: '2026-11-23T10:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the period of care ended', past: true })
  endedAt?: Date;

  @ApiProperty({ enum: CARE_ENDING_CODES, example: 'E4A', description: 'Codes of the 903 (REC)' })
  @IsIn(CARE_ENDING_CODES, { message: 'Select why the period of care ended' })
  reason: CareEnding;
}

/** Only what was recorded wrongly; the versions before stay readable. */
export class CorrectCareDto {
  @ApiPropertyOptional({ example: '2026-11-20T17:10:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the period of care started', past: true })
  from?: Date;

  @ApiPropertyOptional({ example: '2026-11-23T10:00:00Z', description: 'Of a period that has ended' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the period of care ended', past: true })
  endedAt?: Date;

  @ApiProperty({ example: 'The police log shows an earlier start' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class CorrectLegalStatusDto {
  @ApiPropertyOptional({ enum: LEGAL_STATUS_CODES, example: 'C1' })
  @IsOptional()
  @IsIn(LEGAL_STATUS_CODES, { message: 'Select the legal status' })
  code?: LegalStatusCode;

  @ApiPropertyOptional({ example: '2026-11-20T17:10:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the legal status started', past: true })
  from?: Date;

  @ApiProperty({ example: 'The order was an interim one' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class AnswerUnaccompaniedDto {
  @ApiProperty({ enum: UNACCOMPANIED_ANSWERS, example: 'yes' })
  @IsIn(UNACCOMPANIED_ANSWERS, { message: 'Select whether the child is unaccompanied' })
  answer: UnaccompaniedAnswer;

  @ApiPropertyOptional({ example: '2026-11-20T18:30:00Z', description: 'From when it is true; now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter from when', past: true })
  from?: Date;

  @ApiPropertyOptional({ example: '2026-11-23T09:00:00Z', description: 'When it was asked; now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was asked', past: true })
  answeredAt?: Date;
}

export class EndUnaccompaniedDto {
  @ApiPropertyOptional({ example: '2026-11-23T10:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter since when', past: true })
  endedAt?: Date;

  @ApiProperty({ enum: ENDINGS, example: 'reunion', description: 'A grant of status ends nothing' })
  @IsIn(ENDINGS, { message: 'Select why the child is no longer unaccompanied' })
  reason: UnaccompaniedEnding;
}
