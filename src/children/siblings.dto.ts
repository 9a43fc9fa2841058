import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PagedDto } from '../http/paged.js';

const instant = { type: String, format: 'date-time', example: '2026-11-20T10:00:00.000Z' } as const;

export class RecordSiblingDto {
  @ApiProperty({ example: '5b1d0c52-6d5e-4c53-8f0e-2a7a54d7c101', description: 'A child whose record you may see' })
  @IsUUID(undefined, { message: 'Select the sibling' })
  siblingId: string;

  @ApiPropertyOptional({ example: '2014-05-01T00:00:00Z', description: 'From when it is true; now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter from when it is true', past: true })
  from?: Date;

  @ApiProperty({ example: 'Same mother; birth certificates seen' })
  @IsString({ message: 'Enter what it rests on' })
  @IsGiven({ message: 'Enter what it rests on' })
  @MaxLength(500, { message: 'What it rests on must be 500 characters or fewer' })
  basis: string;
}

export class EndSiblingDto {
  @ApiPropertyOptional({ example: '2026-11-20T10:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter until when it was true', past: true })
  endedAt?: Date;

  @ApiProperty({ example: 'Recorded of the wrong child' })
  @IsString({ message: 'Enter why' })
  @IsGiven({ message: 'Enter why' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class SiblingDto {
  @ApiProperty({ example: '5b1d0c52-6d5e-4c53-8f0e-2a7a54d7c101' })
  childId: string;

  @ApiProperty({ example: 'Ash Byrne' })
  childName: string;

  @ApiProperty({ example: 'Same mother; birth certificates seen' })
  basis: string;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  endReason: string | null;
}

export class SiblingsPageDto extends PagedDto {
  @ApiProperty({ type: [SiblingDto], description: 'Those it still holds of first' })
  items: SiblingDto[];
}
