import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../../http/paged.js';
import { CHANNELS } from '../placement.dto.js';
import { COURT_ORDER_ANSWERS, COURT_ORDER_KINDS, DIRECTOR_DECISIONS, OFSTED_ANSWERS } from './breach.dto.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;
const day = { type: String, format: 'date', example: '2026-11-27' } as const;

/** What the director owes on it now. */
export class OwedOnBreachDto {
  @ApiProperty({ enum: ['decision', 'review'], example: 'decision' })
  asks: 'decision' | 'review';

  @ApiProperty({
    ...instant,
    description: 'Of a decision: since when it is owed. Of a review: the end of its last day',
  })
  at: string;

  @ApiProperty({ example: false })
  isOverdue: boolean;
}

/** The unbroken time in one place that the breach is part of, whatever the rule: the count that runs on. */
export class BreachRunDto {
  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; may be foreseen' })
  until: string | null;

  @ApiProperty({ example: 4, description: 'London days touched so far; a part of a day is a day' })
  days: number;

  @ApiProperty({ example: 78.5 })
  hours: number;
}

export class BreachDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ example: 'PL-01' })
  rule: string;

  @ApiProperty({ enum: ['foreseen', 'standing', 'ended'], example: 'standing' })
  state: string;

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

  @ApiProperty({ example: 4, description: 'Of this rule: London days touched so far; a part of a day is a day' })
  days: number;

  @ApiProperty({ example: 78.5 })
  hours: number;

  @ApiProperty({ type: BreachRunDto })
  run: BreachRunDto;

  @ApiProperty({ type: OwedOnBreachDto, nullable: true, description: 'Null of one that is over or has not begun' })
  owed: OwedOnBreachDto | null;

  @ApiProperty({
    enum: DIRECTOR_DECISIONS,
    nullable: true,
    example: 'move-now',
    description: 'The last decision on it',
  })
  directorDecision: string | null;

  @ApiProperty({ ...instant, nullable: true })
  directorDecidedAt: string | null;

  @ApiProperty({ ...day, nullable: true, description: 'The last day for the next decision' })
  reviewBy: string | null;

  @ApiProperty({ example: 1, description: 'Counts its changes' })
  version: number;
}

export class BreachesDto {
  @ApiProperty({ type: [BreachDto] })
  items: BreachDto[];
}

/** One stay where the law does not permit it: the breach that waits for a decision, or the longest. */
export class StayInBreachDto extends BreachDto {
  @ApiProperty({ example: 'Robin' })
  givenName: string;

  @ApiProperty({ example: 'Testly' })
  familyName: string;

  @ApiProperty({ type: [String], example: ['PL-01', 'PL-02'], description: 'Every rule broken there now' })
  rules: string[];
}

export class StaysInBreachDto extends PagedDto {
  @ApiProperty({ type: [StayInBreachDto] })
  items: StayInBreachDto[];
}

export class TriedAlternativeDto {
  @ApiProperty({ example: 'Patternby House, a registered home' })
  what: string;

  @ApiProperty(instant)
  askedAt: string;

  @ApiProperty({ example: 'No bed until Thursday' })
  whyNot: string;
}

export class RecordedOrderDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: COURT_ORDER_KINDS, example: 'deprivation-of-liberty-order' })
  kind: string;

  @ApiProperty({ type: String, nullable: true, example: 'high-court', description: 'Null when it was not said' })
  court: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'FD26P00123' })
  reference: string | null;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, description: 'Null: no end was set' })
  until: string | null;
}

export class BreachDecisionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty(id)
  placementId: string;

  @ApiProperty({ ...id, type: String, nullable: true, description: 'The decision before it; null for the first' })
  follows: string | null;

  @ApiProperty({ enum: DIRECTOR_DECISIONS, example: 'move-now' })
  decision: string;

  @ApiProperty({ example: 'Two registered homes have agreed to assess today.' })
  reasons: string;

  @ApiProperty({ type: [TriedAlternativeDto] })
  alternatives: TriedAlternativeDto[];

  @ApiProperty({ type: String, nullable: true, example: null })
  noAlternativesBecause: string | null;

  @ApiProperty({ enum: COURT_ORDER_ANSWERS, example: 'in-force' })
  courtOrder: string;

  @ApiProperty({ type: RecordedOrderDto, nullable: true, description: 'The order in force when it was decided' })
  order: RecordedOrderDto | null;

  @ApiProperty({ enum: OFSTED_ANSWERS, example: 'told' })
  ofsted: string;

  @ApiProperty({ ...instant, nullable: true })
  ofstedToldAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample, placements' })
  ofstedToldBy: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  ofstedReason: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Patternby House on Thursday',
    description: 'Null of a decision made before it was asked',
  })
  exitPlan: string | null;

  @ApiProperty({ ...day, nullable: true })
  exitBy: string | null;

  @ApiProperty({ ...day, description: 'The last day for the next decision' })
  reviewBy: string;

  @ApiProperty(id)
  decidedBy: string;

  @ApiProperty({ example: 'Dee Director' })
  decidedByName: string;

  @ApiProperty(instant)
  decidedAt: string;

  @ApiProperty({ enum: CHANNELS, example: 'system' })
  channel: string;

  @ApiProperty({ type: String, nullable: true, example: 'Dee Director', description: 'Null where a program did' })
  recordedBy: string | null;

  @ApiProperty(instant)
  recordedAt: string;

  @ApiProperty({ ...instant, nullable: true, description: 'Of a telephone decision: by when it is to be confirmed' })
  confirmationDueAt: string | null;

  @ApiProperty({ ...instant, nullable: true })
  confirmedAt: string | null;

  @ApiProperty({ ...instant, nullable: true, description: 'Disowned, it answers nothing' })
  disownedAt: string | null;

  @ApiProperty({ example: 1 })
  version: number;
}

export class BreachDecisionsDto {
  @ApiProperty({ type: [BreachDecisionDto], description: 'The latest first' })
  items: BreachDecisionDto[];
}
