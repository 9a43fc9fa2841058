import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PagedDto } from '../http/paged.js';

export const IMMIGRATION_CONTROL_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type ImmigrationControlAnswer = (typeof IMMIGRATION_CONTROL_ANSWERS)[number];
const instant = { type: String, format: 'date-time', example: '2026-11-20T10:00:00.000Z' } as const;

/** Whether the Home Office has to hear of it when the child is missing (decision 21). */
export class AnswerImmigrationControlDto {
  @ApiProperty({ enum: IMMIGRATION_CONTROL_ANSWERS, example: 'yes' })
  @IsIn(IMMIGRATION_CONTROL_ANSWERS, { message: 'Select whether the child is subject to immigration control' })
  answer: ImmigrationControlAnswer;

  @ApiPropertyOptional({
    example: '2026-11-20T10:00:00Z',
    description: 'From when it is true; now, unless said otherwise',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter from when it is true', past: true })
  from?: Date;

  @ApiProperty({ example: 'Asylum claim registered; application registration card seen' })
  @IsString({ message: 'Enter what the answer rests on' })
  @IsGiven({ message: 'Enter what the answer rests on' })
  @MaxLength(500, { message: 'What it rests on must be 500 characters or fewer' })
  basis: string;
}

export class ImmigrationControlDto {
  @ApiProperty({ enum: IMMIGRATION_CONTROL_ANSWERS, example: 'yes' })
  answer: string;

  @ApiProperty({ ...instant, description: 'Until the next answer begins' })
  from: string;

  @ApiProperty({ example: 'Asylum claim registered; application registration card seen' })
  basis: string;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  recordedBy: string;
}

export class ImmigrationControlsDto extends PagedDto {
  @ApiProperty({ type: [ImmigrationControlDto], description: 'The latest first; none: never asked' })
  items: ImmigrationControlDto[];
}
