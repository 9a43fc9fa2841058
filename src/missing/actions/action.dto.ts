import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import {
  ACTION_KIND_CODES,
  type ActionKind,
  CORRECTION_KINDS,
  type CorrectionKind,
  RISK_LEVEL_CODES,
  type RiskLevel,
} from './action.js';

class ActionDetailsDto {
  @ApiPropertyOptional({ example: '2026-11-22T23:05:00Z', description: 'When it happened; now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it happened', past: true })
  happenedAt?: Date;

  @ApiPropertyOptional({ example: 'Control room, PC 4417', description: 'Who was spoken to, or took part' })
  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'Who it was must be 200 characters or fewer' })
  withWhom?: string;

  @ApiPropertyOptional({ example: 'TS-20261122-0417' })
  @IsOptional()
  @IsString()
  @MaxLength(60, { message: 'The reference must be 60 characters or fewer' })
  reference?: string;

  @ApiPropertyOptional({ enum: RISK_LEVEL_CODES, example: 'high', description: 'As the police grade it' })
  @IsOptional()
  @IsIn(RISK_LEVEL_CODES, { message: 'Select the risk level the police gave' })
  riskLevel?: RiskLevel;

  @ApiPropertyOptional({ example: 'Officers are searching the park', description: 'What was said or decided' })
  @IsOptional()
  @IsString()
  @MaxLength(4000, { message: 'The notes must be 4,000 characters or fewer' })
  notes?: string;

  @ApiPropertyOptional({ enum: ACTION_KIND_CODES, description: 'Of a decision not to act: what is not done' })
  @IsOptional()
  @IsIn(ACTION_KIND_CODES, { message: 'Select what it was decided not to do' })
  notDone?: ActionKind;
}

/** One entry of the log. */
export class LogActionDto extends ActionDetailsDto {
  @ApiProperty({ enum: ACTION_KIND_CODES, example: 'police-told' })
  @IsIn(ACTION_KIND_CODES, { message: 'Select what was done' })
  kind: ActionKind;
}

/** An entry that takes the place of one that was wrong; `not-so`: it did not happen. */
export class CorrectActionDto extends ActionDetailsDto {
  @ApiProperty({ enum: CORRECTION_KINDS, example: 'police-told' })
  @IsIn(CORRECTION_KINDS, { message: 'Select what was done, or that it was not so' })
  kind: CorrectionKind;

  @ApiProperty({ example: 'The reference was misheard' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}
