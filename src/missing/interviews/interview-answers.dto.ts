import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../../http/paged.js';
import { ANSWERS, HARM, KINDS, PARENTS_VIEWS } from './interview.dto.js';
import { type Closing, CLOSINGS, type Outcome, OUTCOMES } from './outcome.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-23T09:00:00.000Z' } as const;
const maybeInstant = { ...instant, nullable: true } as const;
const words = { type: String, nullable: true, example: null } as const;

export class IdDto {
  @ApiProperty(id)
  id: string;
}

/** An interview due, and how it stands. */
export class DueInterviewDto {
  @ApiProperty(id)
  absenceId: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ enum: KINDS, example: 'missing' })
  kind: (typeof KINDS)[number];

  @ApiProperty({ ...instant, example: '2026-11-20T21:40:00.000Z' })
  leftAt: Date;

  @ApiProperty({ ...instant, example: '2026-11-21T06:00:00.000Z' })
  returnedAt: Date;

  @ApiProperty({ ...instant, example: '2026-11-24T06:00:00.000Z', description: '72 hours after the return' })
  dueAt: Date;

  @ApiProperty({ ...maybeInstant, description: 'The latest offer' })
  offeredAt: Date | null;

  @ApiProperty({ enum: ANSWERS, nullable: true, example: 'accepted', description: 'To the latest offer' })
  answer: (typeof ANSWERS)[number] | null;

  @ApiProperty({ ...maybeInstant, example: '2026-11-24T15:00:00.000Z' })
  arrangedFor: Date | null;

  @ApiProperty({ ...words, example: 'Jo Example' })
  interviewerName: string | null;

  @ApiProperty({ ...maybeInstant, example: null })
  heldAt: Date | null;

  @ApiProperty({ type: Boolean, nullable: true, example: null })
  independent: boolean | null;

  @ApiProperty({ enum: OUTCOMES, example: 'awaited' })
  outcome: Outcome;

  @ApiProperty({ example: true, description: 'Somebody still has something to do' })
  pending: boolean;

  @ApiProperty({ example: false, description: 'Pending, and the 72 hours are over' })
  late: boolean;
}

export class ListedInterviewDto extends DueInterviewDto {
  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty({ ...words, example: 'Sam Sample' })
  workerName: string | null;

  @ApiProperty({ ...words, example: 'Looked after children, north' })
  teamName: string | null;
}

export class InterviewsPageDto extends PagedDto {
  @ApiProperty({ type: [ListedInterviewDto] })
  items: ListedInterviewDto[];
}

export class OfferDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(instant)
  offeredAt: Date;

  @ApiProperty({ example: 'Sam Sample' })
  offeredBy: string;

  @ApiProperty({ example: 'Aisha, by telephone' })
  offeredTo: string;

  @ApiProperty({ enum: ANSWERS, nullable: true, example: 'accepted' })
  answer: (typeof ANSWERS)[number] | null;

  @ApiProperty(maybeInstant)
  answeredAt: Date | null;

  @ApiProperty(words)
  declinedReason: string | null;

  @ApiProperty({ example: 1 })
  version: number;
}

export class ClosingDto {
  @ApiProperty({ enum: CLOSINGS, example: 'unreachable' })
  outcome: Closing;

  @ApiProperty(instant)
  closedAt: Date;

  @ApiProperty({ example: 'Sam Sample' })
  closedBy: string;

  @ApiProperty({ example: 'Three visits and two calls, no answer' })
  reason: string;
}

export class CoveredAbsenceDto {
  @ApiProperty(id)
  absenceId: string;

  @ApiProperty({ ...instant, example: '2026-11-20T21:40:00.000Z' })
  leftAt: Date;

  @ApiProperty({ ...instant, example: '2026-11-21T06:00:00.000Z' })
  returnedAt: Date;
}

export class MentionedDto {
  @ApiProperty({ example: 'Milltown bus station' })
  name: string;

