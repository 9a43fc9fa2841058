import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { IsInstant } from '../http/instant.decorator.js';
import { PageDto, PagedDto } from '../http/paged.js';
import { DELIVERY_STATES, type DeliveryState, EVENT_KINDS, type EventKind } from './event.js';

export class SubscribeDto {
  @ApiProperty({ example: 'Police liaison system' })
  @IsString({ message: 'Enter what it is called' })
  @IsGiven({ message: 'Enter what it is called' })
  @MaxLength(100, { message: 'The name must be 100 characters or fewer' })
  name: string;

  @ApiProperty({
    example: 'https://events.example.org/kith',
    description: 'https only, on the public internet; redirects are not followed',
  })
  @IsString({ message: 'Enter an address that begins with https://' })
  @MaxLength(500, { message: 'The address must be 500 characters or fewer' })
  url: string;

  @ApiProperty({ enum: EVENT_KINDS, isArray: true, example: ['missing.reported', 'missing.returned'] })
  @IsArray({ message: 'Select at least one event' })
  @ArrayNotEmpty({ message: 'Select at least one event' })
  @ArrayMaxSize(EVENT_KINDS.length, { message: 'Select each event once' })
  @IsIn(EVENT_KINDS, { each: true, message: 'There is no such event' })
  kinds: EventKind[];
}

export class ReplaySinceDto {
  @ApiProperty({ example: '2026-11-22T20:00:00Z', description: 'Everything recorded from then on is sent again' })
  @IsInstant({ message: 'Enter from when on', past: true })
  since: Date;
}

export class ListDeliveriesDto extends PageDto {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, description: 'Only those' })
  @IsOptional()
  @IsIn(DELIVERY_STATES, { message: 'There is no such state' })
  state?: DeliveryState;
}

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-22T20:00:00.000Z' } as const;
const maybe = { ...instant, nullable: true } as const;

export class SubscribedDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
    description:
      'Shown this once: null when the request is repeated under its Idempotency-Key. Signatures are those of Standard Webhooks',
  })
  secret: string | null;
}

export class SubscriptionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Police liaison system' })
  name: string;

  @ApiProperty({ example: 'https://events.example.org/kith' })
  url: string;

  @ApiProperty({ enum: EVENT_KINDS, isArray: true, example: ['missing.reported'] })
  kinds: EventKind[];

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...maybe, example: null })
  until: string | null;

  @ApiProperty({ example: 0, description: 'Deliveries not made yet' })
  waiting: number;

  @ApiProperty({ example: 0, description: 'Deliveries given up after a day' })
  failed: number;

  @ApiProperty({ ...maybe, description: 'The latest' })
  deliveredAt: string | null;
}

export class SubscriptionsPageDto extends PagedDto {
  @ApiProperty({ type: [SubscriptionDto] })
  items: SubscriptionDto[];
}

export class DeliveryDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ ...id, description: 'The webhook-id: the same however often it is sent' })
  eventId: string;

  @ApiProperty({ enum: EVENT_KINDS, example: 'missing.reported' })
  kind: EventKind;

  @ApiProperty({ enum: DELIVERY_STATES, example: 'waiting' })
  state: DeliveryState;

  @ApiProperty(instant)
  occurredAt: string;

  @ApiProperty(instant)
  queuedAt: string;

  @ApiProperty({ example: false, description: 'Sent again by somebody' })
  byHand: boolean;

  @ApiProperty({ example: 2 })
  tries: number;

  @ApiProperty({ ...maybe, example: null })
  deliveredAt: string | null;

  @ApiProperty({ ...maybe, example: null, description: 'Given up' })
  failedAt: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 503, description: 'What the receiver answered last' })
  status: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'HTTP 503' })
  problem: string | null;
}

export class DeliveriesPageDto extends PagedDto {
  @ApiProperty({ type: [DeliveryDto] })
  items: DeliveryDto[];
}

export class ReplayedDto {
  @ApiProperty(id)
  id: string;
}

export class ReplayedSinceDto {
  @ApiProperty({ example: 12, description: 'Events on their way again; at most 5,000 at once, the earliest first' })
  count: number;
}
