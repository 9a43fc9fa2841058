import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';
import { IsDay } from '../../http/day.decorator.js';
import { IsInstant } from '../../http/instant.decorator.js';
import { PageDto } from '../../http/paged.js';
import { CLOSINGS, OUTCOMES } from './outcome.js';

const ID = '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00';
const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

export const STATES = ['pending', 'due', 'late', 'all'] as const;
export const KINDS = ['missing', 'away-only'] as const;
export const ANSWERS = ['accepted', 'declined'] as const;
export const HARM = ['yes', 'no', 'not-known'] as const;
export const PARENTS_VIEWS = ['obtained', 'not-obtained'] as const;

/** Required words, and no more than so many. `message` begins with “Enter”; what follows names them in the other too. */
function Words(message: string, most = 200): PropertyDecorator {
  const [, first = '', rest = ''] = /^Enter (.)(.*)$/.exec(message) ?? [];
  return (target, property) => {
    atMost(first.toUpperCase() + rest, most)(target, property);
    IsGiven({ message })(target, property);
    IsString({ message })(target, property);
  };
}

/** Words that may be left out. */
function MoreWords(what: string, most = 10_000): PropertyDecorator {
  return (target, property) => {
    atMost(what, most)(target, property);
    IsString()(target, property);
    IsOptional()(target, property);
  };
}

function atMost(what: string, most: number): PropertyDecorator {
  return MaxLength(most, { message: `${what} must be ${most.toLocaleString('en-GB')} characters or fewer` });
}

