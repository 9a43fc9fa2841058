import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

export class SignInDto {
  @ApiProperty({ example: 'social-worker@demo.test' })
  @IsString({ message: 'Enter your email address' })
  @MinLength(1, { message: 'Enter your email address' })
  @MaxLength(254, { message: 'Email address must be 254 characters or fewer' })
  username: string;

  @ApiProperty({ example: 'the password printed at the start' })
  @IsString({ message: 'Enter your password' })
  @MinLength(1, { message: 'Enter your password' })
  @MaxLength(1000, { message: 'Password must be 1,000 characters or fewer' })
  password: string;
}

export class BearerSessionDto {
  @ApiProperty({ example: 'kith_dGhpcyBpcyBub3QgYSByZWFsIHRva2Vu' })
  token: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T21:00:00.000Z' })
  expiresAt: string;
}
