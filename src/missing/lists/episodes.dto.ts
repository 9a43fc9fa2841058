import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsDay } from '../../http/day.decorator.js';
import { PageDto } from '../../http/paged.js';
import { OUTCOMES, type Outcome } from '../interviews/outcome.js';
import { SETTING_TYPES } from '../../law/care-setting/codes.js';

export const EPISODE_KINDS = ['missing', 'away-only'] as const;
export const DATED_BY = ['overlap', 'started'] as const;
export const EPISODE_POPULATIONS = ['unaccompanied', 'trafficked'] as const;
export const PLACED_IN = [...SETTING_TYPES, 'not-recorded'] as const;
export const EPISODE_SORTS = ['started', 'length'] as const;
export const ORDERS = ['asc', 'desc'] as const;

/** Which absences are listed. Only ids and codes: these stand in addresses. */
export class EpisodeFilterDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: not back; false: back' })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'open is true or false' })
  open?: 'true' | 'false';

  @ApiPropertyOptional({
    enum: EPISODE_KINDS,
    description: 'missing: at least one segment of it with whereabouts not known; away-only: none',
  })
  @IsOptional()
  @IsIn(EPISODE_KINDS, { message: 'Select missing or away' })
  kind?: (typeof EPISODE_KINDS)[number];

  @ApiPropertyOptional({ example: '2026-10-01', description: 'The first day' })
  @IsOptional()
  @IsDay('Enter the first day, a date that exists')
  from?: string;

  @ApiPropertyOptional({ example: '2026-10-31', description: 'The last day, included' })
  @IsOptional()
  @IsDay('Enter the last day, a date that exists')
  to?: string;

  @ApiPropertyOptional({
    enum: DATED_BY,
    default: 'overlap',
    description:
      'overlap: away at any time on those days; started: the incident began on them, dated at its first missing segment',
  })
  @IsOptional()
  @IsIn(DATED_BY, { message: 'Select whether the days overlap or start' })
  dated?: (typeof DATED_BY)[number];

  @ApiPropertyOptional({
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    description: 'Children held by this team when it began',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the team' })
  team?: string;

  @ApiPropertyOptional({
    enum: EPISODE_POPULATIONS,
    description: 'What the child was recorded as when the incident began; trafficked: identified or suspected',
  })
  @IsOptional()
  @IsIn(EPISODE_POPULATIONS, { message: 'Select unaccompanied or trafficked' })
  population?: (typeof EPISODE_POPULATIONS)[number];

  @ApiPropertyOptional({ example: 24, description: 'At least so many hours, up to now while not back' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'Hours must be a whole number' })
  @Min(1, { message: 'Hours must be 1 or more' })
  @Max(100_000, { message: 'That is longer than any absence' })
  hours?: number;

  @ApiPropertyOptional({ enum: PLACED_IN, description: 'The kind of setting the child was placed in when it began' })
  @IsOptional()
  @IsIn(PLACED_IN, { message: 'Select the kind of setting' })
  placedIn?: (typeof PLACED_IN)[number];

  @ApiPropertyOptional({ enum: OUTCOMES, description: 'What came of the return interview that was due' })
  @IsOptional()
  @IsIn(OUTCOMES, { message: 'Select what came of the interview' })
  interview?: Outcome;

  @ApiPropertyOptional({
    enum: EPISODE_SORTS,
    default: 'started',
    description: 'By when the incident began, or by length',
  })
  @IsOptional()
  @IsIn(EPISODE_SORTS, { message: 'Sort by started or length' })
  sort?: (typeof EPISODE_SORTS)[number];

  @ApiPropertyOptional({ enum: ORDERS, description: 'desc, unless only those not back are asked for' })
  @IsOptional()
  @IsIn(ORDERS, { message: 'The order is asc or desc' })
  order?: (typeof ORDERS)[number];
}

export class ListEpisodesDto extends IntersectionType(EpisodeFilterDto, PageDto) {}
