import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { trimmed, upper } from '../http/trimmed.decorator.js';
import { IsGiven } from '../http/given.decorator.js';
import { IsDay } from '../http/day.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PageDto } from '../http/paged.js';
import { SEXES, type Sex } from './child.js';
import { CARE_ENDING_CODES, LEGAL_STATUS_CODES, type CareEnding, type LegalStatusCode } from './legal-statuses.js';
import { BIRTH_SOURCES, type BirthSource } from './operative-birth.js';
import { UNACCOMPANIED_ANSWERS, type UnaccompaniedAnswer } from './unaccompanied.js';

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;
/** Emptied is not recorded. */
const trimmedOrNull = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value));

export class SearchDto {
  @ApiPropertyOptional({ example: 'aisha b', description: 'Beginnings of words of the child’s names, in any order' })
  @IsOptional()
  @IsString({ message: 'Enter a name' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;

  @ApiPropertyOptional({ example: '2010-03-15' })
  @IsOptional()
  @IsDay('Enter a real date of birth')
  bornOn?: string;

  @ApiPropertyOptional({ example: 'T-000123', description: 'The authority’s own number for the child' })
  @IsOptional()
  @IsString({ message: 'Enter the local number' })
  @MaxLength(40, { message: 'The local number must be 40 characters or fewer' })
  localNumber?: string;
}

/** Somebody about to be recorded. */
export class LikelySameQueryDto {
  @ApiProperty({ example: 'Aisha' })
  @IsString({ message: 'Enter the given name' })
  @IsGiven({ message: 'Enter the given name' })
  @MaxLength(100, { message: 'The given name must be 100 characters or fewer' })
  givenName: string;

  @ApiProperty({ example: 'Byrne' })
  @IsString({ message: 'Enter the family name' })
  @IsGiven({ message: 'Enter the family name' })
  @MaxLength(100, { message: 'The family name must be 100 characters or fewer' })
  familyName: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Ash' })
  @IsOptional()
  @IsString({ message: 'Enter the name the child is known as' })
  @MaxLength(100, { message: 'The name must be 100 characters or fewer' })
  knownAs?: string | null;

  @ApiPropertyOptional({ example: '2010-03-15' })
  @IsOptional()
  @IsDay('Enter a real date of birth')
  earliest?: string;

  @ApiPropertyOptional({ example: '2010-03-15' })
  @IsOptional()
  @IsDay('Enter a real latest date of birth')
  latest?: string;
}

export class ChildrenPageDto extends PageDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only those allocated to you now' })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'Say true or false' })
  mine?: 'true' | 'false';
}

export class DateOfBirthDto {
  @ApiProperty({ example: '2010-03-15', description: 'The day, or the earliest it may be' })
  @IsDay('Enter a real date of birth')
  earliest: string;

  @ApiPropertyOptional({ example: '2010-03-15', description: 'The latest it may be; the same day when left out' })
  @IsOptional()
  @IsDay('Enter a real latest date of birth')
  latest?: string;

  @ApiProperty({ enum: BIRTH_SOURCES, example: 'claimed' })
  @IsIn(BIRTH_SOURCES, { message: 'Select who says so' })
  source: BirthSource;

