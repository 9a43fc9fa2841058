import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { trimmed, upper } from '../http/trimmed.decorator.js';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PagedDto, PageDto } from '../http/paged.js';
import {
  COUNTRIES,
  PREMISES,
  REGISTRATION_CATEGORIES,
  SETTING_TYPES,
  type Country,
  type Premises,
  type RegistrationCategory,
  type SettingType,
} from '../law/care-setting/codes.js';
import {
  APPROVAL_KINDS,
  RECORDED_STATUSES,
  SETTING_REGULATORS,
  type ApprovalKind,
  type RecordedStatus,
  type SettingRegulator,
} from './care-setting.js';
import { SUBCATEGORIES, type Subcategory } from './provider-list/provision-types.js';

const AREA = /^[A-Z]\d{8}$/;
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;
const URN = /^[A-Z0-9-]{1,20}$/;
const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export class CareSettingsQueryDto extends PageDto {
  @ApiPropertyOptional({ example: 'oak', description: 'Beginning of the name' })
  @IsOptional()
  @trimmed()
  @IsString()
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;

  @ApiPropertyOptional({ enum: SETTING_TYPES, description: 'The kind of setting' })
  @IsOptional()
  @IsIn(SETTING_TYPES, { message: 'Select the kind of setting' })
  type?: SettingType;

  @ApiPropertyOptional({ example: 'E10000014', description: 'ONS code of the local authority area' })
  @IsOptional()
  @Matches(AREA, { message: 'Enter the ONS code of an area, like E10000014' })
  area?: string;
}

class SettingFieldsDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Sample Care Ltd' })
  @IsOptional()
  @trimmed()
  @IsString({ message: 'Enter the provider' })
  @IsGiven({ message: 'Enter the provider, or leave it out' })
  @MaxLength(200, { message: 'The provider must be 200 characters or fewer' })
  providerName?: string | null;

  @ApiPropertyOptional({ enum: PREMISES, nullable: true, example: 'house', description: 'The form of the building' })
  @IsOptional()
  @IsIn(PREMISES, { message: 'Select the form of the premises' })
  premises?: Premises | null;

  @ApiPropertyOptional({ enum: SETTING_REGULATORS, nullable: true, example: 'ofsted' })
  @IsOptional()
  @IsIn(SETTING_REGULATORS, { message: 'Select the regulator' })
  regulator?: SettingRegulator | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'SC000001',
    description: 'The regulator’s reference number',
  })
  @IsOptional()
  @upper()
  @Matches(URN, { message: 'Enter the reference number: capital letters, digits and hyphens, 20 or fewer' })
  urn?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  @IsOptional()
  @upper()
  @Matches(POSTCODE, { message: 'Enter a full postcode, like ZZ99 3CZ' })
  postcode?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'E10000014' })
  @IsOptional()
  @Matches(AREA, { message: 'Enter the ONS code of the area, like E10000014' })
  localAuthorityArea?: string | null;
}

