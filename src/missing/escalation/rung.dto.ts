import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type Role, ROLES } from '../../auth/permissions.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { HIGH_BECAUSE } from './high-risk.js';

export const CALL_OUTCOMES = ['acknowledged', 'spoke', 'no-answer'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

const instant = { type: String, format: 'date-time', example: '2026-11-23T03:12:00.000Z' } as const;

/** “Rang N at 03:12: spoke, acknowledged”, or spoke and did not, or no answer. */
export class RecordCallDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000', description: 'A colleague' })
  @IsUUID(undefined, { message: 'Select who was rung' })
  userId: string;

  @ApiPropertyOptional({ example: '2026-11-23T03:12:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when you rang', past: true })
  rangAt?: Date;

  @ApiProperty({ enum: CALL_OUTCOMES, example: 'acknowledged' })
  @IsIn(CALL_OUTCOMES, { message: 'Select what came of the call' })
  outcome: CallOutcome;
}

export class ChaseDto {
  @ApiProperty({ example: 'Mo Manager' })
  name: string;

  @ApiProperty({ enum: ROLES, example: 'duty-manager' })
  role: Role;

  @ApiProperty({ type: String, nullable: true, example: '01632 960010' })
  telephone: string | null;

  @ApiProperty(instant)
  askedAt: string;
}

export class CallDto {
  @ApiProperty({ example: 'Mo Manager' })
  rang: string;

  @ApiProperty(instant)
  rangAt: string;

  @ApiProperty({ enum: CALL_OUTCOMES, example: 'no-answer' })
  outcome: CallOutcome;

  @ApiProperty({ example: 'Sam Sample' })
  by: string;
}

export class AcknowledgementDto {
  @ApiProperty({ example: 'Mo Manager' })
  by: string;

  @ApiProperty(instant)
  at: string;

  @ApiProperty({ enum: ['system', 'telephone'], example: 'telephone' })
  channel: string;

  @ApiProperty({ example: 'Sam Sample', description: 'Who recorded it: the same person unless by telephone' })
  recordedBy: string;
}

export class RungDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;

  @ApiProperty({ example: 'review', description: 'Further reviews are numbered: further-review-2' })
  rung: string;

  @ApiProperty({ example: 'Manager’s review' })
  title: string;

  @ApiProperty({ ...instant, example: '2026-11-23T02:00:00.000Z' })
  dueAt: string;

  @ApiProperty({ ...instant, example: '2026-11-23T02:00:01.000Z' })
  raisedAt: string;

  @ApiProperty({ enum: ROLES, example: 'team-manager', description: 'Who owed it first' })
  owedBy: Role;

  @ApiProperty({ enum: ROLES, example: 'duty-manager', description: 'Who is asked now' })
  askedRole: Role;

  @ApiProperty({ type: String, nullable: true, example: 'Mo Manager', description: 'Null: several, or nobody' })
  askedName: string | null;

  @ApiProperty({ enum: HIGH_BECAUSE, isArray: true, example: ['under-13'] })
  highBecause: string[];

  @ApiProperty({ type: AcknowledgementDto, nullable: true })
  acknowledgement: AcknowledgementDto | null;

  @ApiProperty({ type: [ChaseDto], description: 'Everybody asked, the first first' })
  asked: ChaseDto[];

  @ApiProperty({ type: [CallDto] })
  calls: CallDto[];
}

export class RungsDto {
  @ApiProperty({ type: [RungDto], description: 'In the order they fell due; those taken back are left out' })
  items: RungDto[];

  @ApiProperty({
    ...instant,
    nullable: true,
    example: '2026-11-23T20:00:00.000Z',
    description: 'Null once the child is back',
  })
  nextAt: string | null;
}
