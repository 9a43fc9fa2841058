import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PagedDto } from '../../http/paged.js';
import { IMPORT_STATES, type ImportState } from './import-state.js';

const instant = { type: String, format: 'date-time', example: '2026-11-23T10:00:00.000Z' } as const;

export class BringImportDto {
  @ApiPropertyOptional({ example: 'missing-2024.csv', description: 'What the file is called where it comes from' })
  @IsOptional()
  @IsString({ message: 'Enter what the file is called' })
  @MaxLength(255, { message: 'The name of the file must be 255 characters or fewer' })
  name?: string;
}

export class ImportErrorDto {
  @ApiProperty({ example: 5, description: 'Row 1 is the header' })
  row: number;

  @ApiProperty({ type: String, nullable: true, example: 'child_number', description: 'The column' })
  field: string | null;

  @ApiProperty({ example: 'There is no child of this number that you may see' })
  message: string;
}

export class ImportSegmentDto {
  @ApiProperty({ enum: ['missing', 'away'], example: 'missing' })
  kind: string;

  @ApiProperty(instant)
  from: string;

  @ApiProperty(instant)
  until: string;

  @ApiProperty({ example: 2 })
  row: number;
}

export class ImportEpisodeDto {
  @ApiProperty({ example: 'T-000123' })
  childNumber: string;

  @ApiProperty({ type: [ImportSegmentDto] })
  segments: ImportSegmentDto[];
}

export class ImportCountsDto {
  @ApiProperty({ example: 120 })
  rows: number;

  @ApiProperty({ example: 96, description: 'That would be recorded' })
  episodes: number;

  @ApiProperty({ example: 41 })
  children: number;

  @ApiProperty({ example: 0, description: 'Rows recorded by an earlier import' })
  known: number;

  @ApiProperty({ example: 0 })
  errorCount: number;
}

/** What the file says, and nothing is recorded by showing it. */
export class ImportPreviewDto extends ImportCountsDto {
  @ApiProperty({ type: [ImportErrorDto], description: 'The first 100' })
  errors: ImportErrorDto[];

  @ApiProperty({ type: [ImportEpisodeDto], description: 'The first 20 that would be recorded' })
  first: ImportEpisodeDto[];
}

export class ImportProgressDto {
  @ApiProperty({ example: 1000, description: 'Episodes' })
  done: number;

  @ApiProperty({ example: 4200 })
  total: number;
}

export class ListedImportDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;

  @ApiProperty({
    enum: IMPORT_STATES,
    example: 'ready',
    description:
      'refused: it has errors · nothing: all of it is recorded already · ready to be confirmed, for a day · recording · recorded · gone: bring it again',
  })
  state: ImportState;

  @ApiProperty({ example: 'missing-2024.csv' })
  fileName: string;

  @ApiProperty({ example: '2b1f…', description: 'SHA-256 of the file, in hexadecimal' })
  sha256: string;

  @ApiProperty(instant)
  broughtAt: string;

  @ApiProperty({ example: 'Dana Sample' })
  broughtBy: string;

  @ApiProperty({ type: ImportCountsDto })
  preview: ImportCountsDto;

  @ApiProperty({ type: ImportProgressDto, nullable: true, description: 'While it is recorded by this program' })
  progress: ImportProgressDto | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  recordedAt: string | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  recordedEpisodes: number | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why the last recording recorded nothing' })
  failure: string | null;
}

export class AbsenceImportDto extends OmitType(ListedImportDto, ['preview']) {
  @ApiProperty({ type: ImportPreviewDto })
  preview: ImportPreviewDto;
}

export class AbsenceImportsPageDto extends PagedDto {
  @ApiProperty({ type: [ListedImportDto], description: 'The latest first' })
  items: ListedImportDto[];
}
