import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../http/day.decorator.js';
import { PagedDto } from '../../http/paged.js';
import { LIST_REGULATORS, type ListRegulator } from './provision-types.js';

const REGULATORS = Object.keys(LIST_REGULATORS) as ListRegulator[];
const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export class BringListDto {
  @ApiProperty({ enum: REGULATORS, example: 'ofsted', description: 'Whose list it is' })
  @IsIn(REGULATORS, { message: 'Select whose list it is' })
  regulator: ListRegulator;

  @ApiProperty({ example: '2026-06-12', description: 'The day the list is of' })
  @IsDay('Enter the day the list is of')
  asOf: string;

  @ApiPropertyOptional({ example: 'childrens-homes.csv', description: 'What the file is called where it comes from' })
  @IsOptional()
  @IsString({ message: 'Enter what the file is called' })
  @MaxLength(255, { message: 'The name of the file must be 255 characters or fewer' })
  name?: string;
}

class ListFaultDto {
  @ApiProperty({ example: 3, description: 'Row 1 has the names of the columns' })
  row: number;

  @ApiProperty({ type: String, nullable: true, example: 'status' })
  column: string | null;

  @ApiProperty({ example: '“Thriving” is no status we know' })
  message: string;
}

export class ProviderListDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: REGULATORS, example: 'ofsted' })
  regulator: string;

  @ApiProperty({ example: '2026-06-12' })
  asOf: string;

  @ApiProperty({ example: 'childrens-homes.csv' })
  fileName: string;

  @ApiProperty({ example: 120 })
  rows: number;

  @ApiProperty(instant)
  uploadedAt: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  recordedAt: string | null;

  @ApiProperty({ type: [ListFaultDto], description: 'With any of them nothing is recorded' })
  faults: ListFaultDto[];

  @ApiProperty({ example: 2, description: 'Rows that are agencies, not places' })
  agencies: number;

  @ApiProperty({ example: 110, description: 'Settings that are here as the list gives them' })
  same: number;

  @ApiProperty({
    example: 8,
    description: 'Settings it adds, changes, no longer lists, or gives as another kind of place',
  })
  changes: number;
}

export class ProviderListsDto extends PagedDto {
  @ApiProperty({ type: [ProviderListDto] })
  items: ProviderListDto[];
}

class ListChangeDto {
  @ApiProperty({ enum: ['new', 'changed', 'lapsed', 'contradicting'], example: 'changed' })
  is: string;

  @ApiProperty({ example: 'SC000001' })
  urn: string;

  @ApiProperty({ type: String, nullable: true, example: 'Oak House' })
  name: string | null;

  @ApiProperty({ ...id, type: String, nullable: true, description: 'Null for a new one' })
  settingId: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 7 })
  row: number | null;

  @ApiProperty({ type: [String], example: ['status'] })
  differences: string[];

  @ApiProperty({ type: String, nullable: true, example: 'registered', description: 'As it is recorded here' })
  was: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'suspended', description: 'As the list gives it' })
  status: string | null;

  @ApiProperty({ example: 2, description: 'Placements that go on there' })
  placements: number;
}

export class ListChangesDto extends PagedDto {
  @ApiProperty({ type: [ListChangeDto] })
  items: ListChangeDto[];
}

export class ListOutcomeDto {
  @ApiProperty({ example: 3 })
  added: number;

  @ApiProperty({ example: 4 })
  changed: number;

  @ApiProperty({ example: 1 })
  lapsed: number;

  @ApiProperty({ example: 2 })
  breachesOpened: number;

  @ApiProperty({ example: 0 })
  breachesClosed: number;

  @ApiProperty({ example: 2, description: 'Children for whom somebody has to decide now' })
  workOpened: number;

  @ApiProperty({ example: 2, description: 'Children who live where a registration changed' })
  children: number;
}
