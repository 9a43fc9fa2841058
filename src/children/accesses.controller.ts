import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageDto } from '../http/paged.js';
import { AccessesPageDto } from './accesses.dto.js';
import { AccessesService } from './accesses.service.js';

@ApiTags('children')
@Controller('api/v1/children/:id/accesses')
export class AccessesController {
  constructor(private readonly accesses: AccessesService) {}

  @Get()
  @Can('audit:read', 'child.accesses')
  @ApiOperation({ summary: 'Who opened, changed or was refused a child’s record, from the audit' })
  @ApiOkResponse({ type: AccessesPageDto })
  list(@Param('id', IdPipe) child: string, @Query() { page }: PageDto): Promise<AccessesPageDto> {
    return this.accesses.ofChild(child, page);
  }
}
