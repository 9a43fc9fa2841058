import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../http/paged.js';
import { AUDIENCES, type Audience } from './pack.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;

export class PackValueDto {
  @ApiProperty({ example: 'Dark brown, to the shoulders' })
  words: string;

  @ApiProperty({ type: String, required: false, example: 'confirmed 20 November 2026' })
  note?: string;
}

export class PackLineDto {
  @ApiProperty({ example: 'Hair' })
  label: string;

  @ApiProperty({ type: [PackValueDto] })
  values: PackValueDto[];
}

export class PackSectionDto {
  @ApiProperty({ example: 'What the child looks like' })
  title: string;

  @ApiProperty({ type: String, required: false, example: 'Not for disclosure' })
  warning?: string;

  @ApiProperty({ type: [PackLineDto] })
  lines: PackLineDto[];
}

export class PackDto {
  @ApiProperty({ enum: AUDIENCES, example: 'police' })
  audience: Audience;

  @ApiProperty({ example: 'Testshire County Council' })
  authority: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  knownAs: string | null;

  @ApiProperty({ type: [PackSectionDto] })
  sections: PackSectionDto[];

  @ApiProperty({ type: String, nullable: true, ...id })
  pictureId: string | null;

  @ApiProperty({ example: 'Taken 1 September 2026. Confirmed 20 November 2026' })
  photoWords: string;

  @ApiProperty({ example: 'Nothing in the profile was confirmed before 20 August 2026' })
  profileWords: string;
}

export class PackReleaseDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  absenceId: string;

  @ApiProperty({ enum: AUDIENCES, example: 'police' })
  audience: Audience;

  @ApiProperty({ example: 'PC Alex Sample' })
  recipientName: string;

  @ApiProperty({ example: 'Testshire Police' })
  recipientOrganisation: string;

  @ApiProperty({ example: 'missing@police.example' })
  recipientContact: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T01:10:00.000Z' })
  releasedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  releasedBy: string;

  @ApiProperty({ example: '2b1f…', description: 'SHA-256 of the PDF, in hexadecimal' })
  sha256: string;

  @ApiProperty({ example: '/api/v1/pack-releases/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00/pdf' })
  pdfHref: string;
}

export class PackReleasesDto extends PagedDto {
  @ApiProperty({ type: [PackReleaseDto] })
  items: PackReleaseDto[];
}
