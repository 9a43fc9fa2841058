import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PagedDto } from './paged.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

/** See RecordedVersion in kernel/. */
export class RecordedVersionDto {
  @ApiProperty({ example: 'legal-status' })
  fact: string;

  @ApiProperty(id)
  factId: string;

  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty(instant)
  recordedAt: Date;

  @ApiProperty({ ...instant, nullable: true, description: 'Null for what is known now' })
  recordedUntil: Date | null;

  @ApiProperty({ example: 'Sam Sample' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: 'The order was an interim one' })
  recordedWhy: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { code: 'C1' } })
  says: Record<string, unknown>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { code: 'C2' },
    description: 'What the version before said; null for the first',
  })
  before?: Record<string, unknown> | null;
}

export class HistoryDto extends PagedDto {
  @ApiProperty({ type: [RecordedVersionDto] })
  items: RecordedVersionDto[];
}