export class NewCareSettingDto extends SettingFieldsDto {
  @ApiProperty({ example: 'Oak House' })
  @trimmed()
  @IsString({ message: 'Enter the name of the setting' })
  @IsGiven({ message: 'Enter the name of the setting' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name: string;

  @ApiProperty({ enum: SETTING_TYPES, example: 'childrens-home' })
  @IsIn(SETTING_TYPES, { message: 'Select the kind of setting' })
  settingType: SettingType;

  @ApiProperty({ enum: COUNTRIES, example: 'england' })
  @IsIn(COUNTRIES, { message: 'Select the country' })
  country: Country;
}

/** Only what was recorded wrongly. A setting that changes its kind is another setting. */
export class CorrectCareSettingDto extends SettingFieldsDto {
  @ApiPropertyOptional({ example: 'Oak House' })
  @ValidateIf((body: CorrectCareSettingDto) => body.name !== undefined)
  @trimmed()
  @IsString({ message: 'Enter the name of the setting' })
  @IsGiven({ message: 'Enter the name of the setting' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;

  @ApiProperty({ example: 'The postcode was the office’s' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

class RegistrationFieldsDto {
  @ApiPropertyOptional({ enum: REGISTRATION_CATEGORIES, nullable: true, example: 'childrens-home' })
  @IsOptional()
  @IsIn(REGISTRATION_CATEGORIES, { message: 'Select what it is registered as' })
  category?: RegistrationCategory | null;

  @ApiPropertyOptional({
    enum: SUBCATEGORIES,
    nullable: true,
    example: null,
    description: 'The kind within the category',
  })
  @IsOptional()
  @IsIn(SUBCATEGORIES, { message: 'Select the kind within the category, or leave it out' })
  subcategory?: Subcategory | null;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 8,
    description: 'Youngest age, in whole years, inclusive',
  })
  @IsOptional()
  @IsInt({ message: 'Enter the youngest age in whole years' })
  @Min(0, { message: 'The youngest age must be 0 or more' })
  @Max(25, { message: 'The youngest age must be 25 or less' })
  minAge?: number | null;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 17,
    description: 'Oldest age, in whole years, inclusive',
  })
  @IsOptional()
  @IsInt({ message: 'Enter the oldest age in whole years' })
  @Min(0, { message: 'The oldest age must be 0 or more' })
  @Max(25, { message: 'The oldest age must be 25 or less' })
  maxAge?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 4 })
  @IsOptional()
  @IsInt({ message: 'Enter the number of places' })
  @Min(1, { message: 'The number of places must be 1 or more' })
  @Max(1000, { message: 'The number of places must be 1,000 or less' })
  places?: number | null;

  @ApiPropertyOptional({ enum: ['M', 'F'], nullable: true, description: 'Where it is for one sex only' })
  @IsOptional()
  @IsIn(['M', 'F'], { message: 'Select the sex, or leave it out' })
  sex?: 'M' | 'F' | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Only children with a learning disability',
    description: 'What the regulator lays down besides, in its words',
  })
  @IsOptional()
  @trimmed()
  @IsString({ message: 'Enter the other conditions' })
  @IsGiven({ message: 'Enter the other conditions, or leave them out' })
  @MaxLength(2000, { message: 'The other conditions must be 2,000 characters or fewer' })
  otherConditions?: string | null;

  @ApiPropertyOptional({
    ...instant,
    nullable: true,
    example: null,
    description: 'Exclusive; left out while it goes on',
  })
  @IsOptional()
  @IsInstant({ message: 'Enter when it ends' })
  until?: Date | null;
}

export class NewRegistrationDto extends RegistrationFieldsDto {
  @ApiProperty({ enum: RECORDED_STATUSES, example: 'registered' })
  @IsIn(RECORDED_STATUSES, { message: 'Select the status' })
  status: RecordedStatus;

  @ApiProperty({ example: '2024-04-01T00:00:00+01:00' })
  @IsInstant({ message: 'Enter from when' })
  from: Date;
}

export class CorrectRegistrationDto extends RegistrationFieldsDto {
  @ApiPropertyOptional({ enum: RECORDED_STATUSES })
  @ValidateIf((body: CorrectRegistrationDto) => body.status !== undefined)
  @IsIn(RECORDED_STATUSES, { message: 'Select the status' })
  status?: RecordedStatus;

  @ApiPropertyOptional({ example: '2024-04-01T00:00:00+01:00' })
  @ValidateIf((body: CorrectRegistrationDto) => body.from !== undefined)
  @IsInstant({ message: 'Enter from when' })
  from?: Date;

