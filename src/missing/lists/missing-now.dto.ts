import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PageDto, PagedDto } from '../../http/paged.js';
import { SEGMENT_KINDS, type SegmentKind } from '../absence.js';
import { DANGERS } from '../absence.dto.js';
import { POLICE_RISKS, type PoliceRisk } from './risk.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-22T20:00:00.000Z' } as const;

export class MissingNowQueryDto extends PageDto {
  @ApiPropertyOptional({ ...id, description: 'Only children allocated to this team now' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the team' })
  team?: string;
}

export class MissingNowLineDto {
  @ApiProperty({ ...id, description: 'Of the absence' })
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty({ enum: SEGMENT_KINDS, example: 'missing' })
  standing: SegmentKind;

  @ApiProperty({ ...instant, description: 'The clock runs from here' })
  since: string;

  @ApiProperty(instant)
  lastSeenLatest: string;

  @ApiProperty({ example: 'In her room' })
  lastSeenPlace: string;

  @ApiProperty({ enum: DANGERS, example: 'unknown' })
  danger: string;

  @ApiProperty({ enum: POLICE_RISKS, example: 'unknown', description: 'The latest known; unknown while none is' })
  policeRisk: PoliceRisk;

  @ApiProperty({ type: String, nullable: true, example: 'TS-20261122-0417' })
  policeReference: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Found and not back' })
  locatedAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample', description: 'Null: nobody is allocated' })
  worker: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'North' })
  team: string | null;
}

export class MissingNowPageDto extends PagedDto {
  @ApiProperty({ type: [MissingNowLineDto], description: 'By risk, then the longest first' })
  items: MissingNowLineDto[];
}
