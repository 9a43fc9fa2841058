import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../../http/instant.decorator.js';
import { PagedDto, PageDto } from '../../http/paged.js';
import { trimmed } from '../../http/trimmed.decorator.js';
import {
  COUNTRIES,
  REGISTRATION_CATEGORIES,
  ROUTES,
  SETTING_TYPES,
  type Route,
  type SettingType,
} from '../../law/care-setting/codes.js';
import { RemedyDto } from '../placement-answers.dto.js';

/** Detention is directed by a court: no authority looks for it. */
export const SEARCHED_ROUTES = ROUTES.filter((route) => route !== 'detention');

export const AREAS = ['own', 'adjoining', 'distant', 'not-known'] as const;

/** What a child needs. What is left out is not asked for. */
export class SettingSearchDto extends PageDto {
  @ApiProperty({
    example: '2026-11-23T18:30:00Z',
    description: 'From when: the law of that day, the beds of that time',
  })
  @IsInstant({ message: 'Enter when the placement would start' })
  startsAt: Date;

  @ApiPropertyOptional({
    example: 'oak',
    description: 'Beginning of the name of a setting; with it every kind of place is looked through, family homes too',
  })
  @IsOptional()
  @trimmed()
  @IsString()
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;

  @ApiPropertyOptional({
    enum: SEARCHED_ROUTES,
    example: 'foster',
    description: 'Left out: any but adoption and secure accommodation',
  })
  @IsOptional()
  @IsIn(SEARCHED_ROUTES, { message: 'Select the route, or any' })
  route?: Route;

  @ApiPropertyOptional({ enum: SETTING_TYPES, example: 'foster-home' })
  @IsOptional()
  @IsIn(SETTING_TYPES, { message: 'Select the kind of place, or any' })
  settingType?: SettingType;

  @ApiPropertyOptional({
    example: 20,
    description: 'From the child’s home in a straight line; a distance not known stays in',
  })
  @IsOptional()
  @IsInt({ message: 'Enter the miles as a whole number, like 20' })
  @Min(1, { message: 'The distance must be 1 mile or more' })
  @Max(700, { message: 'The distance must be 700 miles or less' })
  maxMiles?: number;

  @ApiPropertyOptional({ example: 1, description: 'Beds free then; places not recorded stay in' })
  @IsOptional()
  @IsInt({ message: 'Enter the number of beds, like 1' })
  @Min(1, { message: 'The number of beds must be 1 or more' })
  @Max(20, { message: 'The number of beds must be 20 or fewer' })
  beds?: number;

  @ApiPropertyOptional({ enum: ['M', 'F'], example: 'F', description: 'Left out: as recorded of the child' })
  @IsOptional()
  @IsIn(['M', 'F'], { message: 'Select for a girl or for a boy' })
  sex?: 'M' | 'F';
}

export class SearchReasonDto {
  @ApiProperty({ example: 'PL-02' })
  rule: string;

  @ApiProperty({ example: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A' })
  law: string;

  @ApiProperty({ example: 'A hostel is not a setting that regulation 27A permits for a child under 16' })
  reason: string;
}

export class SearchedRegistrationDto {
  @ApiProperty({ enum: REGISTRATION_CATEGORIES, nullable: true, example: 'childrens-home' })
  category: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'short-breaks-only' })
  subcategory: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 8 })
  minAge: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 17 })
  maxAge: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 4 })
  places: number | null;

  @ApiProperty({ enum: ['M', 'F'], nullable: true, example: null })
  sex: 'M' | 'F' | null;
}

export class FoundSettingDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  careSettingId: string;

  @ApiProperty({ example: 'Oak House' })
  name: string;

  @ApiProperty({ enum: SETTING_TYPES, example: 'childrens-home' })
  settingType: string;

  @ApiProperty({ enum: COUNTRIES, example: 'england' })
  country: string;

  @ApiProperty({ type: String, nullable: true, example: 'Sample Care Limited' })
  providerName: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  postcode: string | null;

  @ApiProperty({ enum: ROUTES, example: 'childrens-home', description: 'The route it was judged by' })
  route: Route;

  @ApiProperty({ enum: ['permitted', 'cannot-tell', 'not-lawful'], description: 'By the rules of the place alone' })
  verdict: string;

  @ApiProperty({ type: [SearchReasonDto], description: 'What stands in the way' })
  reasons: SearchReasonDto[];

  @ApiProperty({ type: [RemedyDto], description: 'What would make it lawful, and from when' })
  remedies: RemedyDto[];

  @ApiProperty({ enum: AREAS, example: 'own', description: 'How it lies to the authority’s own area' })
  area: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 3.4,
    description: 'Straight-line miles from the child’s home; null: not known',
  })
  miles: number | null;

  @ApiProperty({ type: SearchedRegistrationDto, nullable: true, description: 'As it stands then' })
  registration: SearchedRegistrationDto | null;

  @ApiProperty({ example: 3, description: 'Other children placed there then' })
  placed: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 1,
    description: 'Null where the number of places is not recorded',
  })
  freeBeds: number | null;

  @ApiProperty({ example: false, description: 'The child lives there already' })
  livesThere: boolean;
}

export class LeftOutDto {
  @ApiProperty({ example: 3 })
  farther: number;

  @ApiProperty({ example: 2 })
  full: number;

  @ApiProperty({ example: 0 })
  forAnotherSex: number;
}

export class SettingsFoundDto extends PagedDto {
  @ApiProperty({
    type: [FoundSettingDto],
    description: 'What the law permits first, in the own area first, the nearest first',
  })
  items: FoundSettingDto[];

  @ApiProperty({ type: LeftOutDto, description: 'Settings that do not meet the need' })
  leftOut: LeftOutDto;

  @ApiProperty({
    enum: ['address-restricted', 'home-not-recorded'],
    nullable: true,
    example: null,
    description: 'Why there are no distances',
  })
  noDistance: string | null;
}