  @ApiProperty({ ...words, example: 'Waited there until the last bus' })
  details: string | null;
}

export class InterviewActionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Ask for weekly contact with her brother' })
  what: string;

  @ApiProperty(id)
  ownerId: string;

  @ApiProperty({ example: 'Sam Sample' })
  ownerName: string;

  @ApiProperty({ type: String, format: 'date', example: '2026-12-01' })
  dueOn: string;

  @ApiProperty({ ...maybeInstant, example: null })
  doneAt: Date | null;

  @ApiProperty(words)
  doneNote: string | null;
}

export class InterviewShareDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Her reviewing officer' })
  sharedWith: string;

  @ApiProperty(instant)
  sharedAt: Date;

  @ApiProperty({ example: 'Why she went, and where to' })
  what: string;
}

export class AssignmentDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Jo Example' })
  userName: string;

  @ApiProperty(instant)
  from: Date;

  @ApiProperty({ ...instant, example: '2026-11-30T17:00:00.000Z' })
  until: Date;

  @ApiProperty({ example: 'Mo Manager' })
  assignedBy: string;

  @ApiProperty({ ...maybeInstant, example: null })
  handedInAt: Date | null;
}

/** Arranged, and once held what was said. Answers that are null were not asked. */
export class ReturnInterviewDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ ...maybeInstant, example: '2026-11-24T15:00:00.000Z' })
  arrangedFor: Date | null;

  @ApiProperty({ ...words, example: 'At her school' })
  arrangedPlace: string | null;

  @ApiProperty({ ...words, description: 'Null for somebody who does not sign in here' })
  interviewerId: string | null;

  @ApiProperty({ example: 'Jo Example' })
  interviewerName: string;

  @ApiProperty({ ...words, example: 'Safe Voices' })
  organisation: string | null;

  @ApiProperty({ ...maybeInstant, example: '2026-11-24T15:10:00.000Z' })
  heldAt: Date | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  independent: boolean | null;

  @ApiProperty({ ...words, example: 'Works for a charity and takes no part in decisions about her' })
  independenceReason: string | null;

  @ApiProperty({ ...words, example: 'I just wanted to see my brother.' })
  ownWords: string | null;

  @ApiProperty(words)
  whatHappened: string | null;

  @ApiProperty({ type: [String], nullable: true, example: ['contact'] })
  pushFactors: string[] | null;

  @ApiProperty({ type: [String], nullable: true, example: ['family'] })
  pullFactors: string[] | null;

  @ApiProperty({ type: [MentionedDto] })
  places: MentionedDto[];

  @ApiProperty({ type: [MentionedDto] })
  people: MentionedDto[];

  @ApiProperty({ enum: HARM, nullable: true, example: 'no' })
  harm: (typeof HARM)[number] | null;

  @ApiProperty(words)
  harmDetails: string | null;

  @ApiProperty(words)
  disclosures: string | null;

  @ApiProperty(words)
  recommendations: string | null;

  @ApiProperty({ enum: PARENTS_VIEWS, nullable: true, example: 'obtained' })
  parentsViews: (typeof PARENTS_VIEWS)[number] | null;

  @ApiProperty(words)
  parentsViewsDetails: string | null;

  @ApiProperty({ ...maybeInstant, example: null, description: 'By an interviewer from outside' })
  handedInAt: Date | null;

  @ApiProperty({ type: [CoveredAbsenceDto] })
  covers: CoveredAbsenceDto[];

  @ApiProperty({ type: [InterviewActionDto] })
  actions: InterviewActionDto[];

  @ApiProperty({ type: [InterviewShareDto] })
  shares: InterviewShareDto[];

  @ApiProperty({ type: [AssignmentDto] })
  assignments: AssignmentDto[];

  @ApiProperty({ example: 2, description: 'For If-Match' })
  version: number;
}

