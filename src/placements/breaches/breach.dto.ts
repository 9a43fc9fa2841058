import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../http/day.decorator.js';
import { IsGiven } from '../../http/given.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { PageDto } from '../../http/paged.js';
import { COURTS, type Court } from '../../law/evidence/kinds.js';

const id = { example: '9a1f2b34-0000-4000-8000-000000000000' } as const;

export const DIRECTOR_DECISIONS = ['continue-while-moving', 'move-now'] as const;
export type DirectorsDecision = (typeof DIRECTOR_DECISIONS)[number];

/** Whether a court has made an order about where the child lives, or about their liberty. */
export const COURT_ORDER_ANSWERS = ['in-force', 'applied-for', 'none', 'not-known'] as const;
export type CourtOrderAnswer = (typeof COURT_ORDER_ANSWERS)[number];

/** The evidence an order of a court is kept as. */
export const COURT_ORDER_KINDS = ['deprivation-of-liberty-order', 'court-order'] as const;
export type CourtOrderKind = (typeof COURT_ORDER_KINDS)[number];

export const OFSTED_ANSWERS = ['told', 'not-yet', 'not-applicable', 'not-known'] as const;
export type OfstedAnswer = (typeof OFSTED_ANSWERS)[number];

/** How somebody else than who types it decided. */
export const TOLD_CHANNELS = ['telephone', 'in-person'] as const;

export class AlternativeDto {
  @ApiProperty({ example: 'Patternby House, a registered home' })
  @IsString({ message: 'Enter what was tried' })
  @IsGiven({ message: 'Enter what was tried' })
  @MaxLength(500, { message: 'What was tried must be 500 characters or fewer' })
  what: string;

  @ApiProperty({ example: '2026-11-22T21:15:00Z' })
  @IsInstant({ message: 'Enter when it was asked', past: true })
  askedAt: Date;

  @ApiProperty({ example: 'No bed until Thursday' })
  @IsString({ message: 'Enter why it could not be' })
  @IsGiven({ message: 'Enter why it could not be' })
  @MaxLength(1000, { message: 'Why it could not be must be 1,000 characters or fewer' })
  whyNot: string;
}

/** One not recorded yet: it is kept with the plans and decisions of the placement. */
export class CourtOrderDto {
  @ApiProperty({ enum: COURT_ORDER_KINDS, example: 'deprivation-of-liberty-order' })
  @IsIn(COURT_ORDER_KINDS, { message: 'Select what the order is about' })
  kind: CourtOrderKind;

  @ApiProperty({ enum: COURTS.map(([code]) => code), example: 'high-court' })
  @IsIn(COURTS.map(([code]) => code), { message: 'Select which court made it' })
  court: Court;

  @ApiPropertyOptional({ example: 'FD26P00123' })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'The reference must be 100 characters or fewer' })
  reference?: string;

  @ApiProperty({ example: '2026-11-22T20:00:00Z' })
  @IsInstant({ message: 'Enter when the order was made', past: true })
  from: Date;

  @ApiPropertyOptional({ example: '2026-12-20T17:00:00Z', description: 'Left out: no end was set' })
  @IsOptional()
  @IsInstant({ message: 'Enter until when the order holds' })
  until?: Date;
}

/** A decision somebody else made, which the actor writes down (decision 2). */
export class ToldDto {
  @ApiProperty({ ...id, description: 'Who decided; never who records it, nor who recorded the child there' })
  @IsUUID(undefined, { message: 'Select who decided' })
  decidedBy: string;

  @ApiProperty({ example: '2026-11-23T00:20:00Z' })
  @IsInstant({ message: 'Enter when it was decided', past: true })
  decidedAt: Date;

  @ApiProperty({ enum: TOLD_CHANNELS, example: 'telephone' })
  @IsIn(TOLD_CHANNELS, { message: 'Select how you were told' })
  channel: (typeof TOLD_CHANNELS)[number];
}

export class DecideBreachDto {
  @ApiProperty({ enum: DIRECTOR_DECISIONS, example: 'move-now' })
  @IsIn(DIRECTOR_DECISIONS, { message: 'Select the decision' })
  decision: DirectorsDecision;

  @ApiProperty({ example: 'Two registered homes have agreed to assess today.' })
  @IsString({ message: 'Enter the reasons' })
  @IsGiven({ message: 'Enter the reasons' })
  @MaxLength(5000, { message: 'The reasons must be 5,000 characters or fewer' })
  reasons: string;

