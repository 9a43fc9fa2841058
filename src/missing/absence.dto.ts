import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { type Harm, HARM_CODES } from './wellbeing.js';

export const WHEREABOUTS = ['not-known', 'known', 'unsure'] as const;
export const DANGERS = ['some', 'none-known', 'unknown'] as const;
export const POLICE = ['told', 'telling-now', 'not-told'] as const;
export const SAFE = ['yes', 'no', 'not-known'] as const;
export const RETURNED_TO = ['same-placement', 'new-placement', 'did-not-return'] as const;
export const INTERVIEW_NOT_STARTED = ['detained', 'died', 'turned-18'] as const;

/** The five answers of a report (decision 17); who noticed and reported, and when, are filled in and can be changed. */
export class ReportAbsenceDto {
  @ApiProperty({ enum: WHEREABOUTS, example: 'not-known', description: 'Unsure counts as not known' })
  @IsIn(WHEREABOUTS, { message: 'Select whether you know where the child is' })
  whereabouts: (typeof WHEREABOUTS)[number];

  @ApiPropertyOptional({ example: 'At a friend’s in Milltown' })
  @ValidateIf((report: ReportAbsenceDto) => report.whereabouts === 'known')
  @IsString({ message: 'Enter where the child is' })
  @IsGiven({ message: 'Enter where the child is' })
  @MaxLength(500, { message: 'Where the child is must be 500 characters or fewer' })
  whereaboutsPlace?: string;

  @ApiPropertyOptional({ example: 'The friend’s mother, by telephone' })
  @ValidateIf((report: ReportAbsenceDto) => report.whereabouts === 'known')
  @IsString({ message: 'Enter who checked that the child is there' })
  @IsGiven({ message: 'Enter who checked that the child is there' })
  @MaxLength(200, { message: 'Who checked must be 200 characters or fewer' })
  whereaboutsVerifiedBy?: string;

  @ApiProperty({ example: '2026-11-22T20:00:00Z', description: 'The time last seen, or the earlier of two' })
  @IsInstant({ message: 'Enter when the child was last seen', past: true })
  lastSeenEarliest: Date;

  @ApiPropertyOptional({ example: '2026-11-22T22:30:00Z', description: 'The later of two times; left out when exact' })
  @IsOptional()
  @IsInstant({ message: 'Enter the later of the two times', past: true })
  lastSeenLatest?: Date;

  @ApiProperty({ example: 'In her room' })
  @IsString({ message: 'Enter where the child was last seen' })
  @IsGiven({ message: 'Enter where the child was last seen' })
  @MaxLength(500, { message: 'Where the child was last seen must be 500 characters or fewer' })
  lastSeenPlace: string;

  @ApiProperty({ example: 'Night staff' })
  @IsString({ message: 'Enter who last saw the child' })
  @IsGiven({ message: 'Enter who last saw the child' })
  @MaxLength(200, { message: 'Who last saw the child must be 200 characters or fewer' })
  lastSeenBy: string;

  @ApiProperty({ enum: DANGERS, example: 'unknown' })
  @IsIn(DANGERS, { message: 'Select whether the child is in immediate danger' })
  danger: (typeof DANGERS)[number];

  @ApiPropertyOptional({ example: 'Has no insulin with her' })
  @ValidateIf((report: ReportAbsenceDto) => report.danger === 'some')
  @IsString({ message: 'Enter what the danger is' })
  @IsGiven({ message: 'Enter what the danger is' })
  @MaxLength(2000, { message: 'The danger must be 2,000 characters or fewer' })
  dangerDetails?: string;

  @ApiProperty({ enum: POLICE, example: 'told' })
  @IsIn(POLICE, { message: 'Select whether the police have been told' })
  police: (typeof POLICE)[number];

  @ApiPropertyOptional({ example: '2026-11-22T23:05:00Z' })
  @ValidateIf((report: ReportAbsenceDto) => report.police === 'told')
  @IsInstant({ message: 'Enter when the police were told', past: true })
  policeToldAt?: Date;

  @ApiPropertyOptional({ example: 'Is at a known address with an adult we trust' })
  @ValidateIf((report: ReportAbsenceDto) => report.police === 'not-told')
  @IsString({ message: 'Enter why the police have not been told' })
  @IsGiven({ message: 'Enter why the police have not been told' })
  @MaxLength(2000, { message: 'Why not must be 2,000 characters or fewer' })
  policeNotToldReason?: string;

  @ApiPropertyOptional({ example: 'TS-20261122-0417' })
  @IsOptional()
  @IsString()
  @MaxLength(60, { message: 'The police reference must be 60 characters or fewer' })
  policeReference?: string;

  @ApiPropertyOptional({ example: '2026-11-22T22:35:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was noticed', past: true })
  noticedAt?: Date;

  @ApiPropertyOptional({ example: '2026-11-22T23:10:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it was reported', past: true })
  reportedAt?: Date;

  @ApiPropertyOptional({ description: 'You, unless said otherwise', example: 'Night staff, by telephone' })
  @IsOptional()
  @IsString()
  @IsGiven({ message: 'Enter who reported it' })
  @MaxLength(200, { message: 'Who reported it must be 200 characters or fewer' })
  reportedBy?: string;
}

