import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { trimmed } from '../../http/trimmed.decorator.js';
import { IsGiven } from '../../http/given.decorator.js';
import { PagedDto, PageDto } from '../../http/paged.js';
import { SETTING_REGULATORS, type SettingRegulator } from '../care-setting.js';
import { PROVIDER_KINDS, type ProviderKind } from './providers.queries.js';

const id = { format: 'uuid', example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;

export class ProvidersQueryDto extends PageDto {
  @ApiPropertyOptional({ example: 'sam', description: 'Beginning of the name' })
  @IsOptional()
  @trimmed()
  @IsString()
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;
}

class ProviderFieldsDto {
  @ApiPropertyOptional({ enum: PROVIDER_KINDS, nullable: true, example: 'private' })
  @IsOptional()
  @IsIn(PROVIDER_KINDS, { message: 'Select the kind of provider' })
  kind?: ProviderKind | null;

  @ApiPropertyOptional({ enum: SETTING_REGULATORS, nullable: true, example: 'ofsted' })
  @IsOptional()
  @IsIn(SETTING_REGULATORS, { message: 'Select the regulator' })
  regulator?: SettingRegulator | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'RP000001' })
  @IsOptional()
  @trimmed()
  @Matches(/^[A-Z0-9-]{1,20}$/, {
    message: 'Enter the reference number: capital letters, digits and hyphens, 20 or fewer',
  })
  urn?: string | null;
}

export class NewProviderDto extends ProviderFieldsDto {
  @ApiProperty({ example: 'Sample Care Ltd' })
  @trimmed()
  @IsString({ message: 'Enter the name of the provider' })
  @IsGiven({ message: 'Enter the name of the provider' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name: string;
}

export class CorrectProviderDto extends ProviderFieldsDto {
  @ApiPropertyOptional({ example: 'Sample Care Limited' })
  @ValidateIf((body: CorrectProviderDto) => body.name !== undefined)
  @trimmed()
  @IsString({ message: 'Enter the name of the provider' })
  @IsGiven({ message: 'Enter the name of the provider' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name?: string;

  @ApiProperty({ example: 'As it is registered' })
  @IsString({ message: 'Enter why this is corrected' })
  @IsGiven({ message: 'Enter why this is corrected' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class ProviderDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Sample Care Ltd' })
  name: string;

  @ApiProperty({ enum: PROVIDER_KINDS, nullable: true, example: 'private' })
  kind: string | null;

  @ApiProperty({ enum: SETTING_REGULATORS, nullable: true, example: 'ofsted' })
  regulator: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'RP000001' })
  urn: string | null;

  @ApiProperty({ example: 3, description: 'Settings that name it' })
  settings: number;

  @ApiProperty({ example: 7, description: 'Children placed in them now' })
  children: number;

  @ApiProperty({ example: 1 })
  version: number;
}

export class ProvidersDto extends PagedDto {
  @ApiProperty({ type: [ProviderDto] })
  items: ProviderDto[];
}
