import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
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
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import {
  COUNTRIES,
  DETENTION_DIRECTORS,
  ROUTES,
  SETTING_TYPES,
  type Country,
  type DetentionDirector,
  type Route,
  type SettingType,
} from '../law/care-setting/codes.js';

export const CHANNELS = ['in-person', 'telephone', 'system'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the law is asked about. */
export class CheckPlacementDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  @IsUUID(undefined, { message: 'Select the setting' })
  careSettingId: string;

  @ApiProperty({ enum: ROUTES, example: 'foster', description: 'The route of section 22C, Children Act 1989' })
  @IsIn(ROUTES, { message: 'Select the route' })
  route: Route;

  @ApiPropertyOptional({ enum: DETENTION_DIRECTORS, description: 'Only for detention: who directed it' })
  @IsOptional()
  @IsIn(DETENTION_DIRECTORS, { message: 'Select who directed the detention' })
  detentionDirectedBy?: DetentionDirector;

  @ApiProperty({ example: '2026-11-23T18:30:00Z' })
  @IsInstant({ message: 'Enter when the placement starts' })
  startsAt: Date;
}

export class ApprovalDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000', description: 'Who decided; never who requests' })
  @IsUUID(undefined, { message: 'Select who approved the placement' })
  decidedBy: string;

  @ApiProperty({ example: '2026-11-23T17:10:00Z' })
  @IsInstant({ message: 'Enter when it was approved', past: true })
  decidedAt: Date;

  @ApiProperty({ enum: CHANNELS, example: 'telephone' })
  @IsIn(CHANNELS, { message: 'Select how it was approved' })
  channel: Channel;
}

/** Who finds out, by when, what a rule could not be told (never PL-01, PL-02 or SA-01). */
export class FollowUpDto {
  @ApiProperty({ example: 'PP-08' })
  @IsString()
  rule: string;

  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select who will find out' })
  ownerId: string;

  @ApiProperty({ example: '2026-11-24T12:00:00Z' })
  @IsInstant({ message: 'Enter by when' })
  dueAt: Date;
}

