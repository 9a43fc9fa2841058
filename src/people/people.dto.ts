import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { type Role, ROLES } from '../auth/permissions.js';

export class PeopleQueryDto {
  @ApiPropertyOptional({ enum: ROLES, description: 'Only those who hold it now' })
  @IsOptional()
  @IsIn(ROLES, { message: 'There is no such role' })
  role?: Role;
}

export class PersonDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  id: string;

  @ApiProperty({ example: 'Sam Sample' })
  name: string;

  @ApiProperty({ example: 'sam.sample@demo.test' })
  email: string;

  @ApiProperty({ type: String, nullable: true, example: '01632 960001' })
  telephone: string | null;

  @ApiProperty({ enum: ROLES, isArray: true, example: ['social-worker'] })
  roles: string[];
}

export class TeamDto {
  @ApiProperty({ example: '5b1f2b34-0000-4000-8000-000000000000' })
  id: string;

  @ApiProperty({ example: 'Looked after children, north' })
  name: string;

  @ApiProperty({ type: String, nullable: true, example: '9a1f2b34-0000-4000-8000-000000000000' })
  managerId: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Mo Manager' })
  managerName: string | null;

  @ApiProperty({ example: 1 })
  version: number;
}

export class TeamAddedDto {
  @ApiProperty({ example: '5b1f2b34-0000-4000-8000-000000000000' })
  id: string;
}

export class NewTeamDto {
  @ApiProperty({ example: 'Looked after children, north' })
  @IsString({ message: 'Enter the name of the team' })
  @IsGiven({ message: 'Enter the name of the team' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  name: string;

  @ApiPropertyOptional({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the manager' })
  managerId?: string;
}
