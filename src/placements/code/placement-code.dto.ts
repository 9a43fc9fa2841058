import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';

const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export class ChoosePlacementCodeDto {
  @ApiProperty({ example: 'U4', description: 'One of those that fit' })
  @Matches(/^[A-Z]\d{1,2}$/, { message: 'Select the code' })
  code: string;

  @ApiPropertyOptional({
    example: '2026-06-01T12:00:00Z',
    description: 'Left out: from the start, or a second time from now',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter from when the code holds', past: true })
  from?: Date;

  @ApiProperty({ example: 'Matched for the long term by the panel of 3 June' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString({ message: 'Enter why it is this code' })
  @IsGiven({ message: 'Enter why it is this code' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class FittingCodeDto {
  @ApiProperty({ example: 'U6' })
  code: string;

  @ApiProperty({ example: 'Fostering with other carer, other' })
  meaning: string;
}

/** The placement code of the annual return (903), on one day. */
export class PlacementCodeDto {
  @ApiProperty({ example: '2026-11-23', description: 'Today, or the last day of a placement that has ended' })
  on: string;

  @ApiProperty({ example: 2026, description: 'Of which the code set is: 2026 is 1 April 2026 to 31 March 2027' })
  collectionYear: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'K2',
    description: 'Null: it cannot be told from what is recorded',
  })
  code: string | null;

  @ApiProperty({ example: 'Children’s home', description: 'Its meaning, or why it cannot be told' })
  because: string;

  @ApiProperty({ example: false, description: 'Somebody chose it among those that fit' })
  isChosen: boolean;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it was chosen' })
  reason: string | null;

  @ApiProperty({ type: [FittingCodeDto], description: 'What may be chosen' })
  fits: FittingCodeDto[];

  @ApiProperty({ type: String, nullable: true, example: 'PR4', description: 'The provider’s code, where it follows' })
  provider: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'What the return will ask about it' })
  question: string | null;
}

export class PlacementCodeVersionDto {
  @ApiProperty({ example: 'U4' })
  code: string;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ example: 'Matched for the long term by the panel of 3 June' })
  reason: string;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample', description: 'The person’s name, or system' })
  recordedBy: string;
}

export class PlacementCodeHistoryDto {
  @ApiProperty({ type: [PlacementCodeVersionDto], description: 'The first first' })
  items: PlacementCodeVersionDto[];
}
