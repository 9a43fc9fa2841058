import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsGiven } from '../http/given.decorator.js';
import { AUDIENCES, type Audience } from './pack.js';

/** To whom a pack goes. Nobody is nobody: without a name nothing is released. */
export class ReleasePackDto {
  @ApiProperty({ enum: AUDIENCES, example: 'police' })
  @IsIn(AUDIENCES, { message: 'Select who the pack is for' })
  audience: Audience;

  @ApiProperty({ example: 'PC Alex Sample' })
  @IsString({ message: 'Enter the name of the person who gets it' })
  @IsGiven({ message: 'Enter the name of the person who gets it' })
  @MaxLength(200, { message: 'The name must be 200 characters or fewer' })
  recipientName: string;

  @ApiProperty({ example: 'Testshire Police' })
  @IsString({ message: 'Enter their force or organisation' })
  @IsGiven({ message: 'Enter their force or organisation' })
  @MaxLength(200, { message: 'The force or organisation must be 200 characters or fewer' })
  recipientOrganisation: string;

  @ApiProperty({ example: 'missing@police.example' })
  @IsString({ message: 'Enter the email address, telephone number or place it goes to' })
  @IsGiven({ message: 'Enter the email address, telephone number or place it goes to' })
  @MaxLength(200, { message: 'Where it goes to must be 200 characters or fewer' })
  recipientContact: string;
}

export class PreviewPackDto {
  @ApiPropertyOptional({
    enum: AUDIENCES,
    default: 'police',
    description: 'Who it is for: addresses go to the police alone',
  })
  @IsOptional()
  @IsIn(AUDIENCES, { message: 'Select who the pack is for' })
  audience?: Audience;
}
