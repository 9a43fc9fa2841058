import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T00:00:00.000Z' } as const;
export const ADULT_OUTCOMES = ['found', 'handed-over', 'died'] as const;
export type AdultOutcome = (typeof ADULT_OUTCOMES)[number];

/** Care ends with E8 on the birthday, as the row of the annual return does; the search goes on. */
export class ConfirmAdultDto {
  @ApiPropertyOptional({ ...id, description: 'Who answers for the search from now on; you, unless said otherwise' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who answers for the search' })
  ownerId?: string;
}

export class EndAdultDto {
  @ApiProperty({ enum: ADULT_OUTCOMES, example: 'handed-over' })
  @IsIn(ADULT_OUTCOMES, { message: 'Select how the search ended for us' })
  outcome: AdultOutcome;

  @ApiProperty({ example: '2026-11-22T10:00:00Z' })
  @IsInstant({ message: 'Enter when it ended', past: true })
  endedAt: Date;

  @ApiPropertyOptional({ example: 'Testshire Police missing persons unit, reference TS-20261122-0417' })
  @ValidateIf(({ outcome, handedTo }: EndAdultDto) => outcome === 'handed-over' || handedTo !== undefined)
  @IsString({ message: 'Enter to whom the search was handed over' })
  @IsGiven({ message: 'Enter to whom the search was handed over' })
  @MaxLength(200, { message: 'To whom must be 200 characters or fewer' })
  handedTo?: string;

  @ApiPropertyOptional({ example: 'Their lead officer has the file' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The details must be 2,000 characters or fewer' })
  details?: string;
}

export class AdulthoodDto {
  @ApiProperty({ ...instant, description: 'The start of the 18th birthday in London' })
  adultFrom: string;

  @ApiProperty({ example: 'Test team manager' })
  confirmedBy: string;

  @ApiProperty({ ...instant, example: '2026-11-20T09:12:00.000Z' })
  confirmedAt: string;

  @ApiProperty({ example: 'Test team manager', description: 'Who answers for the search' })
  owner: string;

  @ApiProperty({ enum: ADULT_OUTCOMES, nullable: true, example: null })
  outcome: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  endedAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  handedTo: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  details: string | null;
}
