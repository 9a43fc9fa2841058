import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../http/paged.js';

export class AccessDto {
  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T18:30:00.000Z' })
  at: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '9a1f2b34-0000-4000-8000-000000000000',
    description: 'Null for the command line and what happens by itself',
  })
  userId: string | null;

  @ApiProperty({ example: 'Sam Sample' })
  by: string;

  @ApiProperty({ example: 'child.open', description: 'As the audit has it' })
  action: string;

  @ApiProperty({ example: 'done', description: '`done`, or `refused:` and why' })
  outcome: string;

  @ApiProperty({ example: 0, description: 'How many other children the same request told of' })
  others: number;
}

export class AccessesPageDto extends PagedDto {
  @ApiProperty({ type: [AccessDto], description: 'The latest first' })
  items: AccessDto[];
}