  @ApiPropertyOptional({ type: [AlternativeDto], description: 'What was tried since the decision before' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20, { message: 'Enter 20 alternatives or fewer' })
  @ValidateNested({ each: true })
  @Type(() => AlternativeDto)
  alternatives?: AlternativeDto[];

  @ApiPropertyOptional({ example: 'It was 3am', description: 'Needed where no alternative is given' })
  @ValidateIf((body: DecideBreachDto) => !body.alternatives?.length || Boolean(body.noAlternativesBecause))
  @IsString({ message: 'Enter an alternative that was tried, or why none was' })
  @IsGiven({ message: 'Enter an alternative that was tried, or why none was' })
  @MaxLength(2000, { message: 'Why none was tried must be 2,000 characters or fewer' })
  noAlternativesBecause?: string;

  @ApiProperty({ enum: COURT_ORDER_ANSWERS, example: 'in-force' })
  @IsIn(COURT_ORDER_ANSWERS, { message: 'Select whether there is a court order' })
  courtOrder: CourtOrderAnswer;

  @ApiPropertyOptional({ ...id, description: 'Of an order in force that is recorded already' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the order' })
  courtOrderId?: string;

  @ApiPropertyOptional({ type: CourtOrderDto, description: 'Of an order in force that is not recorded yet' })
  @IsOptional()
  @IsObject({ message: 'Describe the order' })
  @ValidateNested()
  @Type(() => CourtOrderDto)
  order?: CourtOrderDto;

  @ApiProperty({ enum: OFSTED_ANSWERS, example: 'told' })
  @IsIn(OFSTED_ANSWERS, { message: 'Select whether Ofsted was told' })
  ofsted: OfstedAnswer;

  @ApiPropertyOptional({ example: '2026-11-23T09:00:00Z' })
  @ValidateIf(({ ofsted }: DecideBreachDto) => ofsted === 'told')
  @IsInstant({ message: 'Enter when Ofsted was told', past: true })
  ofstedToldAt?: Date;

  @ApiPropertyOptional({ example: 'Sam Sample, placements' })
  @ValidateIf(({ ofsted }: DecideBreachDto) => ofsted === 'told')
  @IsString({ message: 'Enter who told Ofsted' })
  @IsGiven({ message: 'Enter who told Ofsted' })
  @MaxLength(200, { message: 'Who told Ofsted must be 200 characters or fewer' })
  ofstedToldBy?: string;

  @ApiPropertyOptional({ example: 'He is with his grandmother, whom Ofsted does not regulate' })
  @ValidateIf(({ ofsted, ofstedReason }: DecideBreachDto) => ofsted === 'not-applicable' || Boolean(ofstedReason))
  @IsString({ message: 'Enter why Ofsted need not be told' })
  @IsGiven({ message: 'Enter why Ofsted need not be told' })
  @MaxLength(2000, { message: 'The reason must be 2,000 characters or fewer' })
  ofstedReason?: string;

  @ApiProperty({ example: 'Patternby House on Thursday; two staff until then' })
  @IsString({ message: 'Enter how this ends' })
  @IsGiven({ message: 'Enter how this ends' })
  @MaxLength(5000, { message: 'How this ends must be 5,000 characters or fewer' })
  exitPlan: string;

  @ApiProperty({ example: '2026-11-26' })
  @IsDay('Enter by when this ends')
  exitBy: string;

  @ApiPropertyOptional({ example: '2026-11-30', description: 'The last day for the next decision; at most a week on' })
  @IsOptional()
  @IsDay('Enter a real day for the next review')
  reviewBy?: string;

  @ApiPropertyOptional({ type: ToldDto, description: 'Left out: the actor is the director, and decides now' })
  @IsOptional()
  @IsObject({ message: 'Say who decided, when and how' })
  @ValidateNested()
  @Type(() => ToldDto)
  told?: ToldDto;

  @ApiPropertyOptional({
    ...id,
    nullable: true,
    description: 'The last decision you have seen, null for none: refused when there is a later one',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'Name the decision this follows' })
  follows?: string | null;
}

export class ConfirmDecisionDto {
  @ApiProperty({ example: true, description: 'False disowns it: the decision is owed again' })
  @IsBoolean({ message: 'Select whether you decided this' })
  confirmed: boolean;
}

/** Of standing breaches: all, or those on which something is owed. */
export const BREACH_LISTS = ['standing', 'owed', 'overdue'] as const;
export type BreachList = (typeof BREACH_LISTS)[number];

export class ListBreachesDto extends PageDto {
  @ApiPropertyOptional({
    enum: BREACH_LISTS,
    default: 'standing',
    description: 'All, what is owed by today, what is overdue',
  })
  @IsOptional()
  @IsIn(BREACH_LISTS, { message: 'Select which breaches' })
  show?: BreachList;
}
