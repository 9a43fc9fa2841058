import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';
import { PagedDto } from '../../http/paged.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-23T07:00:00.000Z' } as const;

export class HandOverDto {
  @ApiProperty({ example: '9a1f2b34-0000-4000-8000-000000000000' })
  @IsUUID(undefined, { message: 'Select who takes over' })
  userId: string;

  @ApiPropertyOptional({ ...id, isArray: true, type: [String], example: [id.example], description: 'All open ones, unless said otherwise' })
  @IsOptional()
  @IsArray({ message: 'Select the children handed over' })
  @ArrayMinSize(1, { message: 'Select the children handed over' })
  @ArrayMaxSize(500, { message: 'Select 500 children at most' })
  @ArrayUnique({ message: 'Select each child once' })
  @IsUUID(undefined, { each: true, message: 'Select the children handed over' })
  absenceIds?: string[];
} // prettier-ignore

export class HandedClockDto {
  @ApiProperty(id)
  absenceId: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ ...instant, example: '2026-11-22T20:00:00.000Z', description: 'The clock runs from here' })
  startedAt: string;

  @ApiProperty({ type: [String], example: ['strategy-discussion'], description: 'What was owed then' })
  owed: string[];
}

export class HandoverDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Sam Sample' })
  from: string;

  @ApiProperty({ example: 'Mo Manager' })
  to: string;

  @ApiProperty(instant)
  handedAt: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Until then who handed over answers for them' })
  acceptedAt: string | null;

  @ApiProperty({ type: [HandedClockDto] })
  clocks: HandedClockDto[];
} // prettier-ignore

export class HandoversPageDto extends PagedDto {
  @ApiProperty({ type: [HandoverDto], description: 'The latest first' })
  items: HandoverDto[];
}
