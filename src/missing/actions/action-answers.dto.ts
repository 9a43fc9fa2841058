import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../../http/paged.js';
import { EARLY } from '../early-absence.js';
import { ACTION_KIND_CODES, CORRECTION_KINDS, RISK_LEVEL_CODES } from './action.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-22T23:05:00.000Z' } as const;

export class LoggedActionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: CORRECTION_KINDS, example: 'police-told' })
  kind: string;

  @ApiProperty({ ...instant, description: 'When it happened' })
  happenedAt: string;

  @ApiProperty({ ...instant, example: '2026-11-22T23:11:00.000Z', description: 'When it was written down' })
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample', description: 'The person’s name, or system' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: 'Control room, PC 4417' })
  withWhom: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'TS-20261122-0417' })
  reference: string | null;

  @ApiProperty({ enum: RISK_LEVEL_CODES, nullable: true, example: 'medium' })
  riskLevel: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  notes: string | null;

  @ApiProperty({ enum: ACTION_KIND_CODES, nullable: true, example: null })
  notDone: string | null;

  @ApiProperty({ ...id, type: String, nullable: true, example: null, description: 'The entry that this one corrects' })
  corrects: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of a correction' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The entry that corrects this one' })
  correctedBy: string | null;
}

export class LoggedActionsDto extends PagedDto {
  @ApiProperty({ type: [LoggedActionDto], description: 'By when it happened, the latest first' })
  items: LoggedActionDto[];
}

export class PoliceDto {
  @ApiProperty({ ...instant, nullable: true, description: 'By the report or the log; null: not told on record' })
  toldAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'TS-20261122-0417', description: 'The latest' })
  reference: string | null;

  @ApiProperty({
    enum: RISK_LEVEL_CODES,
    nullable: true,
    example: 'high',
    description: 'The latest; null: none recorded',
  })
  riskLevel: string | null;

  @ApiProperty({ ...instant, nullable: true, example: '2026-11-23T02:40:00.000Z' })
  riskSince: string | null;
}

export class OwedActionDto {
  @ApiProperty({ enum: ACTION_KIND_CODES, example: 'reviewing-officer-told' })
  kind: string;

  @ApiProperty({ enum: ['done', 'owed', 'decided-not', 'uncertain'], example: 'owed' })
  state: string;

  @ApiProperty(instant)
  dueAt: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  doneAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why not, or what is not known' })
  because: string | null;

  @ApiProperty({ example: 'Tell the independent reviewing officer (statutory guidance 2014)' })
  duty: string;
}

export class DfeRowDto {
  @ApiProperty({ enum: ['M', 'A'], example: 'M' })
  type: string;

  @ApiProperty({ type: String, format: 'date', example: '2026-11-22' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: null })
  until: string | null;
}

export class PositionDto {
  @ApiProperty({ type: PoliceDto })
  police: PoliceDto;

  @ApiProperty({ type: [OwedActionDto] })
  owed: OwedActionDto[];

  @ApiProperty({ enum: EARLY, isArray: true, example: [], description: 'How soon after care began the child was gone' })
  early: string[];

  @ApiProperty({ type: [DfeRowDto], description: 'What the annual return will say of it, in days of London' })
  dfeRows: DfeRowDto[];

  @ApiProperty({ example: 2, description: 'Midnights away while looked after' })
  dfeDays: number;

  @ApiProperty({ example: 31, description: 'Whole hours away while looked after, to now while open' })
  dfeHours: number;
}
