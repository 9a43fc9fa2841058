import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, ValidateIf } from 'class-validator';
import { type Role, ROLES } from '../../auth/permissions.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { PagedDto } from '../../http/paged.js';

const TELEPHONE = /^[+]?[0-9][0-9 ()-]{6,19}$/;
const id = { example: '9a1f2b34-0000-4000-8000-000000000000' } as const;

export class AddShiftDto {
  @ApiProperty({ enum: ROLES, example: 'duty-manager' })
  @IsIn(ROLES, { message: 'Select the role' })
  role: Role;

  @ApiProperty(id)
  @IsUUID(undefined, { message: 'Select who is on call' })
  userId: string;

  @ApiProperty({ example: '01632 960010' })
  @IsString({ message: 'Enter the telephone number for the shift' })
  @Matches(TELEPHONE, { message: 'Enter a telephone number, like 01632 960 001' })
  telephone: string;

  @ApiPropertyOptional({ ...id, description: 'Who is asked next' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the deputy' })
  deputyId?: string;

  @ApiPropertyOptional({ example: '01632 960011', description: 'Needed with a deputy' })
  @ValidateIf((shift: AddShiftDto) => shift.deputyId !== undefined || shift.deputyTelephone !== undefined)
  @IsString({ message: 'Enter the deputy’s telephone number' })
  @Matches(TELEPHONE, { message: 'Enter the deputy’s telephone number, like 01632 960 001' })
  deputyTelephone?: string;

  @ApiProperty({ example: '2026-11-23T17:00:00Z' })
  @IsInstant({ message: 'Enter when the shift starts' })
  from: Date;

  @ApiProperty({ example: '2026-11-24T09:00:00Z', description: 'Exclusive' })
  @IsInstant({ message: 'Enter when the shift ends' })
  until: Date;
}

export class ShiftDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: ROLES, example: 'duty-manager' })
  role: Role;

  @ApiProperty(id)
  userId: string;

  @ApiProperty({ example: 'Mo Manager' })
  name: string;

  @ApiProperty({ example: '01632 960010' })
  telephone: string;

  @ApiProperty({ ...id, type: String, nullable: true })
  deputyId: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Di Deputy' })
  deputyName: string | null;

  @ApiProperty({ type: String, nullable: true, example: '01632 960011' })
  deputyTelephone: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T17:00:00.000Z' })
  from: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-24T09:00:00.000Z', description: 'Exclusive' })
  until: string;
}

export class ShiftsPageDto extends PagedDto {
  @ApiProperty({ type: [ShiftDto], description: 'Now and to come, the next first' })
  items: ShiftDto[];
}

export class RosterGapDto {
  @ApiProperty({ enum: ROLES, example: 'director-on-call' })
  role: Role;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-25T09:00:00.000Z' })
  from: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-25T17:00:00.000Z', description: 'Exclusive' })
  until: string;
}

export class RosterGapsDto {
  @ApiProperty({
    type: [RosterGapDto],
    description: 'In the next 14 days, of the roles that must always have somebody',
  })
  items: RosterGapDto[];
}
