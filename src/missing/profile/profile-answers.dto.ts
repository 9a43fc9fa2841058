import { ApiProperty } from '@nestjs/swagger';
import { SUBJECT_IDS, type Subject } from './profile.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T16:00:00.000Z' } as const;

export class ProfileItemDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: SUBJECT_IDS, example: 'hair' })
  subject: Subject;

  @ApiProperty({ example: 'Dark brown, to the shoulders, often in a plait' })
  words: string;

  @ApiProperty({ example: false, description: 'Goes to the police only' })
  protected: boolean;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Null while it is so' })
  until: string | null;

  @ApiProperty({ ...instant, description: 'When it was last said to be right' })
  confirmedAt: string;

  @ApiProperty({ example: 'Her foster carer, by telephone' })
  confirmedBy: string;

  @ApiProperty({ example: 1 })
  version: number;
}

export class ProfilePhotoDto {
  @ApiProperty({ ...id, description: 'Of the bytes: /api/v1/profile-pictures/{id}' })
  pictureId: string;

  @ApiProperty({ example: 'image/jpeg' })
  mediaType: string;

  @ApiProperty({ example: 1200 })
  width: number;

  @ApiProperty({ example: 1600 })
  height: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-09-01' })
  takenOn: string | null;

  @ApiProperty(instant)
  from: string;

  @ApiProperty(instant)
  confirmedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  confirmedBy: string;
}

export class HandOverAnswerDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Jo Example, foster carer' })
  handedTo: string;

  @ApiProperty(instant)
  handedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  handedBy: string;
}

export class ProfileStandingDto {
  @ApiProperty({ enum: ['current', 'due', 'overdue', 'not-engaged'], example: 'due' })
  is: string;

  @ApiProperty({ ...instant, nullable: true, description: 'No part of it is older; null when it says nothing' })
  lastConfirmedAt: string | null;

  @ApiProperty({ type: [String], example: ['photo', 'eyes'], description: 'What nobody has recorded: not known' })
  unanswered: string[];

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-11-27' })
  dueOn: string | null;

  @ApiProperty({
    example: false,
    description: 'Whoever looks after the child since the last move has not been given it',
  })
  handOverDue: boolean;
}

export class MissingProfileDto {
  @ApiProperty(id)
  childId: string;

  @ApiProperty({ type: ProfileStandingDto })
  standing: ProfileStandingDto;

  @ApiProperty({ type: [ProfileItemDto] })
  items: ProfileItemDto[];

  @ApiProperty({ type: ProfilePhotoDto, nullable: true })
  photo: ProfilePhotoDto | null;

  @ApiProperty({ type: [HandOverAnswerDto], description: 'The latest first' })
  handOvers: HandOverAnswerDto[];

  @ApiProperty({ example: true, description: 'False: addresses are restricted to named people, not to you' })
  addressShown: boolean;
}

export class ConfirmedDto {
  @ApiProperty({ example: 17, description: 'How many items were confirmed' })
  confirmed: number;
}
