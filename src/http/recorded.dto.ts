import { ApiProperty } from '@nestjs/swagger';

/** What was recorded, and where it is. */
export class RecordedDto {
  @ApiProperty({ example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  id: string;

  @ApiProperty({ example: '/api/v1/children/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' })
  href: string;
}

/** After a change. */
export class VersionDto {
  @ApiProperty({ example: 2, description: 'For the next If-Match' })
  version: number;
}
