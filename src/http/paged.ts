import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export const PAGE_SIZE = 25;

/** Which page of a list, from 1. */
export class PageDto {
  @ApiPropertyOptional({ example: 1, default: 1, minimum: 1, description: `From 1; ${PAGE_SIZE} to a page` })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'Page must be a whole number' })
  @Min(1, { message: 'Page must be 1 or more' })
  @Max(100_000, { message: 'There is no such page' })
  page?: number;
}

/** One page of a list, and how many there are in all. */
export interface Paged<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}

/** What every page of a list answers besides its items. */
export class PagedDto {
  @ApiProperty({ example: 1 })
  page: number;

  @ApiProperty({ example: PAGE_SIZE })
  pageSize: number;

  @ApiProperty({ example: 42 })
  total: number;
}