/** How the child was, when found or back. */
class WellbeingDto {
  @ApiPropertyOptional({
    enum: HARM_CODES,
    isArray: true,
    example: ['injury', 'neglect'],
    description: 'Harm or health needs; left out: nobody has said',
  })
  @IsOptional()
  @IsIn(HARM_CODES, { each: true, message: 'Select harms and health needs of the list' })
  @ArrayUnique({ message: 'Select each harm or need once' })
  @ArrayMaxSize(HARM_CODES.length, { message: 'Select each harm or need once' })
  @ArrayNotEmpty({ message: 'Select what harm or health needs there are, or that it is not known' })
  @IsArray({ message: 'Select harms and health needs of the list' })
  harms?: Harm[];

  @ApiPropertyOptional({ example: 'A cut on her hand; has not eaten since yesterday' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The details must be 2,000 characters or fewer' })
  harmDetails?: string;
}

/** Found: the whereabouts are known. Found is not returned (decision 14). */
export class LocateDto extends WellbeingDto {
  @ApiProperty({ example: '2026-11-23T04:10:00Z' })
  @IsInstant({ message: 'Enter when the child was found', past: true })
  locatedAt: Date;

  @ApiProperty({ example: 'Police' })
  @IsString({ message: 'Enter who found the child' })
  @IsGiven({ message: 'Enter who found the child' })
  @MaxLength(200, { message: 'Who found the child must be 200 characters or fewer' })
  locatedBy: string;

  @ApiPropertyOptional({ example: 'Milltown bus station' })
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'Where must be 500 characters or fewer' })
  locatedPlace?: string;

  @ApiProperty({ example: true, description: 'Whether somebody has seen the child, not only heard from them' })
  @IsBoolean({ message: 'Select whether the child has been seen' })
  seen: boolean;

  @ApiProperty({ enum: SAFE, example: 'yes' })
  @IsIn(SAFE, { message: 'Select whether the child is safe and well' })
  safe: (typeof SAFE)[number];
}

/** Back: ends the absence and starts the 72 hours of the interview. */
export class ReturnDto extends WellbeingDto {
  @ApiProperty({ example: '2026-11-23T05:00:00Z' })
  @IsInstant({ message: 'Enter when the child returned', past: true })
  returnedAt: Date;

  @ApiProperty({ enum: RETURNED_TO, example: 'same-placement' })
  @IsIn(RETURNED_TO, { message: 'Select where the child returned to' })
  to: (typeof RETURNED_TO)[number];

  @ApiPropertyOptional({
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    description: 'The placement returned to, when it is known',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the placement' })
  placementId?: string;

  @ApiPropertyOptional({ enum: INTERVIEW_NOT_STARTED, description: 'Only when the child did not return' })
  @ValidateIf((body: ReturnDto) => body.to === 'did-not-return')
  @IsIn(INTERVIEW_NOT_STARTED, { message: 'Select why the child will not return' })
  interviewNotStartedReason?: (typeof INTERVIEW_NOT_STARTED)[number];

  @ApiPropertyOptional({ example: 'Two police officers', description: 'Who found the child or brought the child back' })
  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'Who found the child must be 200 characters or fewer' })
  foundBy?: string;

  @ApiPropertyOptional({ example: 'The bus station', description: 'Where the child was found' })
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'Where must be 500 characters or fewer' })
  foundPlace?: string;

  @ApiPropertyOptional({ enum: SAFE, description: 'Needed when nobody had recorded that the child was found' })
  @IsOptional()
  @IsIn(SAFE, { message: 'Select whether the child is safe and well' })
  safe?: (typeof SAFE)[number];
}

/** The whereabouts, known for a while, are known no more. */
export class MissingAgainDto {
  @ApiProperty({ example: '2026-11-23T02:00:00Z' })
  @IsInstant({ message: 'Enter from when nobody knew where the child was', past: true })
  from: Date;

  @ApiPropertyOptional({ example: 'The friend’s mother', description: 'Who established it' })
  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'Who established it must be 200 characters or fewer' })
  establishedBy?: string;

  @ApiPropertyOptional({ example: 'She rang: the child left by the back door', description: 'How it was established' })
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'How it was established must be 500 characters or fewer' })
  establishedHow?: string;
}

export const BEGAN_AS = ['missing', 'away'] as const;

/** Only what was recorded wrongly of how it began and when it ended; the versions before stay readable. */
export class CorrectAbsenceDto {
  @ApiPropertyOptional({
    example: '2026-11-22T19:15:00Z',
    description: 'When the child was last seen, the earlier of two',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter when the child was last seen', past: true })
  lastSeenEarliest?: Date;

  @ApiPropertyOptional({ enum: BEGAN_AS, example: 'away', description: 'Away: it was known where the child was' })
  @IsOptional()
  @IsIn(BEGAN_AS, { message: 'Select whether the child was missing or away' })
  beganAs?: (typeof BEGAN_AS)[number];

  @ApiPropertyOptional({ example: '2026-11-23T05:30:00Z', description: 'When the absence ended, of one that has' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the child returned', past: true })
  endedAt?: Date;

  @ApiProperty({ example: 'The carer had known all along where the child was' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}