/** Which interviews: those nobody has finished with, or those of a month and an outcome, to open a figure to its rows. */
export class ListInterviewsDto extends PageDto {
  @ApiPropertyOptional({ enum: STATES, default: 'pending', description: 'pending: due or late, and nothing came of it yet' }) // prettier-ignore
  @IsOptional()
  @IsIn(STATES, { message: 'state is pending, due, late or all' })
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only children allocated to you, or interviews named to you' }) // prettier-ignore
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'mine is true or false' })
  mine?: 'true' | 'false';

  @ApiPropertyOptional({ example: ID, description: 'Only children of this team now' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select a team' })
  team?: string;

  @ApiPropertyOptional({ example: '2026-10', description: 'Only returns of this month, London' })
  @IsOptional()
  @Matches(MONTH, { message: 'month is a year and a month, such as 2026-10' })
  month?: string;

  @ApiPropertyOptional({ enum: OUTCOMES, example: 'held-late', description: 'Only those with this outcome' })
  @IsOptional()
  @IsIn(OUTCOMES, { message: 'There is no such outcome' })
  outcome?: (typeof OUTCOMES)[number];

  @ApiPropertyOptional({ enum: ['offered', 'accepted'], description: 'Only those offered, or accepted' })
  @IsOptional()
  @IsIn(['offered', 'accepted'], { message: 'reached is offered or accepted' })
  reached?: 'offered' | 'accepted';

  @ApiPropertyOptional({ enum: KINDS, description: 'After a missing incident, or after an absence that was away only' })
  @IsOptional()
  @IsIn(KINDS, { message: 'kind is missing or away-only' })
  kind?: (typeof KINDS)[number];
}

export class InterviewRatesQueryDto {
  @ApiPropertyOptional({ example: '2026-10', description: 'The last of the twelve months; this month unless said' })
  @IsOptional()
  @Matches(MONTH, { message: 'until is a year and a month, such as 2026-10' })
  until?: string;
}

export class OfferInterviewDto {
  @ApiProperty({ example: '2026-11-23T09:00:00Z' })
  @IsInstant({ message: 'Enter when it was offered', past: true })
  offeredAt: Date;

  @ApiProperty({ example: 'Sam Sample' })
  @Words('Enter who offered it')
  offeredBy: string;

  @ApiProperty({ example: 'Aisha, by telephone' })
  @Words('Enter to whom it was offered')
  offeredTo: string;

  @ApiPropertyOptional({ enum: ANSWERS, example: 'accepted', description: 'Left out while there is no answer' })
  @IsOptional()
  @IsIn(ANSWERS, { message: 'Select what the child answered' })
  answer?: (typeof ANSWERS)[number];

  @ApiPropertyOptional({ example: 'Does not want to talk to anybody' })
  @ValidateIf((offer: OfferInterviewDto) => offer.answer === 'declined')
  @Words('Enter why the child declined', 2000)
  declinedReason?: string;
}

export class AnswerOfferDto {
  @ApiProperty({ enum: ANSWERS, example: 'accepted' })
  @IsIn(ANSWERS, { message: 'Select what the child answered' })
  answer: (typeof ANSWERS)[number];

  @ApiProperty({ example: '2026-11-23T10:00:00Z' })
  @IsInstant({ message: 'Enter when the child answered', past: true })
  answeredAt: Date;

  @ApiPropertyOptional({ example: 'Does not want to talk to anybody' })
  @ValidateIf((offer: AnswerOfferDto) => offer.answer === 'declined')
  @Words('Enter why the child declined', 2000)
  declinedReason?: string;
}

/** The offer as it should have been recorded; the version before stays readable. */
export class CorrectOfferDto extends OfferInterviewDto {
  @ApiProperty({ example: 'It was offered by the night staff' })
  @Words('Enter why this is corrected', 2000)
  reason: string;
}

export class ArrangeInterviewDto {
  @ApiProperty({ example: '2026-11-24T15:00:00Z' })
  @IsInstant({ message: 'Enter when the interview will be' })
  arrangedFor: Date;

  @ApiPropertyOptional({ example: 'At her school' })
  @MoreWords('Where it will be', 500)
  place?: string;

  @ApiPropertyOptional({ example: ID, description: 'A colleague, or somebody from outside who signs in here' })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who will hold it' })
  interviewerId?: string;

  @ApiPropertyOptional({ example: 'Jo Example', description: 'Somebody who does not sign in here' })
  @MoreWords('The name', 200)
  interviewerName?: string;

  @ApiPropertyOptional({ example: 'Safe Voices' })
  @MoreWords('The organisation', 200)
  organisation?: string;

  @ApiPropertyOptional({ type: [String], example: [], description: 'Other absences of the child it will cover' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true, message: 'Select absences of this child' })
  alsoCovers?: string[];
}

export class CloseInterviewDto {
  @ApiProperty({ enum: CLOSINGS, example: 'unreachable' })
  @IsIn(CLOSINGS, { message: 'Select what became of it' })
  outcome: (typeof CLOSINGS)[number];

  @ApiProperty({ example: 'Three visits and two calls, no answer' })
  @Words('Enter the reason', 2000)
  reason: string;
}

export class MentionDto {
  @ApiProperty({ example: 'Milltown bus station' })
  @Words('Enter the name')
  name: string;

  @ApiPropertyOptional({ example: 'Waited there until the last bus' })
  @MoreWords('What is known', 2000)
  details?: string;
}

/** What a return interview found. What was not asked is left out, and stays unknown. */
export class WriteUpDto {
  @ApiProperty({ example: '2026-11-24T15:10:00Z' })
  @IsInstant({ message: 'Enter when the interview was held', past: true })
  heldAt: Date;

  @ApiPropertyOptional({ example: ID })
  @IsOptional()
  @IsUUID(undefined, { message: 'Select who held it' })
  interviewerId?: string;

  @ApiPropertyOptional({ example: 'Jo Example' })
  @MoreWords('The name', 200)
  interviewerName?: string;

  @ApiPropertyOptional({ example: 'Safe Voices' })
  @MoreWords('The organisation', 200)
  organisation?: string;

  @ApiProperty({ example: true })
  @IsBoolean({ message: 'Select whether the interviewer is independent' })
  independent: boolean;

  @ApiProperty({ example: 'Works for a charity and takes no part in decisions about her' })
  @Words('Enter why the interviewer is, or is not, independent of the child’s care', 2000)
  independenceReason: string;

  @ApiPropertyOptional({ example: 'I just wanted to see my brother.', description: 'As the child said it' })
  @MoreWords('What the child said')
  ownWords?: string;

  @ApiPropertyOptional({ example: 'Took the 22:10 bus, slept at a friend’s' })
  @MoreWords('What happened')
  whatHappened?: string;

  @ApiPropertyOptional({ type: [String], example: ['contact'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true, message: 'Select from the list' })
  pushFactors?: string[];

  @ApiPropertyOptional({ type: [String], example: ['family'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true, message: 'Select from the list' })
  pullFactors?: string[];

  @ApiPropertyOptional({ type: [MentionDto], description: 'Where the child was, one by one' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => MentionDto)
  places?: MentionDto[];

  @ApiPropertyOptional({ type: [MentionDto], description: 'Whom the child was with, one by one' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => MentionDto)
  people?: MentionDto[];

  @ApiProperty({ enum: HARM, example: 'no' })
  @IsIn(HARM, { message: 'Select whether the child came to harm' })
  harm: (typeof HARM)[number];

  @ApiPropertyOptional({ example: 'Was hit by an older boy' })
  @ValidateIf((writeUp: WriteUpDto) => writeUp.harm === 'yes')
  @Words('Enter what harm', 10_000)
  harmDetails?: string;

  @ApiPropertyOptional({ example: 'Says that somebody gave her a telephone' })
  @MoreWords('What the child disclosed')
  disclosures?: string;

  @ApiPropertyOptional({ example: 'Contact with her brother every week' })
  @MoreWords('What should happen now')
  recommendations?: string;

  @ApiProperty({ enum: PARENTS_VIEWS, example: 'obtained' })
  @IsIn(PARENTS_VIEWS, { message: 'Select whether the views of parents or carers were obtained' })
  parentsViews: (typeof PARENTS_VIEWS)[number];

  @ApiProperty({ example: 'Her carer thinks the same' })
  @Words('Enter their views, or why they were not obtained', 10_000)
  parentsViewsDetails: string;

  @ApiPropertyOptional({ type: [String], example: [], description: 'Other absences of the child it covered' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true, message: 'Select absences of this child' })
  alsoCovers?: string[];
}

/** The whole as it should have been recorded. */
export class CorrectWriteUpDto extends WriteUpDto {
  @ApiProperty({ example: 'She read it and said it differently' })
  @Words('Enter why this is corrected', 2000)
  reason: string;
}

/** The same from outside: who holds it and which episode are given. */
export class HandInDto extends OmitType(WriteUpDto, ['interviewerId', 'interviewerName', 'organisation', 'alsoCovers'] as const) {} // prettier-ignore

export class AddActionDto {
  @ApiProperty({ example: 'Ask for weekly contact with her brother' })
  @Words('Enter what is to be done', 2000)
  what: string;

  @ApiProperty({ example: ID })
  @IsUUID(undefined, { message: 'Select who does it' })
  ownerId: string;

  @ApiProperty({ type: String, format: 'date', example: '2026-12-01' })
  @IsDay('Enter by when')
  dueOn: string;
}

export class CompleteActionDto {
  @ApiProperty({ example: '2026-11-30T10:00:00Z' })
  @IsInstant({ message: 'Enter when it was done', past: true })
  doneAt: Date;

  @ApiPropertyOptional({ example: 'Agreed with the carer' })
  @MoreWords('The note', 2000)
  note?: string;
}

export class ShareInterviewDto {
  @ApiProperty({ example: 'Her reviewing officer' })
  @Words('Enter with whom it was shared')
  sharedWith: string;

  @ApiProperty({ example: '2026-11-25T10:00:00Z' })
  @IsInstant({ message: 'Enter when it was shared', past: true })
  sharedAt: Date;

  @ApiProperty({ example: 'Why she went, and where to' })
  @Words('Enter what was shared', 2000)
  what: string;
}

export class AssignInterviewDto {
  @ApiProperty({ example: ID, description: 'Somebody with the role return-interviewer' })
  @IsUUID(undefined, { message: 'Select the interviewer' })
  interviewerId: string;

  @ApiPropertyOptional({ example: '2026-11-23T12:00:00Z', description: 'Now, unless said otherwise' })
  @IsOptional()
  @IsInstant({ message: 'Enter from when' })
  from?: Date;

  @ApiProperty({ example: '2026-11-30T17:00:00Z', description: 'The episode closes to the interviewer then' })
  @IsInstant({ message: 'Enter until when the interviewer may see the episode' })
  until: Date;
}

export class InterviewPolicyDto {
  @ApiProperty({ example: false, description: 'Whether an absence that was away only is followed by an interview too' })
  @IsBoolean({ message: 'Select whether interviews follow absences that were away only' })
  awayOnly: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, example: ID, description: 'Who answers for interviews that are late' }) // prettier-ignore
  @IsOptional()
  @IsUUID(undefined, { message: 'Select the senior manager' })
  seniorManagerId?: string | null;
}
