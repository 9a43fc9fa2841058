import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../../http/given.decorator.js';

export const DIRECTOR_DECISIONS = ['continue-while-moving', 'move-now'] as const;

export class DecideBreachDto {
  @ApiProperty({ enum: DIRECTOR_DECISIONS, example: 'move-now' })
  @IsIn(DIRECTOR_DECISIONS, { message: 'Select your decision' })
  decision: (typeof DIRECTOR_DECISIONS)[number];

  @ApiProperty({ example: 'Two registered homes have agreed to assess today.' })
  @IsString({ message: 'Enter your reasons' })
  @IsGiven({ message: 'Enter your reasons' })
  @MaxLength(5000, { message: 'Your reasons must be 5,000 characters or fewer' })
  reasons: string;
}
