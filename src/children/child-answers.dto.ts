import { ApiProperty } from '@nestjs/swagger';
import { PagedDto } from '../http/paged.js';
import { RecordedDto } from '../http/recorded.dto.js';
import { SEXES } from './child.js';

const instant = { type: String, format: 'date-time', example: '2026-11-20T18:30:00.000Z' } as const;
const id = { example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' } as const;

export class CreatedChildDto extends RecordedDto {
  @ApiProperty({ example: false, description: '18 or over: recorded as a care leaver' })
  careLeaver: boolean;

  @ApiProperty({ type: String, nullable: true, example: null })
  note: string | null;
}

export class ChildSummaryDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 'Aisha' })
  givenName: string;

  @ApiProperty({ example: 'Byrne' })
  familyName: string;

  @ApiProperty({ type: String, nullable: true, example: 'Ash' })
  knownAs: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'T-000123' })
  localNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2010-03-15', description: 'The youngest asserted' })
  bornOn: string | null;

  @ApiProperty({ example: false })
  bornOnUncertain: boolean;

  @ApiProperty({ ...instant, nullable: true })
  inCareSince: Date | null;

  @ApiProperty({ type: String, nullable: true, example: 'V2' })
  legalStatus: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Sam Sample' })
  workerName: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Looked after children, north' })
  teamName: string | null;
}

export class ChildrenAnswerDto extends PagedDto {
  @ApiProperty({ type: [ChildSummaryDto] })
  items: ChildSummaryDto[];
}

export class LikelySameDto extends ChildSummaryDto {
  @ApiProperty({ example: true })
  sameBirthDay: boolean;

  @ApiProperty({ example: false })
  allNameWords: boolean;

  @ApiProperty({ example: true, description: 'Born on the same day under another given name: a hint, never a refusal' })
  perhapsTwin: boolean;
}

export class LikelySameAnswerDto {
  @ApiProperty({ type: [LikelySameDto] })
  items: LikelySameDto[];
}

export class OperativeBirthDto {
  @ApiProperty({ example: '2010-03-15' })
  earliest: string;

  @ApiProperty({ example: '2010-03-15' })
  latest: string;

  @ApiProperty({ example: 'birth-certificate' })
  source: string;

  @ApiProperty(id)
  assertionId: string;
}

export class BirthAssertionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: '2010-03-15' })
  earliest: string;

  @ApiProperty({ example: '2010-03-15' })
  latest: string;

  @ApiProperty({ example: 'claimed' })
  source: string;

  @ApiProperty(instant)
  assertedAt: Date;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The id of the one that ended it' })
  supersededBy: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  supersededAt: Date | null;

  @ApiProperty({ example: false })
  underChallenge: boolean;

  @ApiProperty({ example: 1 })
  version: number;
}

export class BirthDto {
  @ApiProperty({ type: OperativeBirthDto, nullable: true, description: 'The youngest live assertion' })
  safeguarding: OperativeBirthDto | null;

  @ApiProperty({ type: OperativeBirthDto, nullable: true, description: 'The latest decided' })
  returns: OperativeBirthDto | null;

  @ApiProperty({ type: [BirthAssertionDto] })
  assertions: BirthAssertionDto[];
}

export class DatedDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty(instant)
  from: Date;

  @ApiProperty({ ...instant, nullable: true, example: null, description: 'Exclusive; null while it goes on' })
  until: Date | null;

  @ApiProperty({ example: 1 })
  version: number;
}

export class PeriodOfCareDto extends DatedDto {
  @ApiProperty({ type: String, nullable: true, example: null })
  endReason: string | null;
}

export class RecordedLegalStatusDto extends DatedDto {
  @ApiProperty({ example: 'V2' })
  code: string;
}

export class RecordedAllocationDto extends DatedDto {
  @ApiProperty(id)
  workerId: string;

  @ApiProperty({ example: 'Sam Sample' })
  workerName: string;

