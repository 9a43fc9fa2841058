import { ApiProperty } from '@nestjs/swagger';
import { DIRECTOR_DECISIONS } from './breach.dto.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;

export class BreachDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ ...instant, description: 'The first instant life was not lawful' })
  trueFrom: string;

  @ApiProperty({
    ...instant,
    nullable: true,
    description: 'When it was known here: staff clocks run from then. Null in the answer that opens it',
  })
  knownFrom: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; may be foreseen' })
  until: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'attained-16' })
  endReason: string | null;

  @ApiProperty({ enum: DIRECTOR_DECISIONS, nullable: true, example: 'move-now' })
  directorDecision: string | null;

  @ApiProperty({ ...instant, nullable: true })
  directorDecidedAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Two registered homes have agreed to assess today.' })
  directorReasons: string | null;

  @ApiProperty({ example: 1, description: 'For If-Match' })
  version: number;
}

export class BreachesDto {
  @ApiProperty({ type: [BreachDto] })
  items: BreachDto[];
}
