import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { PageDto, PagedDto } from '../../http/paged.js';
import { MEASURES, type MeasureId, type Window } from './measures.js';
import { NUMBERS, type FigureNumber } from './monthly-return.js';
import { POPULATIONS, type Answer, type PopulationId, type Trafficking } from './populations.js';

const MEASURE_IDS = MEASURES.map(({ id }) => id);
const POPULATION_IDS = POPULATIONS.map(({ id }) => id);
const AS_KNOWN_AT = {
  description: 'An instant with its offset; what was recorded later does not count. Now, when not given.',
  example: '2026-04-09T17:00:00+01:00',
};

export class ReturnQueryDto {
  @ApiPropertyOptional(AS_KNOWN_AT)
  @IsOptional()
  @IsString({ message: 'Write the instant with its offset' })
  asKnownAt?: string;
}

export class RowsQueryDto extends PageDto {
  @ApiProperty({ enum: MEASURE_IDS, example: 'M01a', description: 'Of the figure to open' })
  @IsIn(MEASURE_IDS, { message: `Choose a measure: ${MEASURE_IDS.join(', ')}` })
  measure: MeasureId;

  @ApiProperty({ enum: POPULATION_IDS, example: 'CLA', description: 'Of the figure to open' })
  @IsIn(POPULATION_IDS, { message: `Choose a population: ${POPULATION_IDS.join(', ')}` })
  population: PopulationId;

  @ApiPropertyOptional({ enum: NUMBERS, default: 'value', description: 'Which number of the figure to open' })
  @IsOptional()
  @IsIn(NUMBERS, { message: `Choose a number: ${NUMBERS.join(', ')}` })
  number?: FigureNumber;

  @ApiPropertyOptional(AS_KNOWN_AT)
  @IsOptional()
  @IsString({ message: 'Write the instant with its offset' })
  asKnownAt?: string;
}

export class FigureDto {
  @ApiProperty({ enum: MEASURE_IDS, example: 'M01a' })
  measure: MeasureId;

  @ApiProperty({ enum: POPULATION_IDS, example: 'CLA' })
  population: PopulationId;

  @ApiProperty({ enum: ['month', 'last-day'], example: 'month' })
  window: Window;

  @ApiProperty({ example: 31, nullable: true, type: Number, description: 'Null where the coverage is none' })
  value: number | null;

  @ApiProperty({ example: 412, nullable: true, type: Number, description: 'Null where it is not out of anything' })
  denominator: number | null;

  @ApiProperty({
    example: 0,
    nullable: true,
    type: Number,
    description:
      'The same over children of whom it is unknown whether they belong here; null where the coverage is none',
  })
  notRecorded: number | null;

  @ApiProperty({ example: '/api/v1/returns/monthly/2026-03/rows?measure=M01a&population=CLA&asKnownAt=…' })
  href: string;
}

export class MonthlyReturnDto {
  @ApiProperty({ example: '2026-03' })
  month: string;

  @ApiProperty({ example: '2026-04-09T16:00:00.000000Z', description: 'The instant used; ask for it to repeat this' })
  asKnownAt: string;

  @ApiProperty({
    enum: ['full', 'none'],
    example: 'full',
    description: 'none: no child is known to have been in care that month, so nothing is known, which is not nought',
  })
  coverage: 'full' | 'none';

  @ApiProperty({ type: [FigureDto] })
  rows: FigureDto[];
}

export class ChildBehindDto {
  @ApiProperty({ format: 'uuid', example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  childId: string;

  @ApiProperty({ example: 'Testgiven' })
  givenName: string;

  @ApiProperty({ example: 'Testfamily' })
  familyName: string;

  @ApiProperty({ enum: ['yes', 'no', 'unknown'], nullable: true, description: 'In the window of the measure' })
  unaccompanied: Answer | null;

  @ApiProperty({ enum: ['T1', 'T2', 'no', 'unknown'], nullable: true, description: 'In the window of the measure' })
  trafficking: Trafficking | null;

  @ApiProperty({ example: 1, description: 'What the child adds to the number' })
  count: number;

  @ApiProperty({ example: '/api/v1/children/6f1e…' })
  href: string;
}

export class RowsBehindDto extends PagedDto {
  @ApiProperty({ example: '2026-03' })
  month: string;

  @ApiProperty({ example: '2026-04-09T16:00:00.000000Z' })
  asKnownAt: string;

  @ApiProperty({ enum: MEASURE_IDS, example: 'M01a' })
  measure: MeasureId;

  @ApiProperty({ enum: POPULATION_IDS, example: 'CLA' })
  population: PopulationId;

  @ApiProperty({ enum: NUMBERS, example: 'value' })
  number: FigureNumber;

  @ApiProperty({ example: 31, description: 'The number opened, as the return gives it' })
  value: number;

  @ApiProperty({ example: 1, description: 'Children counted whom you may not see' })
  withheld: number;

  @ApiProperty({ type: [ChildBehindDto] })
  items: ChildBehindDto[];
}
