import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { PagedDto } from '../../http/paged.js';
import { IsInstant } from '../../http/instant.decorator.js';

/** What anybody may record of the bed; that a placement was ended is recorded where it is ended. */
export const BED_KINDS = ['held', 'closed-by-provider'] as const;
export type BedKind = (typeof BED_KINDS)[number];
const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-23T10:00:00.000Z' } as const;

export class RecordBedDto {
  @ApiProperty({ enum: BED_KINDS, example: 'held' })
  @IsIn(BED_KINDS, { message: 'Select what became of the place' })
  kind: BedKind;

  @ApiProperty(id)
  @IsUUID(undefined, { message: 'Select the placement' })
  placementId: string;

  @ApiPropertyOptional({
    example: '2026-11-23T10:00:00Z',
    description: 'Decided, or closed; now, unless said otherwise',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was', past: true })
  happenedAt?: Date;

  @ApiProperty({ example: 'The service manager', description: 'Who decided to hold it, or told us that it was closed' })
  @IsString({ message: 'Enter who decided it, or told us' })
  @IsGiven({ message: 'Enter who decided it, or told us' })
  @MaxLength(200, { message: 'Who it was must be 200 characters or fewer' })
  byWhom: string;

  @ApiPropertyOptional({ example: '2026-12-01T12:00:00Z', description: 'Until when the place is held' })
  @ValidateIf(({ kind, heldUntil }: RecordBedDto) => kind === 'held' || heldUntil !== undefined)
  @IsInstant({ message: 'Enter until when the place is held' })
  heldUntil?: Date;

  @ApiPropertyOptional({ example: 'The home has agreed to keep her room' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The notes must be 2,000 characters or fewer' })
  notes?: string;
}

export class BedRecordDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: [...BED_KINDS, 'placement-ended'], example: 'held' })
  kind: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty(instant)
  happenedAt: string;

  @ApiProperty({ example: 'The service manager' })
  byWhom: string;

  @ApiProperty({ ...instant, nullable: true, example: '2026-12-01T12:00:00.000Z' })
  heldUntil: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'The home has agreed to keep her room' })
  notes: string | null;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  recordedBy: string;
}

export class BedRecordsDto extends PagedDto {
  @ApiProperty({ type: [BedRecordDto], description: 'The latest first' })
  items: BedRecordDto[];
}
