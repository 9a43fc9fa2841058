import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldErrorDto {
  @ApiProperty({ example: 'approval.decidedBy', description: 'A nested field is named with dots' })
  field: string;

  @ApiProperty({ example: 'Select who approved the placement' })
  message: string;
}

/** A refusal (RFC 9457), sent as application/problem+json. */
export class ProblemDto {
  @ApiProperty({ example: '/problems/invalid', description: 'The kind: what a program decides by' })
  type: string;

  @ApiProperty({ example: 'An answer is missing or wrong' })
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ example: 'Select the route', description: 'What to do about it. Never holds a child’s details' })
  detail: string;

  @ApiProperty({
    example: 'urn:uuid:0d9e7f1c-52b7-4a62-9c3e-8f2a1b6c4d5e',
    description: 'The request, to be quoted when asking for help',
  })
  instance: string;

  @ApiPropertyOptional({ type: [FieldErrorDto], description: 'invalid: every field at fault' })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({ example: '/api/v1/absences/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00', description: 'conflict' })
  existing?: string;

  @ApiPropertyOptional({ example: 'PL-01', description: 'unlawful: the rule in the way' })
  rule?: string;

  @ApiPropertyOptional({ example: '2021-09-09.1', description: 'unlawful' })
  ruleVersion?: string;

  @ApiPropertyOptional({
    example: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A',
    description: 'unlawful',
  })
  citation?: string;

  @ApiPropertyOptional({ example: '2026-11-23', description: 'unlawful: the day judged' })
  on?: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    example: 12,
    description: 'unlawful: whole years on that day; null when no date of birth is recorded',
  })
  ageOn?: number | null;

  @ApiPropertyOptional({ example: 'Oak Hostel', description: 'unlawful' })
  setting?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'unlawful: the whole verdict, as the check of a placement answers it',
  })
  verdict?: object;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'invalid, of whileAwayReason: the open row of the annual return (type M or A, from), when the placement ends, and whether that breaks rule 575',
  })
  returnWillSay?: object | null;
}
