import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { PagedDto, PageDto } from '../../http/paged.js';
import { trimmed } from '../../http/trimmed.decorator.js';
import { RULE_VERDICTS } from '../../law/legal-rule.js';
import { LAPSE_OUTCOMES, type LapseOutcome } from './lapse-work.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export const WORK_STATES = ['owed', 'decided'] as const;

export class LapseWorkQueryDto extends PageDto {
  @ApiPropertyOptional({ enum: WORK_STATES, default: 'owed', description: 'Still to be decided, or decided' })
  @IsOptional()
  @IsIn(WORK_STATES, { message: 'Select owed or decided' })
  state?: (typeof WORK_STATES)[number];
}

export class DecideLapseDto {
  @ApiProperty({ enum: LAPSE_OUTCOMES, example: 'remains-in-breach' })
  @IsIn(LAPSE_OUTCOMES, { message: 'Select what was decided' })
  outcome: LapseOutcome;

  @ApiProperty({ example: 'Exams end on Friday; a registered home in the area has a bed from Saturday' })
  @trimmed()
  @IsString({ message: 'Enter why' })
  @IsGiven({ message: 'Enter why' })
  @MaxLength(5000, { message: 'The reasons must be 5,000 characters or fewer' })
  reasons: string;
}

export class LapseWorkDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ ...id, description: 'The change that opened it' })
  changeId: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ example: 'Oak House' })
  setting: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Sam Okafor',
    description: 'The child’s worker when it was opened',
  })
  owner: string | null;

  @ApiProperty(instant)
  openedAt: string;

  @ApiProperty(instant)
  dueAt: string;

  @ApiProperty({ enum: LAPSE_OUTCOMES, nullable: true, example: null, description: 'Null while it is owed' })
  outcome: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  reasons: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  decidedBy: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  decidedAt: string | null;
}

export class LapseWorkPageDto extends PagedDto {
  @ApiProperty({ type: [LapseWorkDto] })
  items: LapseWorkDto[];
}

class FiguresDto {
  @ApiProperty({ example: 3, description: 'Children who live or lived there and were touched' })
  children: number;

  @ApiProperty({ example: 2 })
  notLawful: number;

  @ApiProperty({ example: 26, description: 'Days not lawful up to the recording, of all these children' })
  childDays: number;
}

class StandingDto {
  @ApiProperty({ enum: RULE_VERDICTS, example: 'breached' })
  verdict: string;

  @ApiProperty({ type: [String], example: ['PL-02'] })
  rules: string[];
}

class ChangedChildDto {
  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  name: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ ...instant, nullable: true, description: 'From when it makes a difference; null: it makes none' })
  from: string | null;

  @ApiProperty({ type: StandingDto })
  before: StandingDto;

  @ApiProperty({ type: StandingDto, description: 'As it was judged when the change was recorded' })
  after: StandingDto;

  @ApiProperty({ type: StandingDto, description: 'Now, by what is known now' })
  now: StandingDto;

  @ApiProperty({ ...id, type: String, nullable: true, description: 'What somebody has to decide, or has decided' })
  workId: string | null;
}

export class RegistrationChangeDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  settingId: string;

  @ApiProperty({ example: 'Oak House' })
  setting: string;

  @ApiProperty({ enum: ['registration', 'admission-restriction'] })
  cause: string;

  @ApiProperty({
    ...id,
    description: 'The registration or restriction; more than one record of it when it was corrected',
  })
  factId: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { status: 'registered' } })
  said: Record<string, unknown> | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { status: 'suspended' } })
  says: Record<string, unknown>;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Okafor' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: 'The notice says 1 June' })
  recordedWhy: string | null;

  @ApiProperty({ type: FiguresDto, description: 'As known when it was recorded' })
  asKnownThen: FiguresDto;

  @ApiProperty({ type: FiguresDto, description: 'The same days, by what is known now' })
  asKnownNow: FiguresDto;

  @ApiProperty({ example: 2 })
  workOpened: number;

  @ApiProperty({ example: 1 })
  workDecided: number;

  @ApiProperty({ type: [ChangedChildDto], description: 'Those whom the actor may see there' })
  children: ChangedChildDto[];

  @ApiProperty({ example: 0, description: 'Children counted above and not named to the actor' })
  withheld: number;
}

export class RegistrationChangesDto extends PagedDto {
  @ApiProperty({ type: [RegistrationChangeDto] })
  items: RegistrationChangeDto[];
}
