import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../http/paged.js';
import { SEGMENT_KINDS, type SegmentKind } from './absence.js';
import { DANGERS, INTERVIEW_NOT_STARTED, POLICE, RETURNED_TO, SAFE, WHEREABOUTS } from './absence.dto.js';
import { HARM_CODES, type Harm } from './wellbeing.js';

const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;
const instant = { type: String, format: 'date-time', example: '2026-11-22T20:00:00.000Z' } as const;

export class SegmentDto {
  @ApiProperty({ enum: SEGMENT_KINDS, example: 'missing' })
  kind: SegmentKind;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; null while it goes on' })
  until: string | null;

  @ApiProperty(id)
  id: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'The friend’s mother',
    description: 'Of the first, see the report',
  })
  establishedBy: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'She rang: the child left by the back door' })
  establishedHow: string | null;
}

/** As it was reported. */
export class AbsenceReportDto {
  @ApiProperty({ enum: WHEREABOUTS, example: 'not-known' })
  whereabouts: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  whereaboutsPlace: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  whereaboutsVerifiedBy: string | null;

  @ApiProperty({ ...instant, description: 'The clock runs from here' })
  lastSeenEarliest: string;

  @ApiProperty({ ...instant, example: '2026-11-22T22:30:00.000Z' })
  lastSeenLatest: string;

  @ApiProperty({ example: 'In her room' })
  lastSeenPlace: string;

  @ApiProperty({ example: 'Night staff' })
  lastSeenBy: string;

  @ApiProperty({ enum: DANGERS, example: 'unknown' })
  danger: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  dangerDetails: string | null;

  @ApiProperty({
    enum: [...POLICE, 'not-recorded'],
    example: 'told',
    description: 'Not recorded: imported, and not said',
  })
  police: string;

  @ApiProperty({ ...instant, nullable: true, example: '2026-11-22T23:05:00.000Z' })
  policeToldAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  policeNotToldReason: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'TS-20261122-0417' })
  policeReference: string | null;

  @ApiProperty({ ...instant, example: '2026-11-22T22:35:00.000Z' })
  noticedAt: string;

  @ApiProperty({ ...instant, example: '2026-11-22T23:10:00.000Z' })
  reportedAt: string;

  @ApiProperty({ example: 'Night staff, by telephone' })
  reportedBy: string;
}

export class LocatedDto {
  @ApiProperty({ ...instant, example: '2026-11-23T04:10:00.000Z' })
  at: string;

  @ApiProperty({ example: 'Police' })
  by: string;

  @ApiProperty({ type: String, nullable: true, example: 'Milltown bus station' })
  place: string | null;

  @ApiProperty({ example: true, description: 'Whether somebody has seen the child, not only heard from them' })
  seen: boolean;

  @ApiProperty({ enum: SAFE, example: 'yes' })
  safe: string;
}

export class AbsenceDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  childId: string;

  @ApiProperty({ example: 'Aisha Byrne' })
  childName: string;

  @ApiProperty({
    enum: SEGMENT_KINDS,
    nullable: true,
    example: 'missing',
    description: 'What the child is now; null once back',
  })
  standing: SegmentKind | null;

  @ApiProperty(instant)
  startedAt: string;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; null until the child is back' })
  endedAt: string | null;

  @ApiProperty({ type: [SegmentDto], description: 'In order, without gaps' })
  segments: SegmentDto[];

  @ApiProperty({ type: AbsenceReportDto })
  report: AbsenceReportDto;

  @ApiProperty({ type: LocatedDto, nullable: true, description: 'Null until the child is found' })
  located: LocatedDto | null;

  @ApiProperty({
    ...instant,
    nullable: true,
    example: null,
    description: 'Confirmed as an adult since then, and searched for as one until the absence ends',
  })
  adultFrom: string | null;

  @ApiProperty({ enum: [...RETURNED_TO, 'not-recorded'], nullable: true, example: null })
  returnedTo: string | null;

  @ApiProperty({
    ...instant,
    nullable: true,
    example: null,
    description: '72 hours after the return; null before it, and when none is owed',
  })
  interviewDueAt: string | null;

  @ApiProperty({ enum: INTERVIEW_NOT_STARTED, nullable: true, example: null })
  interviewNotStartedReason: string | null;

  @ApiProperty({ example: 1 })
  version: number;
}

/** How the child was, each time they were found or back. */
export class WellbeingDto {
  @ApiProperty({ enum: ['located', 'returned'], example: 'located' })
  occasion: string;

  @ApiProperty({ ...instant, example: '2026-11-23T04:10:00.000Z' })
  at: string;

  @ApiProperty({ example: 'British Transport Police' })
  by: string;

  @ApiProperty({ type: String, nullable: true, example: 'Sample Station' })
  place: string | null;

  @ApiProperty({ example: true })
  seen: boolean;

  @ApiProperty({ enum: ['yes', 'no', 'not-known'], example: 'no', description: 'Safe and well' })
  safe: string;

  @ApiProperty({
    enum: HARM_CODES,
    isArray: true,
    nullable: true,
    example: ['injury'],
    description: 'Harm and health needs; null: nobody has said',
  })
  harms: Harm[] | null;

  @ApiProperty({ type: String, nullable: true, example: 'A cut on her hand' })
  harmDetails: string | null;

  @ApiProperty({ ...instant, example: '2026-11-23T04:20:00.000Z' })
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample' })
  recordedBy: string;
}

export class OpenedAbsenceDto extends AbsenceDto {
  @ApiProperty({ type: [WellbeingDto], description: 'The latest first' })
  wellbeing: WellbeingDto[];
}

export class AbsencesDto {
  @ApiProperty({ type: [AbsenceDto] })
  items: AbsenceDto[];
}

export class AbsencesPageDto extends PagedDto {
  @ApiProperty({ type: [AbsenceDto] })
  items: AbsenceDto[];
}

export class AbsenceVersionDto {
  @ApiProperty({ example: 2 })
  version: number;

  @ApiProperty(instant)
  from: string;

  @ApiProperty({ ...instant, nullable: true, example: null })
  until: string | null;

  @ApiProperty({ ...instant, nullable: true, example: '2026-11-23T04:10:00.000Z' })
  locatedAt: string | null;

  @ApiProperty({ enum: [...RETURNED_TO, 'not-recorded'], nullable: true, example: null })
  returnedTo: string | null;

  @ApiProperty({ ...instant, example: '2026-11-23T04:20:00.000Z' })
  recordedAt: string;

  @ApiProperty({ example: 'Sam Sample', description: 'The person’s name, or system' })
  recordedBy: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  recordedWhy: string | null;
}

export class AbsenceHistoryDto {
  @ApiProperty({ type: [AbsenceVersionDto], description: 'The first first' })
  items: AbsenceVersionDto[];
}