/** For every rule that is not told and has no follow-up of its own; left out: whoever requests, in five working days. */
export class UnknownsDto {
  @ApiPropertyOptional({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who will find out' })
  ownerId?: string;

  @ApiPropertyOptional({ example: '2026-11-30T12:00:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter by when' })
  dueAt?: Date;
}

export class StartPlacementDto extends CheckPlacementDto {
  @ApiPropertyOptional({ example: 'Wants to stay near school; would like to keep the dog.' })
  @ValidateIf((body: StartPlacementDto) => !body.wishesNotObtainedReason || Boolean(body.wishesAndFeelings))
  @IsString({ message: 'Enter the child’s wishes and feelings, or why they were not obtained' })
  @IsGiven({ message: 'Enter the child’s wishes and feelings, or why they were not obtained' })
  @MaxLength(5000, { message: 'Wishes and feelings must be 5,000 characters or fewer' })
  wishesAndFeelings?: string;

  @ApiPropertyOptional({ example: 'Six weeks old.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  wishesNotObtainedReason?: string;

  @ApiProperty({ type: ApprovalDto })
  @IsObject({ message: 'Record who approved the placement, when and how' })
  @ValidateNested()
  @Type(() => ApprovalDto)
  approval: ApprovalDto;

  @ApiPropertyOptional({
    example: 'Planned move nearer to school',
    description: 'A move: why the present placement ends',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  currentEndsBecause?: string;

  @ApiPropertyOptional({
    example: 'The provider gave notice; she keeps her key worker',
    description:
      'Needed when a placement ends by this while the child is missing or away: why it ends before the child is back',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'Why it ends now must be 2,000 characters or fewer' })
  whileAwayReason?: string;

  @ApiPropertyOptional({ type: UnknownsDto, description: 'Who finds out what is unknown, and by when' })
  @IsOptional()
  @IsObject({ message: 'Say who finds out what is unknown, and by when' })
  @ValidateNested()
  @Type(() => UnknownsDto)
  unknowns?: UnknownsDto;

  @ApiPropertyOptional({ type: [FollowUpDto], description: 'Of single rules, where they differ' })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FollowUpDto)
  followUps?: FollowUpDto[];
}

/** Somewhere that no register lists. */
export class PlaceDto {
  @ApiProperty({ example: 'Hotel on Station Road' })
  @IsString({ message: 'Enter what the place is called' })
  @IsGiven({ message: 'Enter what the place is called' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name: string;

  @ApiProperty({ enum: SETTING_TYPES, example: 'hotel' })
  @IsIn(SETTING_TYPES, { message: 'Select what kind of place it is' })
  settingType: SettingType;

  @ApiProperty({ enum: COUNTRIES, example: 'england' })
  @IsIn(COUNTRIES, { message: 'Select the country' })
  country: Country;

  @ApiPropertyOptional({ example: 'ZZ99 3CZ' })
  @IsOptional()
  @Matches(/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, { message: 'Enter a full postcode, like ZZ99 3CZ' })
  postcode?: string;
}

/** Where the child really is: in a setting of the register, or in a place described here. */
export class ActualPlacementDto {
  @ApiPropertyOptional({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  @ValidateIf((body: ActualPlacementDto) => !body.place || Boolean(body.careSettingId))
  @IsUUID(undefined, { message: 'Select where the child is, or describe the place' })
  careSettingId?: string;

  @ApiPropertyOptional({ type: PlaceDto })
  @IsOptional()
  @IsObject({ message: 'Describe the place' })
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @ApiPropertyOptional({ enum: ROUTES, description: 'Left out when not known' })
  @IsOptional()
  @IsIn(ROUTES, { message: 'Select the route, or leave it out' })
  route?: Route;

  @ApiPropertyOptional({ enum: DETENTION_DIRECTORS })
  @IsOptional()
  @IsIn(DETENTION_DIRECTORS, { message: 'Select who directed the detention' })
  detentionDirectedBy?: DetentionDirector;

  @ApiProperty({ example: '2026-11-22T23:40:00Z' })
  @IsInstant({ message: 'Enter since when the child is there', past: true })
  startsAt: Date;

  @ApiProperty({ example: 'No bed was found by 23:30; two staff are with her.' })
  @IsString({ message: 'Enter what happened' })
  @IsGiven({ message: 'Enter what happened' })
  @MaxLength(5000, { message: 'What happened must be 5,000 characters or fewer' })
  circumstances: string;

  @ApiPropertyOptional({ example: 'The carer gave notice at 21:00' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  currentEndsBecause?: string;

  @ApiPropertyOptional({
    example: 'The provider gave notice; she keeps her key worker',
    description:
      'Needed when a placement ends by this while the child is missing or away: why it ends before the child is back',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'Why it ends now must be 2,000 characters or fewer' })
  whileAwayReason?: string;
}

export class EndPlacementDto {
  @ApiProperty({ example: '2026-11-23T10:00:00Z' })
  @IsInstant({ message: 'Enter when the placement ended', past: true })
  endedAt: Date;

  @ApiProperty({ example: 'Returned home' })
  @IsString({ message: 'Enter why the placement ended' })
  @IsGiven({ message: 'Enter why the placement ended' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;

  @ApiPropertyOptional({
    example: 'The provider gave notice; she keeps her key worker',
    description: 'Needed while the child is missing or away: why it ends before the child is back',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'Why it ends now must be 2,000 characters or fewer' })
  whileAwayReason?: string;
}

/** Only what was recorded wrongly; the versions before stay readable. */
export class CorrectPlacementDto {
  @ApiPropertyOptional({ example: '2026-11-20T18:30:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the placement started', past: true })
  startsAt?: Date;

  @ApiPropertyOptional({ example: '2026-11-23T10:00:00Z' })
  @IsOptional()
  @IsInstant({ message: 'Enter when the placement ended', past: true })
  endedAt?: Date;

  @ApiProperty({ example: 'The carer’s log shows an earlier arrival' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class ConfirmApprovalDto {
  @ApiProperty({ example: true, description: 'False disowns it: the placement stands as unapproved from then on' })
  @IsBoolean({ message: 'Select whether you gave this approval' })
  confirmed: boolean;
}
