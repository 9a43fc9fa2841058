import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsDay } from '../../http/day.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { SUBJECT_IDS, type Subject } from './profile.js';

/** When it was last known to be right, and who says so. */
export class ConfirmItemDto {
  @ApiPropertyOptional({ example: '2026-11-20T16:00:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was confirmed', past: true })
  confirmedAt?: Date;

  @ApiPropertyOptional({ example: 'Her foster carer, by telephone', description: 'You, unless said otherwise' })
  @IsOptional()
  @IsString({ message: 'Enter who says so' })
  @IsGiven({ message: 'Enter who says so' })
  @MaxLength(200, { message: 'Who says so must be 200 characters or fewer' })
  confirmedBy?: string;
}

export class RecordItemDto extends ConfirmItemDto {
  @ApiProperty({ enum: SUBJECT_IDS, example: 'hair' })
  @IsIn(SUBJECT_IDS, { message: 'Select what it is about' })
  subject: Subject;

  @ApiProperty({ example: 'Dark brown, to the shoulders, often in a plait' })
  @IsString({ message: 'Enter what is known' })
  @IsGiven({ message: 'Enter what is known' })
  @MaxLength(2000, { message: 'What is known must be 2,000 characters or fewer' })
  words: string;

  @ApiPropertyOptional({
    example: false,
    description: 'True: it goes to the police only. An address to search always does',
  })
  @IsOptional()
  @IsBoolean({ message: 'Select whether it goes to the police only' })
  protected?: boolean;

  @ApiPropertyOptional({
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    description: 'The item that is no longer so: it ends where this begins',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the item that has changed' })
  replaces?: string;
}

/** Only what was recorded wrongly; what has changed since is recorded anew. */
export class CorrectItemDto {
  @ApiPropertyOptional({ example: 'Black, to the shoulders' })
  @IsOptional()
  @IsString({ message: 'Enter what is known' })
  @IsGiven({ message: 'Enter what is known' })
  @MaxLength(2000, { message: 'What is known must be 2,000 characters or fewer' })
  words?: string;

  @ApiPropertyOptional({ example: true })
  @IsOptional()
  @IsBoolean({ message: 'Select whether it goes to the police only' })
  protected?: boolean;

  @ApiProperty({ example: 'It was another child’s' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class EndItemDto {
  @ApiPropertyOptional({ example: '2026-11-20T16:00:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter since when it is no longer so', past: true })
  endedAt?: Date;

  @ApiProperty({ example: 'She has a new telephone' })
  @IsString({ message: 'Enter why it is no longer so' })
  @IsGiven({ message: 'Enter why it is no longer so' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class ProfileHandOverDto {
  @ApiProperty({ example: 'Jo Example, foster carer' })
  @IsString({ message: 'Enter who was given the profile' })
  @IsGiven({ message: 'Enter who was given the profile' })
  @MaxLength(200, { message: 'Who was given it must be 200 characters or fewer' })
  handedTo: string;

  @ApiPropertyOptional({ example: '2026-11-20T16:00:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was handed over', past: true })
  handedAt?: Date;
}

/** With the picture itself. */
export class AddPhotoDto extends ConfirmItemDto {
  @ApiPropertyOptional({ example: '2026-09-01', description: 'The day it was taken, as far as it is known' })
  @IsOptional()
  @IsDay('Enter the day the photograph was taken')
  takenOn?: string;
}
