import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { PagedDto } from '../http/paged.js';
import { RESTRICTION_SCOPES, type RestrictionScope } from './child.js';

const instant = { type: String, format: 'date-time', example: '2026-11-23T18:30:00.000Z' } as const;

export class RestrictDto {
  @ApiProperty({ enum: RESTRICTION_SCOPES, example: 'address' })
  @IsIn(RESTRICTION_SCOPES, { message: 'Select what is restricted' })
  scope: RestrictionScope;

  @ApiProperty({ example: 'A relative works here.' })
  @IsString({ message: 'Enter why this is restricted' })
  @IsGiven({ message: 'Enter why this is restricted' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;

  @ApiProperty({
    type: [String],
    example: ['9a1f2b34-0000-4000-8000-000000000000'],
    description: 'Who besides you may see it',
  })
  @IsUUID(undefined, { each: true, message: 'Select colleagues who can sign in' })
  @ArrayMaxSize(100, { message: 'Name 100 people or fewer' })
  people: string[];
}

export class NamePersonDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select a colleague who can sign in' })
  userId: string;
}

export class ReasonDto {
  @ApiProperty({ example: 'She has moved to another team.' })
  @IsString({ message: 'Enter why' })
  @IsGiven({ message: 'Enter why' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;
}

export class UnnamePersonDto extends ReasonDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select a colleague who is named' })
  userId: string;
}

export class OpenInEmergencyDto {
  @ApiProperty({ example: 'Found at the station with no carer; police ask where she lives.' })
  @IsString({ message: 'Enter why you need to see this now' })
  @IsGiven({ message: 'Enter why you need to see this now' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  reason: string;

  @ApiPropertyOptional({ enum: RESTRICTION_SCOPES, default: 'child' })
  @IsOptional()
  @IsIn(RESTRICTION_SCOPES, { message: 'Select what you need to see' })
  scope?: RestrictionScope;
}

export class OpenByNumberDto extends OpenInEmergencyDto {
  @ApiProperty({ example: 'T-000123' })
  @IsString({ message: 'Enter the child’s local number' })
  @IsGiven({ message: 'Enter the child’s local number' })
  @MaxLength(40, { message: 'The local number must be 40 characters or fewer' })
  localNumber: string;
}

export class OpeningDto {
  @ApiProperty({ example: '2026-11-23T19:30:00.000Z', type: String, format: 'date-time' })
  until: Date;

  @ApiProperty({ example: '/api/v1/children/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  href: string;
}

export class NamedPersonDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  userId: string;

  @ApiProperty({ example: 'Sam Sample' })
  name: string;

  @ApiProperty({ enum: ['named', 'emergency'] })
  basis: string;

  @ApiProperty(instant)
  from: Date;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: Date | null;
}

export class NoticeDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;

  @ApiProperty({ example: 'emergency-opening-child' })
  kind: string;

  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  childId: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Aisha Byrne',
    description: 'Null when you may not see the child',
  })
  childName: string | null;

  @ApiProperty(instant)
  raisedAt: Date;

  @ApiProperty({ example: 'Sam Sample' })
  raisedBy: string;

  @ApiProperty({ type: String, nullable: true, example: 'Found at the station with no carer' })
  reason: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  readAt: Date | null;
}

export class NoticesPageDto extends PagedDto {
  @ApiProperty({ type: [NoticeDto] })
  items: NoticeDto[];
}