  @ApiProperty(id)
  teamId: string;

  @ApiProperty({ example: 'Looked after children, north' })
  teamName: string;
}

export class RecordedUnaccompaniedDto extends DatedDto {
  @ApiProperty({ enum: ['yes', 'no', 'unknown'] })
  answer: string;

  @ApiProperty(instant)
  answeredAt: Date;

  @ApiProperty({ type: String, nullable: true, example: null })
  endReason: string | null;
}

export class RestrictionDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: ['child', 'address', 'adoption'] })
  scope: string;

  @ApiProperty(id)
  ownerId: string;

  @ApiProperty({ example: 'Mo Manager' })
  ownerName: string;

  @ApiProperty(instant)
  from: Date;

  @ApiProperty({ example: true })
  maySee: boolean;
}

export class UnaccompaniedStateDto {
  @ApiProperty({ enum: ['yes', 'no', 'unknown'], example: 'unknown' })
  is: string;

  @ApiProperty({ enum: ['never-asked', 'not-answered', 'out-of-date'], nullable: true, example: 'never-asked' })
  because: string | null;

  @ApiProperty({ ...instant, nullable: true, example: null })
  answeredAt: Date | null;
}

export class NowDto {
  @ApiProperty({ type: PeriodOfCareDto, nullable: true })
  care: PeriodOfCareDto | null;

  @ApiProperty({ type: RecordedLegalStatusDto, nullable: true })
  legalStatus: RecordedLegalStatusDto | null;

  @ApiProperty({ type: RecordedAllocationDto, nullable: true })
  allocation: RecordedAllocationDto | null;

  @ApiProperty({ type: UnaccompaniedStateDto })
  unaccompanied: UnaccompaniedStateDto;
}

export class TraffickingBasisDto {
  @ApiProperty({ example: 'nrm-conclusive-grounds-positive' })
  kind: string;

  @ApiProperty({ ...instant, nullable: true })
  since: Date | null;
}

export class TraffickingStateDto {
  @ApiProperty({
    enum: ['identified', 'suspected', 'no', 'unknown'],
    example: 'identified',
    description: 'T1, T2, no or unknown',
  })
  is: string;

  @ApiProperty({ type: [TraffickingBasisDto], description: 'What it rests on' })
  basis: TraffickingBasisDto[];
}

export class ChildDto {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ example: 'Aisha' })
  givenName: string;

  @ApiProperty({ example: 'Byrne' })
  familyName: string;

  @ApiProperty({ type: String, nullable: true, example: 'Ash' })
  knownAs: string | null;

  @ApiProperty({ enum: SEXES, nullable: true })
  sex: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'T-000123' })
  localNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ZZ99 3CZ' })
  homePostcode: string | null;

  @ApiProperty({ enum: ['looked-after', 'not-looked-after', 'care-leaver'] })
  standing: string;

  @ApiProperty({ type: Number, nullable: true, example: 15, description: 'By the youngest asserted date of birth' })
  age: number | null;

  @ApiProperty({ type: BirthDto })
  birth: BirthDto;

  @ApiProperty({ type: NowDto })
  now: NowDto;

  @ApiProperty({ type: TraffickingStateDto })
  trafficking: TraffickingStateDto;

  @ApiProperty({ type: [PeriodOfCareDto] })
  care: PeriodOfCareDto[];

  @ApiProperty({ type: [RecordedLegalStatusDto] })
  legalStatuses: RecordedLegalStatusDto[];

  @ApiProperty({ type: [RecordedUnaccompaniedDto] })
  unaccompanied: RecordedUnaccompaniedDto[];

  @ApiProperty({ type: [RecordedAllocationDto] })
  allocations: RecordedAllocationDto[];

  @ApiProperty({ type: [RestrictionDto] })
  restrictions: RestrictionDto[];

  @ApiProperty({ enum: ['child', 'address', 'adoption'], isArray: true, description: 'What you may not see of it' })
  hidden: string[];
}
