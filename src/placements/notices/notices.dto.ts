import { ApiProperty } from '@nestjs/swagger';
import { NOTICE_RECIPIENTS } from '../../law/evidence/kinds.js';

const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;
const STATES = ['sent', 'sent-late', 'withheld', 'not-sent', 'later', 'not-needed', 'owed'] as const;

export class PlacementNoticeDto {
  @ApiProperty({ enum: NOTICE_RECIPIENTS, example: 'parents' })
  recipient: string;

  @ApiProperty({
    enum: STATES,
    example: 'owed',
    description: 'owed: nothing is recorded; later: not practicable before; not-needed: nobody has to be told',
  })
  state: string;

  @ApiProperty({
    ...instant,
    nullable: true,
    description: 'Null where none is due, or bank holidays on the way are not recorded',
  })
  dueAt: string | null;

  @ApiProperty({ example: false })
  isOverdue: boolean;

  @ApiProperty({ example: true, description: 'The law’s own recipients are always told' })
  mayBeWithheld: boolean;

  @ApiProperty({ example: false, description: 'What is sent says that the address goes no further' })
  notForOnwardDisclosure: boolean;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'When it was sent, or withheld' })
  at: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'letter' })
  how: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it is withheld, or comes later' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample', description: 'Who recorded it' })
  recordedByName: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of what is withheld: who decided' })
  decidedByName: string | null;
}

export class NoticesDto {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why nobody has to be told' })
  notEngaged: string | null;

  @ApiProperty({ type: [PlacementNoticeDto], description: 'Everybody the law names, at most nine' })
  items: PlacementNoticeDto[];
}
