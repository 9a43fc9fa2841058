import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { PagedDto, PageDto } from '../../http/paged.js';
import {
  EVIDENCE_KINDS,
  EVIDENCE_OUTCOMES,
  NOTICE_RECIPIENTS,
  type EvidenceKind,
  type EvidenceOutcome,
  type NoticeRecipient,
} from '../../law/evidence/kinds.js';
import { CHANNELS, type Channel } from '../placement.dto.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export class RecordEvidenceDto {
  @ApiProperty({ enum: EVIDENCE_KINDS, example: 'placement-plan' })
  @IsIn(EVIDENCE_KINDS, { message: 'Select what was done or decided' })
  kind: EvidenceKind;

  @ApiProperty({ enum: EVIDENCE_OUTCOMES, example: 'done' })
  @IsIn(EVIDENCE_OUTCOMES, { message: 'Select whether it was done' })
  outcome: EvidenceOutcome;

  @ApiPropertyOptional({ ...id, description: 'The place it is about; left out: wherever the child lives' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the setting' })
  careSettingId?: string;

  @ApiProperty({ example: '2026-11-20T15:00:00Z', description: 'When it was done or decided' })
  @IsInstant({ message: 'Enter when it was done or decided', past: true })
  at: Date;

  @ApiPropertyOptional({ example: '2027-02-20T00:00:00Z', description: 'Until when it holds' })
  @IsOptional()
  @IsInstant({ message: 'Enter until when it holds' })
  until?: Date;

  @ApiPropertyOptional({ example: 'emergency', description: 'The lawful exception relied on, by its code' })
  @IsOptional()
  @IsString({ message: 'Select the exception the law makes for this' })
  exception?: string;

  @ApiPropertyOptional({ example: 'hospital', description: 'Which kind of move or of accommodation' })
  @IsOptional()
  @IsString({ message: 'Select which' })
  detail?: string;

  @ApiPropertyOptional({ enum: NOTICE_RECIPIENTS, example: 'parents', description: 'Of a notice: to whom' })
  @IsOptional()
  @IsIn(NOTICE_RECIPIENTS, { message: 'Select who the notice is to' })
  recipient?: NoticeRecipient;

  @ApiPropertyOptional({ example: 'The carer fell ill that evening' })
  @IsOptional()
  @IsString()
  @MaxLength(5000, { message: 'The reason must be 5,000 characters or fewer' })
  reason?: string;

  @ApiPropertyOptional({ example: 'FD26P00123' })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'The reference must be 100 characters or fewer' })
  reference?: string;

  @ApiPropertyOptional({ example: '2026-11-27T12:00:00Z', description: 'By when something follows' })
  @IsOptional()
  @IsInstant({ message: 'Enter by when something follows' })
  dueAt?: Date;

  @ApiPropertyOptional({ ...id, description: 'Who sees to it; left out: whoever records it' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who sees to it' })
  ownerId?: string;

  @ApiPropertyOptional({ ...id, description: 'Who decided; never who records it' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who decided it' })
  decidedBy?: string;

  @ApiPropertyOptional({ enum: CHANNELS, example: 'telephone' })
  @IsOptional()
  @IsIn(CHANNELS, { message: 'Select how it was decided' })
  channel?: Channel;
}

/** Only what was recorded wrongly; the versions before stay readable. */
export class CorrectEvidenceDto {
  @ApiPropertyOptional({ example: '2026-11-20T15:00:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was done or decided', past: true })
  at?: Date;

  @ApiPropertyOptional({ example: '2027-02-20T00:00:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter until when it holds' })
  until?: Date;

  @ApiPropertyOptional({ example: true, description: 'It was recorded by mistake and proves nothing' })
  @IsOptional()
  @IsBoolean({ message: 'Say whether it was recorded by mistake' })
  withdrawn?: boolean;

  @ApiProperty({ example: 'The minutes give another day' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  why: string;
}

export class EvidenceListDto extends PageDto {
  @ApiPropertyOptional({ ...id, description: 'Only what is about this setting, or about none' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the setting' })
  careSettingId?: string;
}

export class EvidenceDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ ...id, type: String, nullable: true })
  careSettingId: string | null;

  @ApiProperty({ enum: EVIDENCE_KINDS, example: 'placement-plan' })
  kind: string;

  @ApiProperty({ enum: EVIDENCE_OUTCOMES, example: 'done' })
  outcome: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  exception: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  detail: string | null;

  @ApiProperty({ enum: NOTICE_RECIPIENTS, nullable: true, example: null })
  recipient: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  reference: string | null;

  @ApiProperty({ ...instant, description: 'When it was done or decided' })
  at: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  dueAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Who sees to what follows' })
  ownerName: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Mo Manager' })
  decidedByName: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true, example: 'in-person' })
  channel: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  confirmationDueAt: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  confirmedAt: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  disownedAt: string | null;

  @ApiProperty({ example: false, description: 'Recorded by mistake: it proves nothing' })
  withdrawn: boolean;

  @ApiProperty({ type: [String], example: ['PP-01'], description: 'The rules that ask for it' })
  rules: string[];

  @ApiProperty({ example: 1, description: 'For If-Match' })
  version: number;
}

export class EvidencePageDto extends PagedDto {
  @ApiProperty({ type: [EvidenceDto], description: 'The latest first' })
  items: EvidenceDto[];
}

export class EvidenceVersionDto {
  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty(instant)
  at: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ example: false })
  withdrawn: boolean;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample', description: 'The person’s name, or system' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  recordedWhy: string | null;
}

export class EvidenceHistoryDto {
  @ApiProperty({ type: [EvidenceVersionDto], description: 'The first first' })
  items: EvidenceVersionDto[];
}