  @ApiProperty({ example: 'The certificate says 1 April' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class RestrictAdmissionsDto {
  @ApiProperty({ example: '2026-11-20T17:00:00Z', description: 'When the notice was served' })
  @IsInstant({ message: 'Enter from when' })
  from: Date;

  @ApiPropertyOptional({ ...instant, nullable: true, example: null })
  @IsOptional()
  @IsInstant({ message: 'Enter when it ends' })
  until?: Date | null;
}

export class CorrectDuringDto {
  @ApiPropertyOptional({ example: '2026-11-20T17:00:00Z' })
  @ValidateIf((body: CorrectDuringDto) => body.from !== undefined)
  @IsInstant({ message: 'Enter from when' })
  from?: Date;

  @ApiPropertyOptional({ ...instant, nullable: true })
  @IsOptional()
  @IsInstant({ message: 'Enter when it ends' })
  until?: Date | null;

  @ApiProperty({ example: 'The restriction was lifted' })
  @IsString({ message: 'Enter why this is changed' })
  @IsGiven({ message: 'Enter why this is changed' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class NewApprovalDto {
  @ApiProperty({ enum: APPROVAL_KINDS, example: 'reg-24-temporary' })
  @IsIn(APPROVAL_KINDS, { message: 'Select the kind of approval' })
  kind: ApprovalKind;

  @ApiPropertyOptional({ ...id, description: 'Regs 23, 24 and 25A: the child it is for' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the child it is for' })
  childId?: string;

  @ApiPropertyOptional({ example: 'Two children, aged 5 to 12' })
  @IsOptional()
  @IsString({ message: 'Enter the terms' })
  @MaxLength(2000, { message: 'The terms must be 2,000 characters or fewer' })
  terms?: string;

  @ApiProperty({ example: '2026-11-20T17:00:00Z' })
  @IsInstant({ message: 'Enter from when' })
  from: Date;

  @ApiPropertyOptional({ example: '2027-03-12T00:00:00Z', description: 'Needed for regs 23 and 24, not for 25A' })
  @IsOptional()
  @IsInstant({ message: 'Enter when it ends' })
  until?: Date;
}

export class CorrectApprovalDto extends CorrectDuringDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Two children, aged 5 to 12' })
  @IsOptional()
  @IsString({ message: 'Enter the terms' })
  @MaxLength(2000, { message: 'The terms must be 2,000 characters or fewer' })
  terms?: string | null;
}

export class CareSettingDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Oak House' })
  name: string;

  @ApiProperty({ type: String, nullable: true, example: 'Sample Care Ltd' })
  providerName: string | null;

  @ApiProperty({ ...id, type: String, nullable: true })
  providerId: string | null;

  @ApiProperty({ enum: PREMISES, nullable: true, example: 'house' })
  premises: string | null;

  @ApiProperty({ enum: SETTING_TYPES, example: 'childrens-home' })
  settingType: string;

  @ApiProperty({ enum: COUNTRIES, example: 'england' })
  country: string;

  @ApiProperty({ enum: SETTING_REGULATORS, nullable: true, example: 'ofsted' })
  regulator: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'SC000001' })
  urn: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  postcode: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'E10000014' })
  localAuthorityArea: string | null;

  @ApiProperty({ example: 1 })
  version: number;
}

export class CareSettingsAnswerDto extends PagedDto {
  @ApiProperty({ type: [CareSettingDto] })
  items: CareSettingDto[];
}

class SettingFactDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(instant)
  from: Date;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: Date | null;

  @ApiProperty({ example: 1, description: 'For If-Match' })
  version: number;
}

export class RegistrationDto extends SettingFactDto {
  @ApiProperty({ enum: RECORDED_STATUSES, example: 'registered' })
  status: string;

  @ApiProperty({ type: String, nullable: true, example: 'childrens-home' })
  category: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  subcategory: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 8 })
  minAge: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 17 })
  maxAge: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 4 })
  places: number | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  sex: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'In the regulator’s words' })
  otherConditions: string | null;
}

export class AdmissionRestrictionDto extends SettingFactDto {
  @ApiProperty({ example: 'no-new-admissions' })
  kind: string;
}

export class CarerApprovalDto extends SettingFactDto {
  @ApiProperty({ enum: APPROVAL_KINDS })
  kind: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Regs 23 and 24: the child it is for' })
  childId: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Two children, aged 5 to 12' })
  terms: string | null;
}

export class CareSettingRecordDto extends CareSettingDto {
  @ApiProperty({ type: [RegistrationDto] })
  registrations: RegistrationDto[];

  @ApiProperty({ type: [AdmissionRestrictionDto] })
  restrictions: AdmissionRestrictionDto[];

  @ApiProperty({ type: [CarerApprovalDto] })
  approvals: CarerApprovalDto[];
}

export class RegisteredDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: '/api/v1/care-settings/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  href: string;
}

class RejudgedDto {
  @ApiProperty({ example: 3, description: 'Placements in the setting, past and present, that were judged again' })
  placementsJudged: number;

  @ApiProperty({ example: 0, description: 'Breaches of placements in the setting that this opened' })
  breachesOpened: number;

  @ApiProperty({ example: 1, description: 'and that it closed' })
  breachesClosed: number;

  @ApiProperty({ example: 2, description: 'Children for whom somebody has to decide now' })
  workOpened: number;

  @ApiProperty({
    example: 3,
    description: 'Children who live there: their workers and the placement officers are told',
  })
  childrenTold: number;

  @ApiProperty({
    ...id,
    type: String,
    nullable: true,
    description: 'What it did, at /api/v1/registration-changes/{id}',
  })
  changeId: string | null;
}

export class FactRecordedDto extends RejudgedDto {
  @ApiProperty(id)
  id: string;
}

export class FactCorrectedDto extends RejudgedDto {
  @ApiProperty({ example: 2 })
  version: number;
}