export class InterviewFileDto {
  @ApiProperty(id)
  absenceId: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty({ type: DueInterviewDto, nullable: true, description: 'Null when none is due' })
  due: DueInterviewDto | null;

  @ApiProperty({ type: [OfferDto], description: 'The latest first' })
  offers: OfferDto[];

  @ApiProperty({ type: [ClosingDto], description: 'That it came to no interview; the latest first' })
  closings: ClosingDto[];

  @ApiProperty({ type: ReturnInterviewDto, nullable: true, description: 'Once arranged, assigned or held' })
  interview: ReturnInterviewDto | null;
}

/** Counts of those due: the outcomes add up to `due`. */
export class OutcomeCountsDto implements Record<Outcome, number> {
  @ApiProperty({ example: 20 })
  due: number;

  @ApiProperty({ example: 11 })
  'held-in-time': number;

  @ApiProperty({ example: 2 })
  'held-late': number;

  @ApiProperty({ example: 3 })
  declined: number;

  @ApiProperty({ example: 1 })
  'not-offered': number;

  @ApiProperty({ example: 1, description: 'Or missing again' })
  unreachable: number;

  @ApiProperty({ example: 1 })
  'not-applicable': number;

  @ApiProperty({ example: 1, description: 'The 72 hours run, or it was offered and nothing has come of it yet' })
  awaited: number;

  @ApiProperty({ example: 17 })
  offered: number;

  @ApiProperty({ example: 14, description: 'Accepted, or held' })
  accepted: number;
}

export class MonthRatesDto {
  @ApiProperty({ example: '2026-10' })
  month: string;

  @ApiProperty({ type: OutcomeCountsDto })
  missing: OutcomeCountsDto;

  @ApiProperty({ type: OutcomeCountsDto, description: 'After absences that were away only, where they are followed' })
  awayOnly: OutcomeCountsDto;
}

export class InterviewRatesDto {
  @ApiProperty({ type: [MonthRatesDto], description: 'By month of return, the latest first' })
  months: MonthRatesDto[];
}

export class StandingPolicyDto {
  @ApiProperty({ example: false })
  awayOnly: boolean;

  @ApiProperty(words)
  seniorManagerId: string | null;

  @ApiProperty({ ...words, example: 'Mo Manager' })
  seniorManagerName: string | null;

  @ApiProperty({ ...maybeInstant, description: 'Null where nothing was ever set' })
  from: Date | null;
}

/** The least of one episode. */
export class AssignedInterviewDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Aisha' })
  firstName: string;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  age: number | null;

  @ApiProperty({ ...instant, example: '2026-11-20T21:40:00.000Z' })
  leftAt: Date;

  @ApiProperty({ ...instant, example: '2026-11-21T06:00:00.000Z' })
  returnedAt: Date;

  @ApiProperty({ ...maybeInstant, example: '2026-11-24T06:00:00.000Z' })
  dueAt: Date | null;

  @ApiProperty({ example: true, description: 'False when it was known where the child was' })
  wasMissing: boolean;

  @ApiProperty({ ...words, example: 'At the bus stop', description: 'Null where the address is restricted' })
  lastSeen: string | null;

  @ApiProperty({ ...words, example: 'yes', description: 'Whether the child was safe and well when found' })
  foundSafe: string | null;

  @ApiProperty({ ...words, example: 'Oak House', description: 'Null where the address is restricted' })
  livesAt: string | null;

  @ApiProperty({ ...maybeInstant, example: null })
  arrangedFor: Date | null;

  @ApiProperty(words)
  arrangedPlace: string | null;

  @ApiProperty({ example: 'Mo Manager' })
  assignedBy: string;

  @ApiProperty({ ...instant, example: '2026-11-30T17:00:00.000Z' })
  endsAt: Date;
}

export class AssignedInterviewsDto {
  @ApiProperty({ type: [AssignedInterviewDto] })
  items: AssignedInterviewDto[];
}