  @ApiPropertyOptional({
    example: '2026-11-20T10:00:00Z',
    description: 'When it was said or decided; now when left out',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was said or decided', past: true })
  assertedAt?: Date;

  @ApiPropertyOptional({ example: false })
  @IsOptional()
  @IsBoolean({ message: 'Say whether it is under challenge' })
  underChallenge?: boolean;
}

export class AssertDateOfBirthDto extends DateOfBirthDto {
  @ApiPropertyOptional({
    type: [String],
    example: ['6d2f1b34-0000-4000-8000-000000000000'],
    description: 'Ids of dates of birth that this one ends',
  })
  @IsOptional()
  @IsUUID(undefined, { each: true, message: 'Select dates of birth of this child' })
  supersedes?: string[];
}

export class CorrectDateOfBirthDto {
  @ApiPropertyOptional({ example: '2010-03-15' })
  @IsOptional()
  @IsDay('Enter a real date of birth')
  earliest?: string;

  @ApiPropertyOptional({ example: '2010-03-15' })
  @IsOptional()
  @IsDay('Enter a real latest date of birth')
  latest?: string;

  @ApiPropertyOptional({ example: true })
  @IsOptional()
  @IsBoolean({ message: 'Say whether it is under challenge' })
  underChallenge?: boolean;

  @ApiProperty({ example: 'Day and month were swapped' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class FirstPeriodOfCareDto {
  @ApiProperty({ example: '2026-11-20T18:30:00Z' })
  @IsInstant({ message: 'Enter when the period of care started', past: true })
  from: Date;

  @ApiPropertyOptional({ example: '2026-11-22T10:00:00Z', description: 'Of a care leaver: when it ended' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the period of care ended', past: true })
  until?: Date;

  @ApiPropertyOptional({ enum: CARE_ENDING_CODES, example: 'E5' })
  @ValidateIf((body: FirstPeriodOfCareDto) => body.until !== undefined)
  @IsIn(CARE_ENDING_CODES, { message: 'Select why the period of care ended' })
  endReason?: CareEnding;
}

export class LegalStatusDto {
  @ApiProperty({ enum: LEGAL_STATUS_CODES, example: 'V2' })
  @IsIn(LEGAL_STATUS_CODES, { message: 'Select the legal status' })
  code: LegalStatusCode;

  @ApiPropertyOptional({ example: '2026-11-20T18:30:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the legal status started', past: true })
  from?: Date;
}

export class AllocationDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select the worker' })
  workerId: string;

  @ApiProperty({ example: '5b1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select the team' })
  teamId: string;

  @ApiPropertyOptional({ example: '2026-11-23T09:00:00Z', description: 'Now when left out' })
  @IsOptional()
  @IsInstant({ message: 'Enter from when', past: true })
  from?: Date;
}

class ChildFieldsDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Ash' })
  @IsOptional()
  @trimmedOrNull()
  @IsString({ message: 'Enter the name the child is known as' })
  @MaxLength(100, { message: 'The name must be 100 characters or fewer' })
  knownAs?: string | null;

  @ApiPropertyOptional({
    enum: SEXES,
    nullable: true,
    example: 'F',
    description: 'As on the birth or gender recognition certificate',
  })
  @IsOptional()
  @IsIn(SEXES, { message: 'Select the sex, or leave it out' })
  sex?: Sex | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'T-000123' })
  @IsOptional()
  @trimmedOrNull()
  @IsString({ message: 'Enter the local number' })
  @MaxLength(40, { message: 'The local number must be 40 characters or fewer' })
  localNumber?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  @IsOptional()
  @upper()
  @Matches(POSTCODE, { message: 'Enter a full postcode, like ZZ99 3CZ' })
  homePostcode?: string | null;
}

export class NewChildDto extends ChildFieldsDto {
  @ApiProperty({ example: '7c1f2b34-0000-4000-8000-000000000000', description: 'The search made before' })
  @IsUUID(undefined, { message: 'Search first, to see whether the child is already recorded here' })
  searchId: string;

  @ApiPropertyOptional({ example: true, description: 'The children who may be the same were looked at' })
  @IsOptional()
  @IsBoolean({ message: 'Say that you have looked at the children who may be the same' })
  duplicatesConsidered?: boolean;

  @ApiProperty({ example: 'Aisha' })
  @trimmed()
  @IsString({ message: 'Enter the given name' })
  @IsGiven({ message: 'Enter the given name' })
  @MaxLength(100, { message: 'The given name must be 100 characters or fewer' })
  givenName: string;

  @ApiProperty({ example: 'Byrne' })
  @trimmed()
  @IsString({ message: 'Enter the family name' })
  @IsGiven({ message: 'Enter the family name' })
  @MaxLength(100, { message: 'The family name must be 100 characters or fewer' })
  familyName: string;

  @ApiProperty({ type: DateOfBirthDto, nullable: true, description: 'Null says that it is not known at all' })
  @ValidateIf((body: NewChildDto) => body.dateOfBirth !== null)
  @IsObject({ message: 'Enter the date of birth, or say that it is not known' })
  @ValidateNested()
  @Type(() => DateOfBirthDto)
  dateOfBirth: DateOfBirthDto | null;

  @ApiPropertyOptional({ enum: UNACCOMPANIED_ANSWERS, example: 'no', description: 'Left out when nobody has asked' })
  @IsOptional()
  @IsIn(UNACCOMPANIED_ANSWERS, { message: 'Select whether the child is unaccompanied' })
  unaccompanied?: UnaccompaniedAnswer;

  @ApiPropertyOptional({ type: FirstPeriodOfCareDto })
  @IsOptional()
  @IsObject({ message: 'Enter the period of care' })
  @ValidateNested()
  @Type(() => FirstPeriodOfCareDto)
  periodOfCare?: FirstPeriodOfCareDto;

  @ApiPropertyOptional({ type: LegalStatusDto })
  @IsOptional()
  @IsObject({ message: 'Enter the legal status' })
  @ValidateNested()
  @Type(() => LegalStatusDto)
  legalStatus?: LegalStatusDto;

  @ApiPropertyOptional({ type: AllocationDto })
  @IsOptional()
  @IsObject({ message: 'Enter the worker and the team' })
  @ValidateNested()
  @Type(() => AllocationDto)
  allocation?: AllocationDto;
}

/** Only what was recorded wrongly; the versions before stay readable. */
export class CorrectChildDto extends ChildFieldsDto {
  @ApiPropertyOptional({ example: 'Aisha' })
  @ValidateIf((body: CorrectChildDto) => body.givenName !== undefined)
  @trimmed()
  @IsString({ message: 'Enter the given name' })
  @IsGiven({ message: 'Enter the given name' })
  @MaxLength(100, { message: 'The given name must be 100 characters or fewer' })
  givenName?: string;

  @ApiPropertyOptional({ example: 'Byrne' })
  @ValidateIf((body: CorrectChildDto) => body.familyName !== undefined)
  @trimmed()
  @IsString({ message: 'Enter the family name' })
  @IsGiven({ message: 'Enter the family name' })
  @MaxLength(100, { message: 'The family name must be 100 characters or fewer' })
  familyName?: string;

  @ApiProperty({ example: 'The passport spells it so' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}
