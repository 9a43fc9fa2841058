import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageDto, PagedDto } from '../http/paged.js';
import { CHANNELS, type Channel, MESSAGE_STATES, type MessageState, TEMPLATE_NAMES } from './message.js';

export class ListMessagesDto extends PageDto {
  @ApiPropertyOptional({ enum: MESSAGE_STATES, description: 'Only those; overdue is still being tried, failed is not' })
  @IsOptional()
  @IsIn(MESSAGE_STATES, { message: 'There is no such state' })
  state?: MessageState;
}

/** A message to try whether messages arrive. */
export class TestMessageDto {
  @ApiProperty({ enum: CHANNELS, example: 'email' })
  @IsIn(CHANNELS, { message: 'Select email or text message' })
  channel: Channel;

  @ApiProperty({
    example: 'duty@example.test',
    description: 'An email address, or a telephone number for a text message',
  })
  @IsString({ message: 'Enter an email address or a telephone number' })
  @MaxLength(254, { message: 'It must be 254 characters or fewer' })
  recipient: string;
}

export class RangDto {
  @ApiProperty({ example: true, description: 'Whether you spoke to them; then the message needs no sending' })
  @IsBoolean({ message: 'Select whether you spoke to them' })
  spoke: boolean;
}

const instant = { type: String, format: 'date-time', example: '2026-11-22T20:00:00.000Z' } as const;
const never = { ...instant, nullable: true, example: null } as const;

/** What it says is in its template; it holds no child’s name. */
export class MessageDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;

  @ApiProperty({ enum: MESSAGE_STATES, example: 'overdue' })
  state: MessageState;

  @ApiProperty({ enum: CHANNELS, example: 'email' })
  channel: Channel;

  @ApiProperty({ example: 'duty@example.test' })
  recipient: string;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample', description: 'The colleague, where it is one' })
  toName: string | null;

  @ApiProperty({ type: String, nullable: true, example: '01632 960001' })
  toTelephone: string | null;

  @ApiProperty({ enum: TEMPLATE_NAMES, example: 'escalation-owed' })
  template: string;

  @ApiProperty({ example: 'M-3F0E2F7E', description: 'What it is about, to say aloud' })
  reference: string;

  @ApiProperty(instant)
  queuedAt: string;

  @ApiProperty({ example: 2 })
  tries: number;

  @ApiProperty(never)
  sentAt: string | null;

  @ApiProperty({ ...never, description: 'Given up' })
  failedAt: string | null;

  @ApiProperty({ ...never, description: 'Somebody was spoken to instead' })
  rungAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'HTTP 503', description: 'Of the latest try that failed' })
  problem: string | null;
}

export class MessagesPageDto extends PagedDto {
  @ApiProperty({ type: [MessageDto] })
  items: MessageDto[];
}

export class MessageQueuedDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;
}
