import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'; // prettier-ignore
import { AbsenceDto } from '../absence-answers.dto.js';
import { ReportAbsenceDto } from '../absence.dto.js';

/** May be told with a report or follow after. */
export class DescribeAbsenceDto {
  @ApiPropertyOptional({ example: 'Grey hooded top, black leggings, white trainers' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'What the child wore must be 2,000 characters or fewer' })
  clothing?: string;

  @ApiPropertyOptional({ example: 'Left with a boy of about 17 called Kay', description: 'Who the child may be with' })
  @IsOptional()
  @IsString()
  @MaxLength(2000, { message: 'Who the child may be with must be 2,000 characters or fewer' })
  company?: string;
}

/** The five answers, and what may follow after. */
export class ReportChildDto extends IntersectionType(ReportAbsenceDto, DescribeAbsenceDto) {}

/** What is told of one of several children missing together, and of no other. */
const OF_ONE = ['danger', 'dangerDetails', 'policeReference'] as const;

export class ChildAmongDto extends IntersectionType(PickType(ReportAbsenceDto, OF_ONE), DescribeAbsenceDto) {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  @IsUUID(undefined, { message: 'Select the child' })
  childId: string;
}

/** The circumstances once, then each child with their own danger. */
export class ReportTogetherDto extends OmitType(ReportAbsenceDto, OF_ONE) {
  @ApiProperty({ type: [ChildAmongDto], description: 'At most 20' })
  @IsArray({ message: 'Select who is missing' })
  @ArrayMinSize(1, { message: 'Select who is missing' })
  @ArrayMaxSize(20, { message: 'Report at most 20 children at once' })
  @ArrayUnique(({ childId }: ChildAmongDto) => childId, { message: 'Each child can be reported once' })
  @ValidateNested({ each: true })
  @Type(() => ChildAmongDto)
  children: ChildAmongDto[];
}

export class ReportedTogetherDto {
  @ApiProperty({ type: [AbsenceDto], description: 'One for each child, in the order sent' })
  items: AbsenceDto[];
}

export class DescriptionDto {
  @ApiProperty({ type: String, nullable: true, example: 'Grey hooded top, black leggings, white trainers' })
  clothing: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Who the child may be with' })
  company: string | null;

  @ApiProperty({ example: 1, description: '0 while nothing was said' })
  version: number;
}

export class CompanionDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  childId: string;

  @ApiProperty({ example: 'Ash Byrne' })
  childName: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The absence already open, if there is one',
  })
  openAbsenceId: string | null;

  @ApiProperty({ example: false })
  isSibling: boolean;
}

export class CompanionsDto {
  @ApiProperty({ type: [CompanionDto], description: 'Siblings first, then by name; at most 20' })
  items: CompanionDto[];
}
